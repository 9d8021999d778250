/** What can be written in one way only. */
export type Canonical =
  | string
  | number
  | boolean
  | null
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

// Of a pair of surrogates the u flag sees one character; what it still finds stands alone.
const LONE_SURROGATE = /\p{Cs}/u;

function quoted(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError("a lone surrogate is no text");
  return JSON.stringify(text);
}

/**
 * The one way to write a value: RFC 8785 (JSON Canonicalization Scheme). Keys are sorted by UTF-16 code units (3.2.3), strings
 * and numbers are written as ECMAScript does (3.2.2). Receipts, which others check with programs of their own, hold
 * `integers` only; what is sealed here holds `any` finite number. Throws a `RangeError` for what it cannot hold: numbers
 * beyond that (an integer beyond 2^53 - 1), lone surrogates.
 */
export function canonicalJson(value: Canonical, numbers: "integers" | "any" = "integers"): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    if (numbers === "any" ? !Number.isFinite(value) : !Number.isSafeInteger(value))
      throw new RangeError(`${value} is no ${numbers === "any" ? "finite number" : "safe integer"}`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value))
    return `[${value.map((each: Canonical) => canonicalJson(each, numbers)).join(",")}]`;
  const entries = Object.entries(value as Readonly<Record<string, Canonical>>);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, each]) => `${quoted(key)}:${canonicalJson(each, numbers)}`).join(",")}}`;
}

/** Whether two values are the same once stored as JSON: keys in any order, what is undefined left out. */
export const sameJson = (left: unknown, right: unknown): boolean => storedText(left) === storedText(right);

/** A value as it reads back from a column of JSON, written in the one way. */
export const storedText = (value: unknown): string =>
  value === undefined ? "null" : canonicalJson(JSON.parse(JSON.stringify(value)) as Canonical, "any");

/** What may stand in a hashed record: no fractions, so that no two writers can print a number differently. */
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
 * The one way to write a value: RFC 8785 (JSON Canonicalization Scheme), restricted to safe integers. Keys are sorted by
 * UTF-16 code units (3.2.3), strings are written as ECMAScript does (3.2.2.2). Throws a `RangeError` for what it cannot
 * hold: fractions, numbers beyond 2^53 - 1, lone surrogates.
 */
export function canonicalJson(value: Canonical): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe integer`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map((each: Canonical) => canonicalJson(each)).join(",")}]`;
  const entries = Object.entries(value as Readonly<Record<string, Canonical>>);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, each]) => `${quoted(key)}:${canonicalJson(each)}`).join(",")}}`;
}

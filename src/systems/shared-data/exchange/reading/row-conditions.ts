import type { RowCondition } from "../grant/grant.ts";

/** A row as sources give it: every value as text. */
export type SourceRow = Readonly<Record<string, string>>;

export const NUMERIC = /^-?\d+(?:\.\d+)?$/;

/** By code points, as PostgreSQL's collation "C" does. */
function compareText(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** As many digits behind the point in both, and the point taken away: long numbers keep every digit. */
function compareNumbers(left: string, right: string): number {
  const [a = "", b = ""] = [left.split(".")[1], right.split(".")[1]];
  const places = Math.max(a.length, b.length);
  const scaled = (text: string, behind: string): bigint =>
    BigInt(text.replace(".", "") + "0".repeat(places - behind.length));
  const difference = scaled(left, a) - scaled(right, b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Numbers by their value where both are numbers, else as text: ISO days and codes of one length are in order that way. */
const compare = (left: string, right: string): number =>
  NUMERIC.test(left) && NUMERIC.test(right) ? compareNumbers(left, right) : compareText(left, right);

/** Whether two conditions say the same. */
export const sameCondition = (a: RowCondition, b: RowCondition): boolean =>
  a.item === b.item &&
  a.is === b.is &&
  a.values.length === b.values.length &&
  a.values.every((value, at) => value === b.values[at]);

function holds({ item, is, values }: RowCondition, row: SourceRow): boolean {
  // Not row[item]: an item may be named like something that every object has.
  const value = Object.hasOwn(row, item) ? row[item] : undefined;
  const [first] = values;
  if (value === undefined || value === "" || first === undefined) return false;
  switch (is) {
    case "equal":
      return value === first;
    case "one-of":
      return values.includes(value);
    case "from":
      return compare(value, first) >= 0;
    case "until":
      return compare(value, first) <= 0;
    case "begins":
      return value.startsWith(first);
  }
}

/** Whether a row is opened by all conditions. What is missing, empty or compared with nothing is not opened. */
export const isOpened = (conditions: readonly RowCondition[], row: SourceRow): boolean =>
  conditions.every((condition) => holds(condition, row));

import { folded } from "../../kernel/search-tokens.ts";
import { pairsOf, sharedShare } from "../../kernel/similarity.ts";

/** What of a row is compared. */
export type Comparable = {
  readonly id: string;
  readonly name: string;
  readonly placeKey: string | null;
  readonly apartFrom: readonly string[];
};

export type Likeness = { readonly left: string; readonly right: string; readonly likeness: number };

/** Names of which this share of pairs is common look alike. */
export const ALIKE = 0.75;
/** What of the larger name must be found in the other for that. */
const HELD = ALIKE / (2 - ALIKE);

const DIGITS = "〇一二三四五六七八九";
const NUMBERED = /([一二三四五六七八九十〇]{1,3})(?=期|标|号|批|段|阶段|线)/gu;

const digit = (sign: string | undefined, none: number): number => (sign ? DIGITS.indexOf(sign) : none);
function numeral(text: string): string {
  const [tens, ones] = text.split("十");
  return ones === undefined
    ? [...text].map((sign) => DIGITS.indexOf(sign)).join("")
    : String(digit(tens, 1) * 10 + digit(ones, 0));
}

/** A name without widths, blanks, brackets and punctuation, its numbers as digits: “（二期）” and “2期” are one. */
export const plainName = (name: string): string =>
  folded(name)
    .replace(/[\s\p{P}\p{S}]/gu, "")
    .replace(NUMBERED, numeral);

const numbersIn = (plain: string): string => (plain.match(/\d+/gu) ?? []).toSorted().join(" ");

type Prepared = Comparable & {
  readonly plain: string;
  readonly numbers: string;
  readonly pairs: ReadonlySet<string>;
};

/** Phase one and phase two, S27 and S29 are others, however alike the rest; a number that only one has is left open. */
const numbersAgree = (a: Prepared, b: Prepared): boolean =>
  a.numbers === "" || b.numbers === "" || a.numbers === b.numbers;

const keptApart = (a: Prepared, b: Prepared): boolean =>
  a.apartFrom.includes(b.id) || b.apartFrom.includes(a.id);

function likenessOf(a: Prepared, b: Prepared): number {
  return a.plain === b.plain ? 1 : numbersAgree(a, b) ? sharedShare(a.pairs, b.pairs) : 0;
}

const groupedBy = (rows: readonly Prepared[], key: (row: Prepared) => string | null): Prepared[][] => {
  const groups = new Map<string, Prepared[]>();
  for (const row of rows) {
    const value = key(row);
    if (value === null || value === "") continue;
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
};

/** Rows by what they hold, to look up those that share it. */
type Holders = Map<string, Prepared[]>;

const hold = (holders: Holders, key: string, row: Prepared): void => {
  const held = holders.get(key);
  if (held) held.push(row);
  else holders.set(key, [row]);
};

/**
 * Pairs of rows that may have names alike. Two names that share three quarters of their pairs share one of their rarest
 * ones, and the numbers in them agree, so only those are looked up: every row against every other would take minutes for a
 * full register.
 */
function* candidates(rows: readonly Prepared[]): Generator<readonly [Prepared, Prepared]> {
  const counts = new Map<string, number>();
  for (const { pairs } of rows) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const rarest = ({ pairs }: Prepared): string[] =>
    [...pairs]
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, pairs.size - Math.ceil(HELD * pairs.size) + 1);
  // A name without numbers agrees with all, one with numbers with those of the same and those without.
  const [all, byNumbers]: [Holders, Holders] = [new Map(), new Map()];
  for (const row of rows.toSorted((a, b) => a.pairs.size - b.pairs.size)) {
    const seen = new Set<Prepared>();
    for (const pair of rarest(row)) {
      const [own, without] = [`${pair} ${row.numbers}`, `${pair} `];
      const others =
        row.numbers === ""
          ? (all.get(pair) ?? [])
          : [...(byNumbers.get(own) ?? []), ...(byNumbers.get(without) ?? [])];
      for (const other of others) {
        if (seen.has(other) || other.pairs.size < HELD * row.pairs.size) continue;
        seen.add(other);
        yield [other, row];
      }
      hold(all, pair, row);
      hold(byNumbers, own, row);
    }
  }
}

/** Bounds of one search: so many pairs are told, and so many looked at. A full register of names all alike ends at them. */
export type SearchBounds = { readonly pairs: number; readonly looks: number };
export const USUAL_BOUNDS: SearchBounds = { pairs: 5_000, looks: 3_000_000 };

/**
 * Pairs of rows of one register that look like one matter, the most alike first: names alike, or one place. Rows that a person
 * said are others are left out. Proposals only; a person decides. `whole` is false where the bounds ended the search: then
 * equal names and equal places are all there, and more may be alike.
 */
export function likelySame(
  given: readonly Comparable[],
  bounds: SearchBounds = USUAL_BOUNDS,
): { readonly pairs: Likeness[]; readonly whole: boolean } {
  const rows = given.map((row): Prepared => {
    const plain = plainName(row.name);
    return { ...row, plain, numbers: numbersIn(plain), pairs: pairsOf(plain) };
  });
  const found = new Map<string, Likeness>();
  const note = (a: Prepared, b: Prepared, likeness: number): void => {
    if (keptApart(a, b)) return;
    const [left, right] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    found.set(`${left} ${right}`, { left, right, likeness });
  };
  const isFull = (): boolean => found.size >= bounds.pairs;
  for (const key of [({ plain }: Prepared) => plain, ({ placeKey }: Prepared) => placeKey])
    for (const group of groupedBy(rows, key))
      group.forEach((a, at) => {
        if (isFull()) return;
        for (const b of group.slice(at + 1)) if (numbersAgree(a, b)) note(a, b, likenessOf(a, b));
      });
  let looks = 0;
  for (const [a, b] of candidates(rows)) {
    looks += 1;
    if (isFull() || looks > bounds.looks) break;
    const likeness = likenessOf(a, b);
    if (likeness >= ALIKE) note(a, b, likeness);
  }
  const pairs = [...found.values()].toSorted(
    (a, b) => b.likeness - a.likeness || (a.left + a.right < b.left + b.right ? -1 : 1),
  );
  return { pairs, whole: !isFull() && looks <= bounds.looks };
}

import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import { heldShare, pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import type { Item } from "../items/item.ts";
import { holderOf } from "../items/holder.ts";
import { plainMaterial } from "../../../../kernel/material-name.ts";
import { documentOf, supplyFinder } from "../items/supplied.ts";

const LEAST_LIKENESS = 0.66;
/** A name that the other holds whole is less sure than one that is the same. */
const HELD_WEIGHT = 0.8;

/**
 * A material's name in the one form under which likeness is judged: a document that goes by many names by its usual one,
 * with whose it is, since 经办人身份证 and 法定代表人身份证 are two papers.
 */
function comparable(name: string): string {
  const document = documentOf(name);
  if (document === undefined) return plainMaterial(name).replace(/[\p{P}]|一式.份/gu, "");
  return `${holderOf(name) ?? ""}${document.name}`;
}

/** How alike two materials are by name, 0 to 1; keeps what it worked out, so use one for a whole comparison. */
export function materialLikeness() {
  const plains = new Map<string, string>();
  const holders = new Map<string, string | null>();
  const pairs = new Map<string, ReadonlySet<string>>();
  const plainOf = (name: string): string => {
    const known = plains.get(name);
    if (known !== undefined) return known;
    const plain = comparable(name);
    plains.set(name, plain);
    holders.set(name, holderOf(name));
    return plain;
  };
  // Where one does not say whose it is, they may be of the same person.
  const areOfTwoPeople = (left: string, right: string): boolean => {
    const [of, to] = [holders.get(left) ?? null, holders.get(right) ?? null];
    return of !== null && to !== null && of !== to;
  };
  const pairsFor = (plain: string): ReadonlySet<string> => {
    const known = pairs.get(plain);
    if (known !== undefined) return known;
    const made = pairsOf(plain);
    pairs.set(plain, made);
    return made;
  };
  const likeness = (left: string, right: string): number => {
    const [a, b] = [plainOf(left), plainOf(right)];
    if (a === b) return 1;
    if (areOfTwoPeople(left, right)) return 0;
    const [of, to] = [pairsFor(a), pairsFor(b)];
    const least = Math.min(of.size, to.size);
    return Math.max(sharedShare(of, to), least < 2 ? 0 : HELD_WEIGHT * heldShare(of, to));
  };
  return { plainOf, likeness };
}
export type MaterialLikeness = ReturnType<typeof materialLikeness>;

/** What a city asks for beyond a list: each material of the list stands for one of the city's, the likeliest first. */
export function askedBeyond(
  asked: readonly string[],
  listed: readonly string[],
  { likeness }: MaterialLikeness,
): string[] {
  const pairs = asked
    .flatMap((name) => listed.map((known) => ({ name, known, share: likeness(known, name) })))
    .filter(({ share }) => share >= LEAST_LIKENESS)
    .toSorted((a, b) => b.share - a.share);
  const [met, used] = [new Set<string>(), new Set<string>()];
  for (const { name, known } of pairs) {
    if (met.has(name) || used.has(known)) continue;
    met.add(name);
    used.add(known);
  }
  return asked.filter((name) => !met.has(name));
}

/** One material as the cities call it. `cities` ask for it: at least half of their implementations. */
export type AlignedMaterial = {
  readonly name: string;
  readonly cities: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  /** Matched by a likeness below 1 somewhere: to be looked at. */
  readonly alike: boolean;
  readonly supply: MaterialSupply | null;
};

/** Which catalogued resource can supply a material, so that nobody need hand it in (政务数据共享条例 article 19). */
export type MaterialSupply = {
  readonly resourceId: string;
  readonly resource: string;
  readonly provider: string;
  readonly attribute: SupplyBrief["attribute"];
};

/** Finds the resource that supplies a material; `city` prefers its own. Keeps what it found. */
export function supplierOf(suppliers: readonly SupplyBrief[]) {
  const find = supplyFinder(suppliers);
  return (name: string, city: string | null = null): MaterialSupply | null => {
    const supplied = find(name, city);
    if (supplied === null) return null;
    const { resourceId, resource, provider, attribute } = supplied;
    return { resourceId, resource, provider, attribute };
  };
}

/** Names of materials that a city asks for: those of at least half of its implementations, as first written. */
export function askedBy(items: readonly Pick<Item, "materials">[], { plainOf }: MaterialLikeness): string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { materials } of items) {
    const seen = new Set<string>();
    for (const { name, needed } of materials) {
      const plain = plainOf(name);
      if (needed === "not-needed" || seen.has(plain)) continue;
      seen.add(plain);
      const known = counts.get(plain);
      if (known) known.count += 1;
      else counts.set(plain, { name, count: 1 });
    }
  }
  return [...counts.values()].filter(({ count }) => count * 2 >= items.length).map(({ name }) => name);
}

type Row = { names: Map<string, string>; plains: Set<string>; alike: boolean };

/**
 * Puts what each city asks for side by side: same names first, then the likeliest pairs; two materials of one city are
 * never one. `asked` is each city's list in the order of the cities.
 */
export function alignMaterials(
  asked: readonly (readonly [city: string, names: readonly string[]])[],
  likely: MaterialLikeness,
  supplier: (name: string) => MaterialSupply | null,
): AlignedMaterial[] {
  const rows: Row[] = [];
  for (const [city, names] of asked) {
    const left = new Set(names);
    const take = (row: Row, name: string, alike: boolean): void => {
      row.names.set(city, name);
      row.plains.add(likely.plainOf(name));
      row.alike ||= alike;
      left.delete(name);
    };
    // Most are called the same: how alike names are is worked out for the others alone.
    for (const row of rows) {
      const same = names.find((name) => left.has(name) && row.plains.has(likely.plainOf(name)));
      if (same !== undefined) take(row, same, false);
    }
    if (left.size === 0) continue;
    const pairs: { row: Row; name: string; share: number; order: number }[] = [];
    for (const [order, row] of rows.entries())
      for (const name of row.names.has(city) ? [] : left) {
        const share = Math.max(...[...row.names.values()].map((known) => likely.likeness(known, name)));
        if (share >= LEAST_LIKENESS) pairs.push({ row, name, share, order });
      }
    for (const { row, name, share } of pairs.toSorted((a, b) => b.share - a.share || a.order - b.order))
      if (left.has(name) && !row.names.has(city)) take(row, name, share < 1);
    for (const name of left)
      rows.push({ names: new Map([[city, name]]), plains: new Set([likely.plainOf(name)]), alike: false });
  }
  return rows.map(({ names, alike }) => {
    const name = [...names.values()].toSorted((a, b) => a.length - b.length)[0] ?? "";
    return {
      name,
      cities: [...names.keys()],
      names: Object.fromEntries(names),
      alike,
      supply: supplier(name),
    };
  });
}

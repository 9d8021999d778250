import { folded } from "../../../../kernel/search-tokens.ts";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import { heldShare, pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import type { Item } from "../items/item.ts";

/** What says how a material is handed in and not which it is: 原件, 复印件, 一式三份, 加盖公章. */
const FORM_WORDS =
  /(原件(?:及|和|与)?复印件|复印件|原件|扫描件|副本|正本|一式[一二两三四五六七八九十\d]+份|加盖(?:单位)?公章|(?:须|需)?签字盖章)/g;
const LEAST_LIKENESS = 0.66;
/** A name that the other holds whole is less sure than one that is the same. */
const HELD_WEIGHT = 0.8;

const WRITTEN_OTHERWISE: readonly (readonly [RegExp, string])[] = [
  [/(?:居民|法定代表人|申请人|经办人|本人|有效)*身份证(?:件|明)?/g, "身份证"],
  [/(?:企业法人|企业|个体工商户)?营业执照/g, "营业执照"],
  [/(?:户口本|户口簿|居民户口簿)/g, "户口簿"],
];

/** A material's name without what does not tell which it is. */
export function plainMaterial(name: string): string {
  let plain = folded(name)
    .replace(/[(（【[].*?[)）】\]]/g, "")
    .replace(FORM_WORDS, "");
  for (const [written, same] of WRITTEN_OTHERWISE) plain = plain.replace(written, same);
  plain = plain.replace(/[\s\p{P}]/gu, "");
  return plain === "" ? folded(name).replace(/[\s\p{P}]/gu, "") : plain;
}

/** How alike two materials are by name, 0 to 1; keeps what it worked out, so use one for a whole comparison. */
export function materialLikeness() {
  const plains = new Map<string, string>();
  const pairs = new Map<string, ReadonlySet<string>>();
  const plainOf = (name: string): string => {
    const known = plains.get(name);
    if (known !== undefined) return known;
    const plain = plainMaterial(name);
    plains.set(name, plain);
    return plain;
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
    const [of, to] = [pairsFor(a), pairsFor(b)];
    const least = Math.min(of.size, to.size);
    return Math.max(sharedShare(of, to), least < 2 ? 0 : HELD_WEIGHT * heldShare(of, to));
  };
  return { plainOf, likeness };
}
export type MaterialLikeness = ReturnType<typeof materialLikeness>;

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

const SUPPLY_LIKENESS = 0.75;

/** Finds the resource that supplies a material by its name or one of its data items; keeps what it found. */
export function supplierOf(suppliers: readonly SupplyBrief[], { likeness }: MaterialLikeness) {
  const found = new Map<string, MaterialSupply | null>();
  return (name: string): MaterialSupply | null => {
    const known = found.get(name);
    if (known !== undefined) return known;
    let best: { readonly supply: SupplyBrief; readonly share: number } | null = null;
    for (const supply of suppliers) {
      const share = Math.max(
        likeness(name, supply.name.replace(/(?:信息|数据|目录|登记)+$/, "")),
        ...supply.items.map((item) => likeness(name, item) - 0.01),
      );
      if (share >= SUPPLY_LIKENESS && (best === null || share > best.share)) best = { supply, share };
    }
    const supply =
      best === null
        ? null
        : {
            resourceId: best.supply.resourceId,
            resource: best.supply.name,
            provider: best.supply.provider,
            attribute: best.supply.attribute,
          };
    found.set(name, supply);
    return supply;
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

type Row = { names: Map<string, string>; alike: boolean };

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
      row.alike ||= alike;
      left.delete(name);
    };
    const pairs: { row: Row; name: string; share: number; order: number }[] = [];
    for (const [order, row] of rows.entries())
      for (const name of names) {
        const share = Math.max(...[...row.names.values()].map((known) => likely.likeness(known, name)));
        if (share >= LEAST_LIKENESS) pairs.push({ row, name, share, order });
      }
    for (const { row, name, share } of pairs.toSorted((a, b) => b.share - a.share || a.order - b.order))
      if (left.has(name) && !row.names.has(city)) take(row, name, share < 1);
    for (const name of left) rows.push({ names: new Map([[city, name]]), alike: false });
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

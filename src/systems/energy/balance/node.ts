import { COUNTY_SEATS } from "../../../kernel/county-seats.ts";

// Places at which something connects, by the names that people write: a banner or county, or a substation in one.

/** Names are few and come again with each project. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 10_000;

/** 示例固阳 220千伏变电站 and 示例固阳220kV变 are one, 固阳县 and 固阳 as well. */
export function nodeKey(name: string): string {
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  const key = name
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/千伏/g, "kv")
    .toLowerCase()
    .replace(/(?:变电站|变电所|开关站|变|站)$/, "")
    .replace(/(?<=..)[旗县区市]$/, "");
  if (KEYS.size === MOST_KEYS) KEYS.clear();
  KEYS.set(name, key);
  return key;
}

export const isBanner = (name: string): boolean => /[旗县区市]$/.test(name.normalize("NFKC").trim());

/** What may stand before the name of a banner: that it is invented, and its city. */
const BEFORE = /^(?:示例)?(?:呼和浩特|包头|鄂尔多斯|乌兰察布)?[市盟]?/;

/**
 * Finds the banner or county, of some, with whose name that of a node begins, its city's passed over: 固阳县 of 固阳220kV变 and of
 * 包头市固阳变. Of several the longest, so that 鄂托克前旗 is no part of 鄂托克旗; null: none.
 */
export function bannerFinder(banners: readonly string[]): (node: string) => string | null {
  const keys = banners
    .map((name) => ({ name, key: nodeKey(name) }))
    .toSorted((a, b) => b.key.length - a.key.length);
  const known = new Map<string, string | null>();
  return (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const own = nodeKey(node);
    const bare = own.replace(BEFORE, "");
    const found = keys.find(({ key }) => own.startsWith(key) || bare.startsWith(key))?.name ?? null;
    known.set(node, found);
    return found;
  };
}

/** Banners and counties of a city. */
export const bannersOf = (city: string): typeof COUNTY_SEATS =>
  COUNTY_SEATS.filter(({ code }) => code.slice(0, 4) === city.slice(0, 4));

import type { Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { basicCode, plainCode } from "../items/codes.ts";
import type { Item } from "../items/item.ts";
import { type NameLikeness, nameLikeness, plainName, strangeNames } from "../items/name-likeness.ts";
import { type Asked, type PairingProposal, proposePairs } from "./pairing-proposals.ts";

/** What a person decided about two groups: that they are one item, or that they are not. Remembered by their keys. */
export type Pairing = {
  readonly looseKey: string;
  readonly targetKey: string;
  readonly verdict: "same" | "different";
};

/** What of an item decides with which others it is compared, and is proposed to be. */
export type Grouping = Pick<
  Item,
  "city" | "name" | "type" | "catalogCode" | "taskCode" | "handleItemCode" | "cancelledOn" | "state"
>;

export type ItemGroup<T extends Grouping = Item> = {
  readonly key: string;
  readonly code: string | null;
  /** `code`: by 基本编码 alone; `confirmed`: also by pairings that a person confirmed; `loose`: without a code. */
  readonly by: "code" | "confirmed" | "loose";
  readonly items: readonly T[];
};

/** A 基本编码 that is not followed: its form is wrong, or its item's name shares nothing with the others of the code. */
export type DoubtedCode = {
  readonly city: string;
  readonly name: string;
  readonly code: string;
  readonly why: "form" | "names";
  /** What the others of the code are called, where there are any. */
  readonly others: string | null;
};

export type Grouped<T extends Grouping = Item> = {
  readonly groups: readonly ItemGroup<T>[];
  readonly proposals: readonly PairingProposal[];
  readonly doubted: readonly DoubtedCode[];
  /** Items left aside: cancelled or out of use on the day, and those of no city of the four. */
  readonly outOfUse: number;
  readonly elsewhere: number;
};

const OUT_OF_USE = /取消|废止|停用|下放后取消|注销/;
const FOUR = new Set(CITIES.map(({ code }) => code));

const isOutOfUse = ({ cancelledOn, state }: Grouping, asOf: Day): boolean =>
  (cancelledOn !== null && cancelledOn <= asOf) || (state !== null && OUT_OF_USE.test(state));

/** Why an item is not compared on a day; null where it is. */
export const asideOf = (item: Grouping, asOf: Day): "elsewhere" | "out-of-use" | null =>
  !FOUR.has(item.city) ? "elsewhere" : isOutOfUse(item, asOf) ? "out-of-use" : null;

/** The key of items without a code: those of one city, type and name are implementations of one item. */
export const looseKey = ({ city, type, name }: Pick<Grouping, "city" | "type" | "name">): string =>
  `~${city}~${folded(type ?? "")}~${plainName(name)}`;

/** Items by their groups before pairings, in the order given; and those that stand apart from the code that they print. */
function gathered<T extends Grouping>(items: readonly T[], asOf: Day) {
  const areAlike = nameLikeness();
  const [byCode, keys] = [new Map<string, T[]>(), new Map<T, string>()];
  const [strange, doubted] = [new Map<T, string>(), new Array<DoubtedCode>()];
  let [outOfUse, elsewhere] = [0, 0];
  for (const item of items) {
    const aside = asideOf(item, asOf);
    if (aside === "elsewhere") elsewhere += 1;
    else if (aside === "out-of-use") outOfUse += 1;
    else {
      const { city, name, catalogCode } = item;
      const code = basicCode(item);
      if (code !== null) added(byCode, code, item);
      else {
        keys.set(item, looseKey(item));
        const printed = plainCode(catalogCode ?? "");
        if (printed !== "") doubted.push({ city, name, code: printed, why: "form", others: null });
      }
    }
  }
  for (const [code, own] of byCode) {
    const apart = strangersIn(code, own, areAlike);
    const others = apart.size === 0 ? "" : nameOf(own.filter((item) => !apart.has(item)));
    for (const item of own) keys.set(item, apart.has(item) ? looseKey(item) : code);
    for (const item of apart) {
      strange.set(item, code);
      doubted.push({ city: item.city, name: item.name, code, why: "names", others });
    }
  }
  const own = items.filter((item) => !strange.has(item));
  const bases = new Map<string, T[]>([...own, ...strange.keys()].map((item) => [keys.get(item) ?? "", []]));
  for (const item of items) bases.get(keys.get(item) ?? "")?.push(item);
  bases.delete("");
  return { bases, strange, doubted, outOfUse, elsewhere };
}

function added<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const known = lists.get(key);
  if (known) known.push(one);
  else lists.set(key, [one]);
}

/**
 * Items of one code whose names share nothing with those of the others; the names of the most cities are the code's own, of
 * equals those whose implementation codes extend it. A matter handled under an implementation code that stays, stays.
 */
export function strangersIn<T extends Grouping>(
  code: string,
  items: readonly T[],
  areAlike: NameLikeness,
): ReadonlySet<T> {
  const [first] = items;
  if (items.every(({ name }) => name === first?.name)) return new Set();
  const weights = new Map<string, { readonly cities: Set<string>; extending: number; count: number }>();
  for (const { name, city, taskCode } of items) {
    const known = weights.get(name) ?? { cities: new Set<string>(), extending: 0, count: 0 };
    known.cities.add(city);
    known.count += 1;
    if (taskCode !== null && plainCode(taskCode).includes(code)) known.extending += 1;
    weights.set(name, known);
  }
  const strange = strangeNames([...weights.keys()], areAlike, (name) => {
    const { cities, extending, count } = weights.get(name) ?? { cities: new Set(), extending: 0, count: 0 };
    return cities.size * 1e6 + extending * 1e3 + Math.min(count, 999);
  });
  if (strange.size === 0) return new Set();
  const own = new Set(
    items.flatMap(({ name, city, taskCode }) => (strange.has(name) ? [] : [`${city} ${taskCode}`])),
  );
  return new Set(
    items.filter(
      ({ name, city, taskCode, handleItemCode }) =>
        strange.has(name) &&
        !(handleItemCode !== null && taskCode !== null && own.has(`${city} ${taskCode}`)),
    ),
  );
}

/** Follows confirmed pairings to the group that stands at their end; a ring of them ends where it began. */
function endOf(key: string, same: ReadonlyMap<string, string>, known: ReadonlySet<string>): string {
  const seen = new Set([key]);
  let at = key;
  for (let next = same.get(at); next !== undefined && known.has(next); next = same.get(at)) {
    if (seen.has(next)) return key;
    seen.add(next);
    at = next;
  }
  return at;
}

export const isLoose = (key: string): boolean => key.startsWith("~");

/** Keys of groups by that of the group to which confirmed pairings join them, itself among them. */
export function joinedBy(
  keys: ReadonlySet<string>,
  pairings: readonly Pick<Pairing, "looseKey" | "targetKey">[],
): ReadonlyMap<string, readonly string[]> {
  const same = new Map(pairings.map((each) => [each.looseKey, each.targetKey]));
  const joined = new Map<string, string[]>();
  for (const key of keys) added(joined, isLoose(key) ? endOf(key, same, keys) : key, key);
  return joined;
}

/** How a name is put: that of most items, of equals the first in the order of signs. */
export function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? null;
}

const nameOf = (items: readonly Grouping[]): string => commonest(items.map(({ name }) => name)) ?? "";

/** A group of the items of one key, `paired` where pairings joined others to it. */
export const groupOf = <T extends Grouping>(
  key: string,
  paired: boolean,
  items: readonly T[],
): ItemGroup<T> => ({
  key,
  code: isLoose(key) ? null : key,
  by: paired ? "confirmed" : isLoose(key) ? "loose" : "code",
  items,
});

/**
 * A group as others are proposed to it; `printed` is the code that its items print, where that is doubted. Null where
 * nothing is asked any more: without a code, and joined.
 */
export function askedOf({ key, code, by, items }: ItemGroup<Grouping>, printed: string | null): Asked | null {
  if (code === null && by === "confirmed") return null;
  const cities = [...new Set(items.map(({ city }) => city))];
  return { key, code, name: nameOf(items), type: items[0]?.type ?? "", cities, printed };
}

/**
 * Items of the four cities by 基本编码. One without a code, or with a code whose form is wrong or whose other items have names
 * that share nothing with its own, stands alone until a person confirms with which group it belongs: what looks the same
 * by name is proposed, never joined. `asOf` leaves out what is cancelled. Groups keep the order of the items.
 */
export function groupItems<T extends Grouping>(
  items: readonly T[],
  pairings: readonly Pairing[],
  asOf: Day,
): Grouped<T> {
  const { bases, strange, doubted, outOfUse, elsewhere } = gathered(items, asOf);
  const order = new Map(items.map((item, at) => [item, at]));
  const same = pairings.filter(({ verdict }) => verdict === "same");
  const made = [...joinedBy(new Set(bases.keys()), same)].map(([key, from]) => {
    const own = from.flatMap((each) => bases.get(each) ?? []);
    const inOrder = own.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    const group = groupOf(key, from.length > 1, inOrder);
    const first = isLoose(key) ? bases.get(key)?.find((item) => strange.has(item)) : undefined;
    return { group, asked: askedOf(group, first === undefined ? null : (strange.get(first) ?? null)) };
  });
  return {
    groups: made.map(({ group }) => group),
    proposals: proposePairs(
      made.flatMap(({ asked }) => asked ?? []),
      pairings,
    ),
    doubted,
    outOfUse,
    elsewhere,
  };
}

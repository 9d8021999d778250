import type { Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { isCatalogCode, plainCode } from "../items/codes.ts";
import type { Item } from "../items/item.ts";
import { type NameLikeness, nameLikeness, plainName, strangeNames } from "../items/name-likeness.ts";
import { type Asked, pairProposer, type PairingProposal } from "./pairing-proposals.ts";

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

/** The key of items without a code: those of one city, type and name are implementations of one item. */
const looseKey = ({ city, type, name }: Grouping): string =>
  `~${city}~${folded(type ?? "")}~${plainName(name)}`;

type Gathered<T extends Grouping> = {
  key: string;
  code: string | null;
  paired: boolean;
  items: T[];
  /** The code that the items print and that is doubted because of their names. */
  printed?: string;
};

function gathered<T extends Grouping>(items: readonly T[], asOf: Day, areAlike: NameLikeness) {
  const byKey = new Map<string, Gathered<T>>();
  const doubted: DoubtedCode[] = [];
  let [outOfUse, elsewhere] = [0, 0];
  const add = (key: string, code: string | null, item: T): Gathered<T> => {
    const known = byKey.get(key);
    if (known) {
      known.items.push(item);
      return known;
    }
    const made: Gathered<T> = { key, code, paired: false, items: [item] };
    byKey.set(key, made);
    return made;
  };
  for (const item of items) {
    if (!FOUR.has(item.city)) elsewhere += 1;
    else if (isOutOfUse(item, asOf)) outOfUse += 1;
    else {
      const code = item.catalogCode === null ? "" : plainCode(item.catalogCode);
      if (isCatalogCode(code)) add(code, code, item);
      else {
        add(looseKey(item), null, item);
        const { city, name } = item;
        if (code !== "") doubted.push({ city, name, code, why: "form", others: null });
      }
    }
  }
  for (const group of byKey.values()) {
    const { code } = group;
    if (code === null) continue;
    const strange = strangersIn(group, areAlike);
    if (strange.size === 0) continue;
    group.items = group.items.filter((item) => !strange.has(item));
    const others = nameOf(group.items);
    for (const item of strange) {
      add(looseKey(item), null, item).printed = code;
      doubted.push({ city: item.city, name: item.name, code, why: "names", others });
    }
  }
  return { byKey, doubted, outOfUse, elsewhere };
}

/**
 * Items of one code whose names share nothing with those of the others; the names of the most cities are the code's own, of
 * equals those whose implementation codes extend it. A matter handled under an implementation code that stays, stays.
 */
function strangersIn<T extends Grouping>(
  { code, items }: Gathered<T>,
  areAlike: NameLikeness,
): ReadonlySet<T> {
  const [first] = items;
  if (items.every(({ name }) => name === first?.name)) return new Set();
  const weights = new Map<string, { readonly cities: Set<string>; extending: number; count: number }>();
  for (const { name, city, taskCode } of items) {
    const known = weights.get(name) ?? { cities: new Set<string>(), extending: 0, count: 0 };
    known.cities.add(city);
    known.count += 1;
    if (taskCode !== null && code !== null && plainCode(taskCode).includes(code)) known.extending += 1;
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
function endOf(key: string, same: ReadonlyMap<string, string>, known: ReadonlyMap<string, unknown>): string {
  const seen = new Set([key]);
  let at = key;
  for (let next = same.get(at); next !== undefined && known.has(next); next = same.get(at)) {
    if (seen.has(next)) return key;
    seen.add(next);
    at = next;
  }
  return at;
}

/** How a name is put: that of most items, of equals the first in the order of signs. */
export function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? null;
}

const nameOf = (items: readonly Grouping[]): string => commonest(items.map(({ name }) => name)) ?? "";

const askedOf = ({ key, code, items, printed }: Gathered<Grouping>): Asked => {
  const name = nameOf(items);
  return {
    key,
    code,
    name,
    plain: plainName(name),
    type: items[0]?.type ?? "",
    cities: [...new Set(items.map(({ city }) => city))],
    printed,
  };
};

/**
 * Groups lists of items of the four cities by 基本编码, one after the other, as {@link groupItems} does. It keeps what
 * {@link pairProposer} does.
 */
export function itemGrouper() {
  const areAlike = nameLikeness();
  const proposalsOf = pairProposer();

  return <T extends Grouping>(items: readonly T[], pairings: readonly Pairing[], asOf: Day): Grouped<T> => {
    const { byKey, doubted, outOfUse, elsewhere } = gathered(items, asOf, areAlike);
    const same = new Map(
      pairings.filter(({ verdict }) => verdict === "same").map((each) => [each.looseKey, each.targetKey]),
    );
    const merged = new Map<string, Gathered<T>>();
    for (const group of byKey.values()) {
      const target = byKey.get(group.code === null ? endOf(group.key, same, byKey) : group.key) ?? group;
      const known = merged.get(target.key);
      const paired = target !== group;
      if (known) {
        known.items.push(...group.items);
        known.paired ||= paired;
      } else merged.set(target.key, { ...target, items: [...group.items], paired });
    }
    const all = [...merged.values()];
    // A loose item that was joined is no longer asked about; one that others joined still may be.
    const open = all.filter(({ paired, code }) => code !== null || !paired).map(askedOf);
    const decided = new Set(pairings.map((each) => `${each.looseKey}\n${each.targetKey}`));
    return {
      groups: all.map(({ key, code, paired, items: own }) => ({
        key,
        code,
        by: paired ? "confirmed" : code === null ? "loose" : "code",
        items: own,
      })),
      proposals: proposalsOf(open, decided),
      doubted,
      outOfUse,
      elsewhere,
    };
  };
}

/**
 * Items of the four cities by 基本编码. One without a code, or with a code whose form is wrong or whose other items have names
 * that share nothing with its own, stands alone until a person confirms with which group it belongs: what looks the same
 * by name is proposed, never joined. `asOf` leaves out what is cancelled.
 */
export const groupItems = (items: readonly Item[], pairings: readonly Pairing[], asOf: Day): Grouped =>
  itemGrouper()(items, pairings, asOf);

import { pairsOf, sharedShare } from "../../../../kernel/similarity.ts";
import { type DataItem, plainItem, plainName, type Resource } from "../resource/content.ts";

/** A resource as it is compared. */
export type Compared = Pick<
  Resource,
  "id" | "code" | "name" | "providerId" | "providerName" | "regionCode" | "leadSource" | "sample"
> & { readonly items: readonly Pick<DataItem, "name">[] };

/** Two resources that may hold the same; likenesses from 0 to 1, `sharedItems` by their names in the left one. */
export type DuplicatePair = {
  readonly left: Compared;
  readonly right: Compared;
  readonly likeness: number;
  readonly nameLikeness: number;
  readonly itemLikeness: number;
  readonly sharedItems: readonly string[];
};

/** Above it two resources are asked about. Names count for two fifths, data items for three. */
export const ALIKE = 0.55;
const OF_NAME = 0.4;
const SHARED_AT_LEAST = 2;
/** What more resources hold (a name, a number) brings no pair by itself. */
const MOST_HOLDERS = 200;

type Prepared = {
  readonly of: Compared;
  readonly pairs: ReadonlySet<string>;
  readonly items: ReadonlyMap<string, string>;
};

const prepared = (of: Compared): Prepared => ({
  of,
  pairs: pairsOf(plainName(of.name)),
  items: new Map(of.items.map(({ name }) => [plainItem(name), name])),
});

function pairOf(a: Prepared, b: Prepared): DuplicatePair {
  const sharedItems = [...a.items].filter(([plain]) => b.items.has(plain)).map(([, name]) => name);
  const union = a.items.size + b.items.size - sharedItems.length;
  const itemLikeness = union === 0 ? 0 : sharedItems.length / union;
  const nameLikeness = sharedShare(a.pairs, b.pairs);
  const likeness = OF_NAME * nameLikeness + (1 - OF_NAME) * itemLikeness;
  return { left: a.of, right: b.of, likeness, nameLikeness, itemLikeness, sharedItems };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byCode = (a: Compared, b: Compared): number => byText(a.code, b.code) || byText(a.id, b.id);
const byLikeness = (a: DuplicatePair, b: DuplicatePair): number =>
  b.likeness - a.likeness || byCode(a.left, b.left) || byCode(a.right, b.right);

export type LikelyDuplicates = {
  /** Of the resources with these ids only `standing` are there from now on. Returns all pairs, the likeliest first. */
  readonly change: (ids: readonly string[], standing: readonly Compared[]) => readonly DuplicatePair[];
};

/**
 * Pairs of resources of different units that seem to hold the same. Only pairs with two data items in common that bring
 * pairs are compared. Who holds an item is kept, so that a change compares what it touches: the resources that changed, and
 * those that hold an item which fewer or more than `mostHolders` came to hold.
 */
export function likelyDuplicates(mostHolders = MOST_HOLDERS): LikelyDuplicates {
  // Resources by place: counting for one at a time then needs neither keys nor maps.
  const placed: (Prepared | undefined)[] = [];
  const places = new Map<string, number>();
  const free: number[] = [];
  const holders = new Map<string, number[]>();
  let pairs: readonly DuplicatePair[] = [];

  const bringsPairs = (count: number): boolean => count <= mostHolders;

  function take(id: string, before: (item: string) => void): void {
    const place = places.get(id);
    const one = place === undefined ? undefined : placed[place];
    if (place === undefined || one === undefined) return;
    for (const item of one.items.keys()) {
      before(item);
      const held = holders.get(item) ?? [];
      held.splice(held.indexOf(place), 1);
      if (held.length === 0) holders.delete(item);
    }
    placed[place] = undefined;
    places.delete(id);
    free.push(place);
  }

  function put(of: Compared, before: (item: string) => void): number {
    const one = prepared(of);
    const place = free.pop() ?? placed.length;
    placed[place] = one;
    places.set(of.id, place);
    for (const item of one.items.keys()) {
      before(item);
      const held = holders.get(item);
      if (held) held.push(place);
      else holders.set(item, [place]);
    }
    return place;
  }

  /** Pairs of which one is at a place that was touched, each once. */
  function pairsAt(touched: ReadonlySet<number>): DuplicatePair[] {
    const found: DuplicatePair[] = [];
    const common = new Uint32Array(placed.length);
    const isTouched = new Uint8Array(placed.length);
    for (const place of touched) isTouched[place] = 1;
    for (const place of touched) {
      const one = placed[place];
      if (one === undefined) continue;
      const met: number[] = [];
      for (const item of one.items.keys()) {
        const held = holders.get(item);
        if (held === undefined || !bringsPairs(held.length)) continue;
        for (const other of held) {
          if (other === place || (isTouched[other] === 1 && other < place)) continue;
          const count = (common[other] ?? 0) + 1;
          common[other] = count;
          if (count === 1) met.push(other);
        }
      }
      for (const at of met) {
        const other = placed[at];
        const enough = (common[at] ?? 0) >= SHARED_AT_LEAST;
        common[at] = 0;
        if (!enough || other === undefined || one.of.providerId === other.of.providerId) continue;
        const pair = byCode(one.of, other.of) < 0 ? pairOf(one, other) : pairOf(other, one);
        if (pair.likeness >= ALIKE) found.push(pair);
      }
    }
    return found;
  }

  return {
    change(ids, standing) {
      const sizes = new Map<string, number>();
      const before = (item: string): void => {
        if (!sizes.has(item)) sizes.set(item, holders.get(item)?.length ?? 0);
      };
      const again = new Set([...ids, ...standing.map(({ id }) => id)]);
      for (const id of again) take(id, before);
      const touched = new Set(standing.map((each) => put(each, before)));
      for (const [item, size] of sizes) {
        const held = holders.get(item) ?? [];
        if (bringsPairs(size) === bringsPairs(held.length)) continue;
        for (const place of held) touched.add(place);
      }
      for (const place of touched) {
        const one = placed[place];
        if (one) again.add(one.of.id);
      }
      const stay = pairs.filter(({ left, right }) => !again.has(left.id) && !again.has(right.id));
      pairs = merged(stay, pairsAt(touched).toSorted(byLikeness));
      return pairs;
    },
  };
}

/** Two sorted lists as one: most pairs stay, and sorting all of them would cost more than comparing. */
function merged(stay: readonly DuplicatePair[], fresh: readonly DuplicatePair[]): DuplicatePair[] {
  const all: DuplicatePair[] = [];
  let at = 0;
  for (const pair of fresh) {
    for (let next = stay[at]; next !== undefined && byLikeness(next, pair) < 0; next = stay[at]) {
      all.push(next);
      at += 1;
    }
    all.push(pair);
  }
  for (; at < stay.length; at += 1) {
    const pair = stay[at];
    if (pair) all.push(pair);
  }
  return all;
}

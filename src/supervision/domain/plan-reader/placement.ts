import type { Annotation } from "./annotations.ts";
import { trimmed } from "./characters.ts";
import { beginsLine, type Item } from "./outline.ts";
import { lineEnd, type Source } from "./source.ts";

/** What each numbered item carries; index -1 holds annotations before any ordinal. */
export type Placement = {
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>;
  /** Items that take the annotation of the chapter heading above them. */
  readonly inherited: ReadonlyMap<number, Annotation>;
};

/** Gives each annotation to the numbered item that it governs. */
export function placeAnnotations(
  source: Source,
  items: readonly Item[],
  found: readonly Annotation[],
): Placement {
  const placed = new Map<number, Annotation[]>();
  let item = -1;
  for (const annotation of found) {
    while (item + 1 < items.length && (items[item + 1] as Item).start <= annotation.span[0]) item++;
    const list = placed.get(item);
    if (list === undefined) placed.set(item, [annotation]);
    else list.push(annotation);
  }
  const children = childrenOf(items);
  lift(source, items, children, placed);
  return { annotations: placed, inherited: handDown(source, items, children, placed) };
}

function childrenOf(items: readonly Item[]): Map<number, Item[]> {
  const children = new Map<number, Item[]>();
  for (const item of items) {
    const list = children.get(item.parent);
    if (list === undefined) children.set(item.parent, [item]);
    else list.push(item);
  }
  return children;
}

/** An annotation after the last of several unannotated sub-items governs the item that holds them all. */
function lift(
  source: Source,
  items: readonly Item[],
  children: ReadonlyMap<number, readonly Item[]>,
  placed: Map<number, Annotation[]>,
): void {
  const direct = new Map<string, number>();
  for (const index of placed.keys()) {
    const kind = items[index]?.kind;
    if (kind !== undefined) direct.set(kind, (direct.get(kind) ?? 0) + 1);
  }
  for (let index = items.length - 1; index >= 0; index--) {
    const parent = items[index] as Item;
    const group = children.get(index) ?? [];
    const last = group.at(-1);
    if (last === undefined || group.length < 2 || placed.has(index)) continue;
    const annotations = placed.get(last.index);
    if (annotations?.length !== 1 || group.some((one) => one !== last && hasAny(one, items, placed)))
      continue;
    if (hasBelow(last, items, placed)) continue;
    const siblings = (direct.get(parent.kind) ?? 0) > 0;
    const apart = parent.parent !== -1 && (annotations[0] as Annotation).ownLine;
    const inside = parent.parent !== -1 && !beginsLine(source, last) && beginsLine(source, parent);
    if (!siblings && !apart && !inside) continue;
    placed.delete(last.index);
    placed.set(index, annotations);
  }
}

const hasBelow = (item: Item, items: readonly Item[], placed: ReadonlyMap<number, unknown>): boolean => {
  for (let i = item.index + 1; i < items.length && (items[i] as Item).start < item.end; i++)
    if (placed.has(i)) return true;
  return false;
};

const hasAny = (item: Item, items: readonly Item[], placed: ReadonlyMap<number, unknown>): boolean =>
  placed.has(item.index) || hasBelow(item, items, placed);

/** An annotation on a bare heading, before unannotated sub-items, is theirs. */
function handDown(
  source: Source,
  items: readonly Item[],
  children: ReadonlyMap<number, readonly Item[]>,
  placed: Map<number, Annotation[]>,
): Map<number, Annotation> {
  const inherited = new Map<number, Annotation>();
  for (const [index, annotations] of placed) {
    const item = items[index];
    const group = children.get(index) ?? [];
    const first = annotations[0];
    if (item === undefined || first === undefined || annotations.length !== 1 || group.length === 0) continue;
    if (group.some((one) => hasAny(one, items, placed))) continue;
    if (first.span[0] > (group[0] as Item).start) continue;
    if (!isHeading(source, item, first)) continue;
    for (const one of group) inherited.set(one.index, first);
  }
  for (const item of inherited.keys()) placed.delete((items[item] as Item).parent);
  return inherited;
}

const LONGEST_HEADING = 80;

function isHeading(source: Source, item: Item, annotation: Annotation): boolean {
  const [from, to] = trimmed(source.folded, item.after, annotation.span[0]);
  if (to - from > LONGEST_HEADING || source.folded.slice(from, to).includes("。")) return false;
  const [rest, end] = trimmed(source.folded, annotation.span[1], item.ownEnd);
  return rest >= end || lineEnd(source.folded, rest, end) >= end;
}

import type { MeasureComparison } from "./plan.ts";
import { projectNames } from "./project-names.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { textDifference } from "../../kernel/text-difference.ts";

/** What a comparison looks at in a measure. */
export type Comparable = {
  readonly id: string;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly text: string;
  readonly units: readonly string[];
  readonly deadline: string | null;
};

/** Dice similarity from which two measures count as one; found by trying the bundled plan against its superior document. */
const SIMILAR = 0.35;
/** With the same number in the same chapter less is enough: a rewritten measure keeps its place. */
const SIMILAR_IN_PLACE = 0.15;
/** Pairs of characters that stand in more than this share of measures tell nothing about which one it is. */
const COMMON_SHARE = 0.25;

const plain = (text: string): string => folded(text).replace(/[\s\p{P}]/gu, "");

function pairsOf(text: string): Set<string> {
  const characters = [...plain(text)];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

const dice = (shared: number, a: number, b: number): number => (a + b === 0 ? 1 : (2 * shared) / (a + b));

function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return dice(shared, a.size, b.size);
}

const placeOf = ({ section, ordinal }: Comparable): string | null => {
  if (ordinal === null) return null;
  return `${/^[一二三四五六七八九十]+|^第[^章节]+/u.exec(section ?? "")?.[0] ?? section ?? ""}|${plain(ordinal)}`;
};

type Pair = { readonly left: number; readonly right: number; readonly score: number };

/** Candidate pairs by shared neighbouring characters; common ones are passed over, so that work stays near linear. */
function candidates(left: readonly ReadonlySet<string>[], right: readonly ReadonlySet<string>[]): Pair[] {
  const postings = new Map<string, number[]>();
  right.forEach((pairs, index) => {
    for (const pair of pairs) {
      const posting = postings.get(pair);
      if (posting) posting.push(index);
      else postings.set(pair, [index]);
    }
  });
  const most = Math.max(20, right.length * COMMON_SHARE);
  return left.flatMap((pairs, index) => {
    const shared = new Map<number, number>();
    for (const pair of pairs) {
      const at = postings.get(pair);
      if (at && at.length <= most) for (const other of at) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].map(([other, count]) => ({
      left: index,
      right: other,
      score: dice(count, pairs.size, right[other]?.size ?? 0),
    }));
  });
}

/** Which measure of the right answers to which of the left: index → index. */
function align(left: readonly Comparable[], right: readonly Comparable[]): Map<number, number> {
  const [leftPairs, rightPairs] = [left, right].map((side) => side.map(({ text }) => pairsOf(text)));
  const aligned = new Map<number, number>();
  const taken = new Set<number>();
  const take = (from: number, to: number) => {
    aligned.set(from, to);
    taken.add(to);
  };
  const places = new Map(right.map((measure, index) => [placeOf(measure), index]));
  left.forEach((measure, index) => {
    const place = placeOf(measure);
    const other = place === null ? undefined : places.get(place);
    if (other === undefined || taken.has(other)) return;
    const [mine, theirs] = [leftPairs?.[index], rightPairs?.[other]];
    if (mine && theirs && similarity(mine, theirs) >= SIMILAR_IN_PLACE) take(index, other);
  });
  const open = candidates(leftPairs ?? [], rightPairs ?? []).filter(({ score }) => score >= SIMILAR);
  for (const { left: from, right: to } of open.toSorted((a, b) => b.score - a.score))
    if (!aligned.has(from) && !taken.has(to)) take(from, to);
  return aligned;
}

function added<T>(from: readonly T[], to: readonly T[], key: (item: T) => string): T[] {
  const known = new Set(from.map(key));
  return to.filter((item) => !known.has(key(item)));
}

const changes = (from: readonly string[], to: readonly string[]) => ({
  added: added(from, to, plain),
  dropped: added(to, from, plain),
});

const side = (measure: Comparable | null) =>
  measure && { id: measure.id, ordinal: measure.ordinal, text: measure.text };

/**
 * Two measures held against each other, from `left` to `right`: `added` is what only the right has. One side may be
 * null. Widths, spaces and punctuation do not count as a change.
 */
export function compareMeasures(left: Comparable | null, right: Comparable | null): MeasureComparison {
  const projects = changes(projectNames(left?.text ?? ""), projectNames(right?.text ?? ""));
  const units = changes(left?.units ?? [], right?.units ?? []);
  const deadlines = { left: left?.deadline ?? null, right: right?.deadline ?? null };
  const moved = plain(deadlines.left ?? "") !== plain(deadlines.right ?? "");
  const untouched =
    units.added.length + units.dropped.length === 0 &&
    !moved &&
    plain(left?.text ?? "") === plain(right?.text ?? "");
  return {
    kind: left === null ? "added" : right === null ? "dropped" : untouched ? "same" : "changed",
    left: side(left),
    right: side(right),
    projects,
    units,
    deadline: moved ? deadlines : null,
    words: textDifference(left?.text ?? "", right?.text ?? ""),
  };
}

/** The measure of `left` that each measure of `right` answers to: ids of the right → ids of the left. */
export function counterparts(left: readonly Comparable[], right: readonly Comparable[]): Map<string, string> {
  const ids = [...align(left, right)].map(([from, to]): [string, string] => [
    right[to]?.id ?? "",
    left[from]?.id ?? "",
  ]);
  return new Map(ids);
}

/** All measures of two plans: the right in its order, each measure that only the left has after the one before it there. */
export function comparePlans(left: readonly Comparable[], right: readonly Comparable[]): MeasureComparison[] {
  const origin = counterparts(left, right);
  const byId = new Map(left.map((measure) => [measure.id, measure]));
  const kept = new Set(origin.values());
  const rows = right.map((measure) =>
    compareMeasures(byId.get(origin.get(measure.id) ?? "") ?? null, measure),
  );
  let before: string | null = null;
  for (const measure of left) {
    if (!kept.has(measure.id)) {
      const at: number = rows.findIndex((row) => row.left?.id === before);
      rows.splice(at + 1, 0, compareMeasures(measure, null));
    }
    before = measure.id;
  }
  return rows;
}

import { pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import { textDifference, type WordRun } from "../../../kernel/text-difference.ts";
import type { WorkPoint } from "./set.ts";

/** What of a point another year's is held against. */
export type ComparedPoint = Pick<WorkPoint, "id" | "text" | "serves" | "chapter">;

/** A point of this year beside the one of last year that it goes on with. */
export type PairedPoint = {
  readonly before: string;
  readonly now: string;
  /** Dice's coefficient of the two texts, 0 to 1. */
  readonly likeness: number;
  /** Undertakings that both serve. */
  readonly shared: number;
  readonly words: readonly WordRun[];
};

/** 延续, 调整, 新增, 未再列入: each point of both years stands in exactly one of them. */
export type YearComparison = {
  readonly carried: readonly PairedPoint[];
  readonly changed: readonly PairedPoint[];
  readonly added: readonly string[];
  readonly left: readonly string[];
};

/** Alike enough without an undertaking in common, and with one. */
const ALIKE = 0.5;
const ALIKE_WITH_SHARED = 0.15;

const undertakingsOf = ({ serves }: ComparedPoint): ReadonlySet<string> =>
  new Set(serves.flatMap(({ undertakingId }) => undertakingId ?? []));

const bare = (text: string): string => text.replace(/[\s\p{P}]/gu, "");

/**
 * Pairs two years' points, the likeliest first: by how much their words are alike and by the share of undertakings that
 * both serve. Two points that share no undertaking need half their words in common; among equals the order decides.
 */
export function compareYears(
  before: readonly ComparedPoint[],
  now: readonly ComparedPoint[],
): YearComparison {
  const known = (points: readonly ComparedPoint[]) =>
    points.map((point) => ({ point, words: pairsOf(point.text), undertakings: undertakingsOf(point) }));
  const [lefts, rights] = [known(before), known(now)];
  const candidates = lefts.flatMap((left) =>
    rights.flatMap((right) => {
      const shared = [...left.undertakings].filter((each) => right.undertakings.has(each)).length;
      const likeness = sharedShare(left.words, right.words);
      if (likeness < (shared > 0 ? ALIKE_WITH_SHARED : ALIKE)) return [];
      const all = left.undertakings.size + right.undertakings.size - shared;
      const score = likeness + (all === 0 ? 0 : shared / all);
      return [{ left: left.point, right: right.point, shared, likeness, score }];
    }),
  );
  const taken = new Set<ComparedPoint>();
  const pairs: PairedPoint[] = [];
  for (const { left, right, shared, likeness } of candidates.toSorted((a, b) => b.score - a.score)) {
    if (taken.has(left) || taken.has(right)) continue;
    taken.add(left).add(right);
    const words = textDifference(left.text, right.text);
    pairs.push({ before: left.id, now: right.id, likeness, shared, words });
  }
  const order = new Map(now.map(({ id }, index) => [id, index]));
  const ordered = pairs.toSorted((a, b) => (order.get(a.now) ?? 0) - (order.get(b.now) ?? 0));
  const texts = new Map([
    ...before.map(({ id, text }) => [`b${id}`, bare(text)] as const),
    ...now.map(({ id, text }) => [`n${id}`, bare(text)] as const),
  ]);
  const isSame = (pair: PairedPoint): boolean => texts.get(`b${pair.before}`) === texts.get(`n${pair.now}`);
  return {
    carried: ordered.filter(isSame),
    changed: ordered.filter((pair) => !isSame(pair)),
    added: now.filter((point) => !taken.has(point)).map(({ id }) => id),
    left: before.filter((point) => !taken.has(point)).map(({ id }) => id),
  };
}

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparedPoint, compareYears } from "./comparison.ts";

const point = (id: string, text: string, ...undertakings: string[]): ComparedPoint => ({
  id,
  text,
  chapter: "",
  serves: undertakings.map((undertakingId) => ({ measureId: "m", undertakingId })),
});

/** Pairs of neighbouring signs, one by one. */
const pairs = (text: string): string[] => {
  const signs = [...text.toLowerCase()].filter((sign) => !/[\s\p{P}]/u.test(sign));
  if (signs.length === 1) return signs;
  const all: string[] = [];
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const pair = `${signs[at]}${signs[at + 1]}`;
    if (!all.includes(pair)) all.push(pair);
  }
  return all;
};

/** Dice's coefficient; shares no code with the kernel's. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  const total = left.length + right.length;
  return total === 0 ? 0 : (2 * left.filter((pair) => right.includes(pair)).length) / total;
}

/** Takes the best remaining pair again and again. */
function oracle(before: readonly ComparedPoint[], now: readonly ComparedPoint[]): string[] {
  const [lefts, rights] = [[...before], [...now]];
  const pairs: string[] = [];
  for (;;) {
    let best: { left: ComparedPoint; right: ComparedPoint; score: number } | null = null;
    for (const left of lefts)
      for (const right of rights) {
        const [mine, theirs] = [left, right].map(({ serves }) => [
          ...new Set(serves.map((each) => each.undertakingId)),
        ]);
        const shared = (mine ?? []).filter((each) => (theirs ?? []).includes(each)).length;
        const alike = likeness(left.text, right.text);
        if (alike < (shared > 0 ? 0.15 : 0.5)) continue;
        const all = new Set([...(mine ?? []), ...(theirs ?? [])]).size;
        const score = alike + (all === 0 ? 0 : shared / all);
        if (best === null || score > best.score) best = { left, right, score };
      }
    if (best === null) return pairs.toSorted();
    const { left, right } = best;
    pairs.push(`${left.id}-${right.id}`);
    lefts.splice(lefts.indexOf(left), 1);
    rights.splice(rights.indexOf(right), 1);
  }
}

const points = (prefix: string) =>
  fc
    .array(
      fc.tuple(
        fc.stringMatching(/^[推进建设高铁公路，。]{1,12}$/u),
        fc.uniqueArray(fc.constantFrom("u1", "u2", "u3", "u4"), { maxLength: 3 }),
      ),
      { maxLength: 6 },
    )
    .map((drawn) =>
      drawn.map(([text, undertakings], index) => point(`${prefix}${index}`, text, ...undertakings)),
    );

describe("（二十一）this year's work points against last year's", () => {
  it("are carried over, changed by words, new, or left out", () => {
    const compared = compareYears(
      [
        point("a", "推进包头至银川高铁项目建设。", "u1"),
        point("b", "开行城际公交五条线路。"),
        point("c", "举办专项引才活动。"),
      ],
      [
        point("x", "建设政务数据主题库。"),
        point("y", "推进包头至银川高铁项目开通运营。", "u1"),
        point("z", "开行城际公交五条线路"),
      ],
    );
    expect(compared.carried.map(({ before, now }) => [before, now])).toEqual([["b", "z"]]);
    expect(compared.changed.map(({ before, now, shared }) => [before, now, shared])).toEqual([["a", "y", 1]]);
    expect(
      compared.changed[0]?.words
        .filter(({ kind }) => kind === "added")
        .map(({ text }) => text)
        .join(""),
    ).toBe("开通运营");
    expect([compared.added, compared.left]).toEqual([["x"], ["c"]]);
  });

  it("pairs as taking the best remaining pair again and again does", () => {
    fc.assert(
      fc.property(points("a"), points("b"), (before, now) => {
        const { carried, changed } = compareYears(before, now);
        const pairs = [...carried, ...changed].map((pair) => `${pair.before}-${pair.now}`).toSorted();
        expect(pairs).toEqual(oracle(before, now));
      }),
    );
  });

  it("places every point of both years exactly once, and its words make both texts", () => {
    fc.assert(
      fc.property(points("a"), points("b"), (before, now) => {
        const { carried, changed, added, left } = compareYears(before, now);
        const pairs = [...carried, ...changed];
        expect([...pairs.map((pair) => pair.before), ...left].toSorted()).toEqual(before.map(({ id }) => id));
        expect([...pairs.map((pair) => pair.now), ...added].toSorted()).toEqual(now.map(({ id }) => id));
        for (const pair of pairs) {
          const text = (without: string) =>
            pair.words
              .filter(({ kind }) => kind !== without)
              .map((run) => run.text)
              .join("");
          expect(text("added")).toBe(before.find(({ id }) => id === pair.before)?.text);
          expect(text("dropped")).toBe(now.find(({ id }) => id === pair.now)?.text);
        }
      }),
    );
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions, type Comparison } from "./compare-versions.ts";

const first = `包头市示例合作规则

第一章　总则
第一条　为规范协作，制定本规则。
第二条　本规则适用于四市联席会议的筹备、召开和落实。
第三条　联席会议每年召开一次，由四市轮流承办。
第二章　职责
第四条　承办城市负责拟定议题，提前三十日征求其他城市意见。
第五条　促进中心负责日常联络，按季度汇总进展。
`;

const rebuilt = ({ rows }: Comparison, side: "left" | "right"): string =>
  rows
    .flatMap((row) => row[side] ?? [])
    .toSorted((a, b) => a.at - b.at)
    .map(({ raw }) => raw)
    .join("");

const kindOf = ({ rows }: Comparison, words: string): string | undefined =>
  rows.find(({ left, right }) => `${left?.text}${right?.text}`.includes(words))?.kind;

// Paragraphs of few different words, so that equal, alike and repeated ones are common.
const word = fc.constantFrom(
  "联席会议",
  "促进中心",
  "负责",
  "每年",
  "征求意见",
  "落实",
  "四市",
  "轮流承办",
  "议题",
);
const opening = fc.constantFrom("", "第一条　", "第二条　", "第三条　", "（一）", "一、", "　　");
const paragraph = fc
  .tuple(opening, fc.array(word, { maxLength: 8 }))
  .map(([before, words]) => before + words.join(""));
const text = fc.array(paragraph, { maxLength: 14 }).map((lines) => lines.join("\n"));

describe("（二十二）versions of a joint paper compared paragraph by paragraph", () => {
  it("says what was added, dropped, changed and renumbered, and in which article", () => {
    const second = first
      .replace("第三条　联席会议每年召开一次，由四市轮流承办。\n", "")
      .replace("第四条　承办", "第三条　承办")
      .replace("提前三十日", "提前四十五日")
      .replace("第五条　促进", "第四条　促进")
      .concat("第五条　本规则由促进中心解释。\n");
    const compared = compareVersions(first, second);
    expect(compared.summary).toEqual({ same: 5, renumbered: 1, changed: 1, moved: 0, added: 1, dropped: 1 });
    expect(kindOf(compared, "轮流承办")).toBe("dropped");
    expect(kindOf(compared, "解释")).toBe("added");
    expect(kindOf(compared, "按季度汇总进展")).toBe("renumbered");
    const changed = compared.rows.find(({ kind }) => kind === "changed");
    expect(changed?.article).toBe("第三条");
    const words = changed?.words.map(({ kind, text }) => [kind, text]);
    expect(words).toContainEqual(["dropped", "三十日"]);
    expect(words).toContainEqual(["added", "四十五日"]);
  });

  it("finds an article that changed its place, also where a word in it changed", () => {
    const lines = first.split("\n");
    const moved = [...lines.slice(0, 3), lines[8], ...lines.slice(3, 8)]
      .join("\n")
      .replace("按季度汇总进展", "按月汇总进展");
    const compared = compareVersions(first, moved);
    expect(compared.summary).toMatchObject({ moved: 1, added: 0, dropped: 0 });
    const row = compared.rows.find(({ kind }) => kind === "moved");
    expect([row?.left?.at, row?.right?.at]).toEqual([8, 3]);
    expect(row?.words.some(({ kind, text }) => kind === "added" && text.includes("月"))).toBe(true);
  });

  it("keeps the identity of an article that was rewritten under its number", () => {
    const right = first.replace(
      "第三条　联席会议每年召开一次，由四市轮流承办。",
      "第三条　每年举行一次联席会议，承办按既定顺序轮换，特殊情况可以调整。",
    );
    const compared = compareVersions(first, right);
    expect(compared.summary).toMatchObject({ changed: 1, added: 0, dropped: 0 });
  });

  it("finds nothing but the same in a text held against itself", () => {
    fc.assert(
      fc.property(text, (one) => {
        const { rows, summary } = compareVersions(one, one);
        expect(summary).toMatchObject({ changed: 0, moved: 0, added: 0, dropped: 0, renumbered: 0 });
        expect(rows.every(({ left, right }) => left?.at === right?.at)).toBe(true);
      }),
    );
  });

  it("holds every paragraph of both texts once, verbatim", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const compared = compareVersions(left, right);
        expect(rebuilt(compared, "left")).toBe(left);
        expect(rebuilt(compared, "right")).toBe(right);
        for (const { kind, left: one, right: other, words } of compared.rows) {
          if (words.length === 0) continue;
          expect(["changed", "moved", "renumbered"]).toContain(kind);
          const of = (kept: string) =>
            words.flatMap((run) => (run.kind === "same" || run.kind === kept ? [run.text] : [])).join("");
          expect([of("dropped"), of("added")]).toEqual([one?.text, other?.text]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("tells the same backwards: what was added is dropped", () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [there, back] = [compareVersions(left, right).summary, compareVersions(right, left).summary];
        expect(back).toEqual({ ...there, added: there.dropped, dropped: there.added });
      }),
      { numRuns: 300 },
    );
  });

  it("keeps in place what an oracle of plain subsequences keeps, where paragraphs are equal or foreign to each other", () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 25 }), { maxLength: 12 });
    fc.assert(
      fc.property(distinct, distinct, (one, other) => {
        const { summary } = compareVersions(one.map(line).join("\n"), other.map(line).join("\n"));
        expect(summary.same).toBe(longestCommon(one, other));
        expect(summary.same + summary.moved).toBe(one.filter((each) => other.includes(each)).length);
      }),
    );
  });

  it("takes two texts of 2,000 paragraphs that share many words", () => {
    const { rows, summary } = compareVersions(manyArticles(1), manyArticles(2));
    expect(rows.filter(({ left }) => left).length).toBe(2_000);
    expect(summary.changed + summary.moved + summary.same + summary.renumbered + summary.added).toBe(2_000);
  });
});

const line = (number: number): string => String.fromCodePoint(0x4e00 + number).repeat(12);

const manyArticles = (seed: number): string =>
  Array.from({ length: 2_000 }, (_, index) => {
    const turn = (index * 7919 + seed * 104_729) % 9_973;
    return `第${index + 1}条　四市联席会议第${turn}项：由承办城市会同促进中心征求意见，${turn % 97}日内汇总，报${turn % 89}号事项。`;
  }).join("\n");

/** Length of the longest common subsequence, by its recursion over prefixes. */
function longestCommon(one: readonly number[], other: readonly number[]): number {
  let row = Array.from({ length: other.length + 1 }, () => 0);
  for (const a of one) {
    const next = [0];
    for (const [index, b] of other.entries())
      next.push(a === b ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

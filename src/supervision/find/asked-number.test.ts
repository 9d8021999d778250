import { assert as check, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { askedNumber } from "./asked-number.ts";

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
/** Another way to the numeral than the one under test: places written out. */
const numeral = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? "" : tens === 1 ? "十" : `${NUMERALS[tens - 1] ?? ""}十`;
  return `${ten}${ones === 0 ? "" : (NUMERALS[ones - 1] ?? "")}`;
};

describe("the number that words name", () => {
  it("（一）–（二十二） is understood in every form in which a measure is named", () => {
    check(
      property(integer({ min: 1, max: 99 }), (number) => {
        const word = numeral(number);
        for (const words of [
          word,
          `（${word}）`,
          `(${word})`,
          `第${word}条`,
          `第${word}项举措`,
          `举措${word}`,
          String(number),
          `（${number}）`,
          ` 第${number}条 `,
          `Measure ${number}`,
          `${word}、`,
        ])
          expect(askedNumber(words, "measure"), `${words}`).toBe(number);
        for (const words of [`任务${number}`, `task ${number}`, `第${word}项任务`, `#${number}`])
          expect(askedNumber(words, "task"), `${words}`).toBe(number);
      }),
      { numRuns: 100 },
    );
  });

  it("is none in words that say more than a number", () => {
    for (const words of ["十三五规划", "13号线", "1234567", "举措", "", "第", "十三 道路", "a13"])
      expect(askedNumber(words, "measure"), `${words}`).toBeNull();
    expect(askedNumber("任务13", "measure")).toBeNull();
    expect(askedNumber("举措13", "task")).toBeNull();
  });
});

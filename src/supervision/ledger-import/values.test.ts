import { array, assert, constantFrom, property } from "fast-check";
import { expect, it, test } from "vitest";
import { historyOf } from "./values.ts";

const AS_OF = "2026-11-23";

test.each([
  ["2024年6月：完成初稿。2024年9月：印发。", "进展", ["2024-06-30", "2024-09-30"]],
  ["2024年6月15日，召开会议；\n2025.3.1 开工", "进展", ["2024-06-15", "2025-03-01"]],
  ["截至2024年底，完成投资3亿元", "进展", ["2024-12-31"]],
  ["2024年一季度：启动；2024年上半年：过半", "进展", ["2024-03-31", "2024-06-30"]],
  ["6月：初稿；9月：印发", "2024年进展情况", ["2024-06-30", "2024-09-30"]],
  ["1.2024年6月：甲\n2.2024年7月：乙", "进展", ["2024-06-30", "2024-07-31"]],
  ["已印发方案", "2025年一季度进展", ["2025-03-31"]],
  ["已印发方案，2024年6月前完成", "进展", [null]],
  ["前期准备就绪。2024年6月：开工", "进展", [null, "2024-06-30"]],
  ["2026年11月：正在收尾", "进展", [AS_OF]],
  ["2027年3月：计划开工", "进展", [null]],
  ["6月：没有年份", "进展", [null]],
])("“%s” under “%s” is of %j", (text, heading, days) => {
  expect(historyOf(text, heading, AS_OF).map(({ day }) => day)).toEqual(days);
});

const words = (text: string): string => text.replace(/[\s\-·•*]/g, "");

it("keeps every word, in order, whatever it splits at", () => {
  const piece = constantFrom(
    "2024年6月",
    "：",
    "完成",
    "；",
    "\n",
    "。",
    "3月",
    "截至",
    "2025.1.1",
    "（1）",
    "投资3亿元",
    "-",
    " ",
  );
  assert(
    property(array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      const parts = historyOf(text, "进展", AS_OF);
      expect(words(parts.map((part) => part.text).join(""))).toBe(words(text));
      expect(parts.every(({ day }) => day === null || day <= AS_OF)).toBe(true);
    }),
  );
});

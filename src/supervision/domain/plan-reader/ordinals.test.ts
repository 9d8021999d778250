import { describe, expect, it } from "vitest";
import { fold } from "./characters.ts";
import { fromChineseNumeral, ordinalAt } from "./ordinals.ts";

describe("an ordinal", () => {
  it.each([
    ["一、任务", "一、", 1, "一"],
    ["二十一、任务", "一、", 21, "二十一"],
    ["（十三）任务", "(一)", 13, "（十三）"],
    ["( 二 )任务", "(一)", 2, "( 二 )"],
    ["（3）任务", "(1)", 3, "（3）"],
    ["4）任务", "(1)", 4, "4）"],
    ["1.任务", "1.", 1, "1"],
    ["１．任务", "1.", 1, "１"],
    ["11。任务", "1.", 11, "11"],
    ["3．2020年底前开展", "1.", 3, "3"],
    ["⑫任务", "①", 12, "⑫"],
    ["第十条 任务", "条", 10, "第十条"],
    ["第一章 总则", "章", 1, "第一章"],
    ["⼀、任务", "一、", 1, "⼀"],
  ])("stands at the start of %s", (text, kind, value, printed) => {
    const read = ordinalAt(fold(text), 0);
    expect(read).toMatchObject({ kind, value });
    expect(text.slice(0, read?.end)).toBe(printed);
  });

  it.each([
    "6.2%左右",
    "0.6-1万人",
    "1. 5米",
    "一体化",
    "（地、州、盟）",
    "十分重要",
    "2024年",
    "第一位",
    "一百分",
  ])("does not stand at the start of %s", (text) => {
    expect(ordinalAt(fold(text), 0)).toBeNull();
  });

  it("counts in Chinese numerals up to hundreds", () => {
    expect(["十", "十九", "三十", "九十九", "一百零三", "〇", "十十"].map(fromChineseNumeral)).toEqual([
      10,
      19,
      30,
      99,
      103,
      null,
      20,
    ]);
  });
});

describe("folding", () => {
  it("keeps every offset, whatever it folds", () => {
    const text = "（１２）⼀⺠⻓　﹙Ａ﹚\r\n“引”—…𠀀";
    expect(fold(text)).toHaveLength(text.length);
    expect(fold("（Ａ）：，⼯⻓　")).toBe("(A):,工长 ");
  });
});

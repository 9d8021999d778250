import { describe, expect, it } from "vitest";
import { fold } from "./characters.ts";
import { fromChineseNumeral, ordinalAt } from "./ordinals.ts";
import { readPlan } from "./read-plan.ts";

const DIGITS = "零一二三四五六七八九";

/** A number below a thousand as plans write it. */
function written(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds === 0 ? "" : `${DIGITS[hundreds]}百`;
  const ten =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? "" : DIGITS[tens]}十` : hundreds > 0 && ones > 0 ? "零" : "";
  return head + ten + (ones === 0 ? "" : DIGITS[ones]);
}

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

  it.each([
    ["十", 10],
    ["十九", 19],
    ["三十", 30],
    ["九十九", 99],
    ["一百零三", 103],
    ["一百〇三", 103],
    ["二百九十九", 299],
    ["五百", 500],
    ["一千零一十", 1010],
    ["九千九百九十九", 9999],
    ["三〇五", 305],
    ["〇", null],
    ["二三", null],
  ])("counts %s as %s", (printed, value) => {
    expect(fromChineseNumeral(printed)).toBe(value);
  });

  it.each(["chinese", "full-width", "digits"])("numbers 500 measures in %s", (form) => {
    const numeral = (n: number): string =>
      form === "chinese"
        ? `（${written(n)}）`
        : form === "digits"
          ? `${n}.`
          : `（${[...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("")}）`;
    const items = Array.from({ length: 500 }, (_, i) => `${numeral(i + 1)}改造管网。（责任单位：市住建局）`);
    const { measures } = readPlan(`一、任务\n${items.join("\n")}`);
    expect(measures.map((one) => one.ordinal)).toEqual(items.map((_, i) => numeral(i + 1).replace(".", "")));
  });
});

describe("folding", () => {
  it("keeps every offset, whatever it folds", () => {
    const text = "（１２）⼀⺠⻓　﹙Ａ﹚\r\n“引”—…𠀀";
    expect(fold(text)).toHaveLength(text.length);
    expect(fold("（Ａ）：，⼯⻓　")).toBe("(A):,工长 ");
  });
});

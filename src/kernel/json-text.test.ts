import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonOf, longJsonOf } from "./json-text.ts";

const said = (text: string) => {
  const read = jsonOf(text);
  return read.ok ? "" : read.failure.sentence.zh;
};

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

describe("a JSON text", () => {
  it.each([
    ["", /^第 1 行第 1 列：文件是空的/],
    ['{"a": [1, 2', /^第 1 行第 12 列：文件到这里就完了，第 1 行第 7 列的“\[”没有配上“\]”/],
    ['{"a": 1}\n{"a": 2}', /^第 2 行第 1 列：JSON 到前面已经完了/],
    ['{"a": [1, 2,]}', /^第 1 行第 13 列：这里缺一个值；多写了逗号的/],
    ['{\r\n  "a": 1,\r\n}', /^第 3 行第 1 列：这里应当是加了半角双引号的名称/],
    ['{"a": 1,5}', /^第 1 行第 8 列：数字里不能有逗号/],
    ["{a: 1}", /^第 1 行第 2 列：.*名称没有引号/],
    ['{"a" 1}', /^第 1 行第 6 列：名称后面缺冒号/],
    ['{"包头": 1，"b": 2}', /^第 1 行第 9 列：这里写的是“，”，JSON 只认半角的 ,/],
    ["{“a”: 1}", /^第 1 行第 2 列：这里写的是““”，JSON 只认半角的 "/],
    ['{"a"：1}', /“：”，JSON 只认半角的 :/],
    ["{'a': 1}", /^第 1 行第 2 列：这里写的是“'”，JSON 只认半角的 "/],
    ["[1 2]", /^第 1 行第 4 列：前一项后面缺逗号/],
    ['{"a": 1 // 说明\n}', /^第 1 行第 9 列：这里是注释/],
    ["# 说明\n{}", /^第 1 行第 1 列：这里是注释/],
    ["[NaN]", /^第 1 行第 2 列：“NaN”不能这样写；.*null/],
    ["[-Infinity]", /“-Infinity”不能这样写/],
    ["[None, True]", /“None”不能这样写/],
    ["[12, 007]", /^第 1 行第 6 列：“007”不是 JSON 的数/],
    ["[.5]", /“\.5”不是 JSON 的数/],
    ["[+1]", /“\+1”不是 JSON 的数/],
    ["[12万]", /“12万”不是 JSON 的数/],
    ["[1e400]", /“1e400”大得没有意义/],
    ['["甲\n乙"]', /^第 1 行第 2 列：这里开始的引号没有在本行结束/],
    ['["甲', /^第 1 行第 2 列：这里开始的引号没有在本行结束/],
    ['["甲\t乙"]', /^第 1 行第 4 列：文字里有制表符/],
    ['["C:\\Users"]', /^第 1 行第 5 列：文字里的“\\U”不是 JSON 的转义/],
    ['{"fen": 1,\n "fen": 2}', /^第 2 行第 2 列：“fen”在同一个 \{\} 中写了两次，前面在第 1 行第 2 列/],
    ['{"fen": 1, "\\u0066en": 2}', /写了两次/],
  ])("%j is refused at its place, in words that say what to write", (text, expected) => {
    expect(said(text)).toMatch(expected);
    const { failure } = jsonOf(text) as { failure: { sentence: { en: string } } };
    expect(failure.sentence.en).toMatch(/^line \d+, column \d+: /);
    expect(failure.sentence.en).not.toMatch(/SyntaxError|Unexpected token/);
  });

  it("is read where it is sound, behind a byte order mark and however deep", () => {
    expect(jsonOf('\uFEFF {"a": {"a": "\\u0061\u007F"}, "b": [{"a": -0.5e-3}, {"a": null}]} ')).toEqual({
      ok: true,
      value: { a: { a: "a\u007F" }, b: [{ a: -0.0005 }, { a: null }] },
    });
    expect(jsonOf(`${"[".repeat(100_000)}${"]".repeat(100_000)}`).ok).toBe(true);
  });

  it("is taken and refused exactly where JavaScript takes and refuses it, but for keys said twice and numbers beyond it", () => {
    const pieces = [
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      "a",
      "\\",
      "1",
      "-",
      ".",
      "e",
      "0",
      " ",
      "\n",
      "true",
      '"b"',
      "，",
    ];
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.nat(3), fc.constantFrom("", ...pieces))
      .map(([text, seed, taken, put]) => {
        const at = seed % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + taken);
      });
    const noise = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, noise), (text) => {
        const [read, long] = [jsonOf(text), longJsonOf(text)];
        const taken = parsed(text);
        const told = read.ok ? "" : read.failure.sentence.zh;
        expect(long.ok).toBe(taken !== undefined);
        expect(long).toEqual(taken === undefined ? read : { ok: true, value: taken.value });
        expect(read.ok ? long : read).toEqual(read);
        expect(read.ok || taken === undefined || /写了两次|大得没有意义/.test(told)).toBe(true);
      }),
    );
  });
});

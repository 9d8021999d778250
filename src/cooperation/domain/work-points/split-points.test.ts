import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPoints } from "./split-points.ts";

const texts = (text: string) =>
  splitPoints(text).map(({ chapter, ordinal, text: words }) => [chapter, ordinal, words]);

describe("（二十一）points of a paper", () => {
  it("are its numbered paragraphs under their chapters; headings and the opening are none", () => {
    const paper = [
      "2026年基础设施专项工作组工作要点",
      "为落实有关部署，制定本要点。",
      "一、交通互联",
      "（一）加快铁路建设。推进包头至银川高铁项目。",
      "（二）完善公路。",
      "1．推进古城湾黄河大桥通道建设，",
      "完成投资3.5亿元。",
      "2.开行城际公交",
      "二、信息互通",
      "3、建设主题库。（责任单位：示例局；完成时限：2026年12月）",
    ].join("\n");
    expect(texts(paper)).toEqual([
      ["交通互联", "（一）", "加快铁路建设。推进包头至银川高铁项目。"],
      ["交通互联／完善公路", "1．", "推进古城湾黄河大桥通道建设，完成投资3.5亿元。"],
      ["交通互联／完善公路", "2.", "开行城际公交"],
      ["信息互通", "3、", "建设主题库。（责任单位：示例局；完成时限：2026年12月）"],
    ]);
  });

  it("are the lines of a text without ordinals", () => {
    expect(texts("推进甲\n\n 推进乙 ")).toEqual([
      ["", null, "推进甲"],
      ["", null, "推进乙"],
    ]);
    expect(splitPoints(" \n ")).toEqual([]);
  });

  it("keep a figure at the beginning of a line that is no ordinal", () => {
    expect(texts("1.完成投资\n3.5亿元，建成通车。")).toEqual([["", "1.", "完成投资3.5亿元，建成通车。"]]);
  });

  it("lose nothing: a written list comes back as it was, whatever its words", () => {
    const word = fc
      .stringMatching(/^[甲乙丙丁推进建设，、]{1,60}$/u)
      .filter((text) => !/^[，、]/u.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.array(word, { minLength: 1, maxLength: 4 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (chapters) => {
          const figures = "一二三四五六";
          let number = 0;
          const lines = chapters.flatMap(([chapter, points], index) => [
            `${figures[index]}、${chapter.slice(0, 30)}`,
            ...points.map((point) => `${(number += 1)}．${point}`),
          ]);
          const read = splitPoints(lines.join("\n"));
          expect(read.map(({ chapter, text }) => [chapter, text])).toEqual(
            chapters.flatMap(([chapter, points]) => points.map((point) => [chapter.slice(0, 30), point])),
          );
        },
      ),
    );
  });

  it("stand where they say, for any text, in order and without overlap", () => {
    const line = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom("一、甲", "（一）乙", "1.丙", "(1)丁", "戊\r", "  2．己  ", "1.", "十二、"),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join("\n");
        let last = 0;
        for (const {
          span: [start, end],
          ordinal,
          text: words,
        } of splitPoints(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).startsWith(ordinal ?? "")).toBe(true);
          expect(words).not.toBe("");
          last = end;
        }
      }),
    );
  });
});

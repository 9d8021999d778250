import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyLines, copiesLine, titleLines, widthInCharacters } from "./paper-text.ts";

const level = (line: string): number | string => {
  const [found] = bodyLines(line);
  return found?.kind === "paragraph" ? found.level : (found?.kind ?? "none");
};

describe("（二十）a line of a paper's body", () => {
  it.each([
    ["一、总体进展", 1],
    ["二十一、其他", 1],
    ["（一）交通互联互通", 2],
    ["(十二)公共服务", 2],
    ["1．铁路方面", 3],
    ["1. 铁路方面", 3],
    ["3．2020年底前开展普查", 3],
    ["3.2020年底前开展普查", 3],
    ["（1）开行方案", 4],
    ["6.2%的项目已开工", 0],
    ["0.6至1万人", 0],
    ["一是加强协调；", 0],
    ["1小时铁路经济圈", 0],
    ["2026年10月", 0],
    ["（示例）", 0],
  ])("has the level that its ordinal says: %s", (line, expected) => {
    expect(level(line)).toBe(expected);
  });

  it.each([
    ["（一）交通互联互通", "（一）交通互联互通"],
    ["（一）加快建设。今年以来，各单位推进有力。", "（一）加快建设。"],
    ["1. 建成铁路一条。", ""],
    ["（1）建成铁路一条；", ""],
    [`1. ${"长".repeat(60)}`, ""],
    ["今年以来，各单位推进有力。", ""],
  ])("sets only its heading in the type of the level: %s", (line, heading) => {
    expect(bodyLines(line)[0]).toMatchObject({ heading });
  });

  it("may be the place of a table, and only when it says nothing else", () => {
    expect(bodyLines("【表：进展】\n见【表：进展】。")).toEqual([
      { kind: "table", name: "进展" },
      { kind: "paragraph", level: 0, heading: "", text: "见【表：进展】。" },
    ]);
  });

  it("loses its indent, and empty lines go", () => {
    expect(
      bodyLines("　　甲\r\n\r\n \t\n乙\u0000\ud800丙").map((line) => "text" in line && line.text),
    ).toEqual(["甲", "乙丙"]);
  });
});

describe("（二十）a long title", () => {
  it("breaks between words into lines of much the same length", () => {
    expect(titleLines("关于示例都市圈一体化发展实施方案重点任务进展情况的通报", 20)).toEqual([
      "关于示例都市圈一体化发展实施",
      "方案重点任务进展情况的通报",
    ]);
  });

  it("keeps the breaks of the officer", () => {
    expect(titleLines("关于重点任务\n进展情况的通报", 20)).toEqual(["关于重点任务", "进展情况的通报"]);
  });

  it("loses no sign and never parts a line before a closing mark or 的, whatever it says", () => {
    const sign = fc.constantFrom(..."关于印发几字弯都市圈《》“”（），、的实施方案2026年G210 ");
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 90 }), (signs) => {
        const text = signs.join("").trim();
        const lines = titleLines(text, 20);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        const balanced = lines.slice(0, -1).every((line) => widthInCharacters(line) <= 20);
        // A run of marks that cannot be parted is left to the word processor.
        expect(balanced || /[》”），、的《“（]{2}/.test(text)).toBe(true);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[》”），、的]/);
      }),
    );
  });
});

describe("抄送", () => {
  it.each([
    ["市委办公室，市人大常委会办公室", "抄送：市委办公室，市人大常委会办公室。"],
    ["抄送：市委办公室，市政协办公室。", "抄送：市委办公室，市政协办公室。"],
    [
      "市委办公室\n市人大常委会办公室\r\n\n市政协办公室",
      "抄送：市委办公室，市人大常委会办公室，市政协办公室。",
    ],
    [
      "抄送: 市发展改革委、市财政局，\n各旗县区人民政府，",
      "抄送：市发展改革委、市财政局，各旗县区人民政府。",
    ],
    [" \n", ""],
    ["抄送：", ""],
  ])("%j is printed as one line whose bodies stay apart", (typed, printed) => {
    expect(copiesLine(typed)).toBe(printed);
  });
});

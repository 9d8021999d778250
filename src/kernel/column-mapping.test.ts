import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  findHeadingRow,
  headingLines,
  headingsOf,
  type HeadingWords,
  mappedColumns,
  plainHeading,
  rememberedOf,
  type SheetRow,
} from "./column-mapping.ts";

const KNOWN = ["项目名称", "建设单位", "总投资", "建设地点", "开工时间"] as const;
const words: HeadingWords = {
  plain: plainHeading,
  names: (text) => (KNOWN as readonly string[]).includes(plainHeading(text)),
};
const none = new Map<string, string>();
const row = (number: number, cells: readonly string[], joined: readonly number[] = []): SheetRow => ({
  number,
  cells,
  joined,
  hidden: false,
});

const heading = fc.uniqueArray(fc.constantFrom(...KNOWN), { minLength: 2, maxLength: KNOWN.length });
const data = fc.array(
  fc.array(
    fc.integer({ min: 1, max: 9_999 }).map((n) => `第${n}号`),
    { minLength: 5, maxLength: 5 },
  ),
  {
    maxLength: 8,
  },
);
const title = fc.integer({ min: 0, max: 4 });

describe("the heading of a sheet （一）", () => {
  it("is found below any number of titles, and data is never taken for it", () => {
    fc.assert(
      fc.property(title, heading, data, (titles, names, body) => {
        const rows = [
          ...Array.from({ length: titles }, (_, at) =>
            row(
              at + 1,
              names.map(() => `项目一览表${at}`),
            ),
          ),
          row(titles + 1, names),
          ...body.map((cells, at) => row(titles + 2 + at, cells.slice(0, names.length))),
        ];
        expect(findHeadingRow(rows, words, none)).toBe(titles + 1);
        expect(findHeadingRow(rows.slice(titles + 1), words, none)).toBe(0);
      }),
    );
  });

  it("of two lines reads as one: what is merged across stands before each part of it", () => {
    const rows = [
      row(1, ["项目名称", "总投资", "总投资", "建设单位"]),
      row(2, ["项目名称", "中央", "自治区", "建设单位"], [0, 3]),
      row(3, ["甲", "1", "2", "乙"]),
    ];
    expect(findHeadingRow(rows, words, none)).toBe(2);
    expect(headingsOf(headingLines(rows, 2, words), 4)).toEqual([
      "项目名称",
      "总投资 / 中央",
      "总投资 / 自治区",
      "建设单位",
    ]);
  });

  it("of an office's own coining is known once somebody said what it means", () => {
    const rows = [row(1, ["啥东西", "多少钱"]), row(2, ["甲", "1"])];
    expect(findHeadingRow(rows, words, none)).toBe(0);
    expect(
      findHeadingRow(
        rows,
        words,
        new Map([
          ["啥东西", "name"],
          ["多少钱", "money"],
        ]),
      ),
    ).toBe(1);
  });
});

describe("what is remembered of a mapping", () => {
  it("brings the same columns the same meaning, whatever brackets and blanks stand in the headings", () => {
    const decorated = fc.constantFrom("", "（万元）", " ", "：");
    fc.assert(
      fc.property(heading, fc.array(decorated, { minLength: 5, maxLength: 5 }), (names, ends) => {
        const folded = names.map(
          (name, at) => `${name}${(ends[at] ?? "").replace("（", "(").replace("）", ")")}`,
        );
        const fields = names.map((_, at) => `field-${at}`);
        const mapping = { headingRow: 1, fields, why: fields.map(() => null) };
        const remembered = new Map(rememberedOf([row(1, folded)], mapping, words));
        expect(names.map((name) => remembered.get(name))).toEqual(fields);
      }),
    );
  });

  it("shows three values of a column, each merged cell once, and cuts long ones", () => {
    const rows = [
      row(1, ["项目名称", "总投资"]),
      row(2, ["甲", "1"]),
      row(3, ["甲", "2"], [0]),
      row(4, ["乙".repeat(100), "3"]),
      row(5, ["丙", "4"]),
      row(6, ["丁", "5"]),
    ];
    const shown = mappedColumns(
      rows,
      { headingRow: 1, fields: ["name", null], why: ["heading", null] },
      words,
    );
    expect(shown.map(({ samples }) => samples)).toEqual([
      ["甲", `${"乙".repeat(80)}…`, "丙"],
      ["1", "2", "3"],
    ]);
    expect(shown[0]?.field).toBe("name");
  });
});

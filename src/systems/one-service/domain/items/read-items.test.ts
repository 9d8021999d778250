import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetRow } from "../../../../kernel/column-mapping.ts";
import { headingMeaning } from "./item-fields.ts";
import { proposeItemMapping, rememberedOf, roleOf } from "./item-mapping.ts";
import type { ItemSheet } from "./item-row.ts";
import { EXPORT_LAYOUTS } from "./sample-export.ts";
import { sampleItems } from "./sample-items.ts";
import { goodItems, readItems } from "./read-items.ts";

const CITY = "150200";

const sheetOf = (
  name: string,
  rows: readonly (readonly string[])[],
  joined: Record<number, number[]> = {},
): ItemSheet => ({
  name,
  rows: rows.map((cells, at): SheetRow => ({
    number: at + 1,
    cells,
    joined: joined[at + 1] ?? [],
    hidden: false,
  })),
});
const read = (sheets: readonly ItemSheet[]) => readItems(sheets, proposeItemMapping(sheets), { city: CITY });

describe("（四） reading items from exports of any headings", () => {
  it.each(Object.entries(EXPORT_LAYOUTS))("reads the layout %s as it was written", (_, layout) => {
    const items = sampleItems(CITY, 57, { asOf: "2026-11-23" });
    const { items: found, problems } = read(layout(items).map(({ name, rows }) => sheetOf(name, rows)));
    expect(problems).toEqual([]);
    expect(found.map(({ item }) => item)).toEqual(items);
  });

  it("knows national names and column names of the exchange tables as headings", () => {
    expect(
      [
        "task_name",
        "promise_day",
        "limit_scene_num",
        "is_need",
        "到办事现场次数",
        "承诺办结时限（工作日）",
        "TASK_CODE",
      ].map((heading) => headingMeaning(heading)),
    ).toEqual(["name", "promised", "visits", "materialNeeded", "visits", "promised", "taskCode"]);
    expect([headingMeaning("by_law"), headingMeaning("by_law", true)]).toEqual(["basis", "materialBasis"]);
    expect(headingMeaning("心情")).toBeNull();
  });

  it("takes merged cells, repeated rows and numbered lines for materials of one item", () => {
    const head = ["实施编码", "事项名称", "承诺办结时限", "材料名称"];
    const { items, problems } = read([
      sheetOf(
        "清单",
        [
          head,
          ["A1", "甲", "5天", "身份证"],
          ["A1", "甲", "5天", "申请表"],
          ["A2", "乙", "5天", "营业执照"],
          ["A2", "乙", "5天", "章程"],
          ["", "", "", "承诺书"],
          ["A3", "丙", "5天", "1.身份证;2.照片"],
        ],
        { 3: [0, 1, 2] },
      ),
    ]);
    expect(problems).toEqual([]);
    expect(items.map(({ item, rows }) => [item.name, rows, item.materials.map(({ name }) => name)])).toEqual([
      ["甲", [2, 3], ["身份证", "申请表"]],
      ["乙", [4, 5, 6], ["营业执照", "章程", "承诺书"]],
      ["丙", [7], ["身份证", "照片"]],
    ]);
  });

  it("says row, field and remedy of what it cannot read, and keeps only the good where asked", () => {
    const { items, problems } = read([
      sheetOf("清单", [
        ["事项名称", "实施编码", "承诺办结时限", "是否收费", "所属城市"],
        ["甲", "A1", "大概一周", "否", "包头市"],
        ["", "A2", "5天", "否", ""],
        ["乙", "A3", "5天", "否", "鄂尔多斯市"],
        ["丙", "A4", "5天", "否", ""],
        ["注：以上数据截至去年", "", "", "", ""],
      ]),
    ]);
    expect(
      problems
        .map(({ rows, field, blocks }) => [rows[0] ?? 0, field, blocks] as const)
        .toSorted(([one], [other]) => one - other),
    ).toEqual([
      [2, "promised", true],
      [3, "name", true],
      [4, "city", true],
      [6, "name", false],
    ]);
    const { good, blocked } = goodItems({ items, problems });
    expect(blocked.map(({ item }) => item.name)).toEqual(["甲", "乙"]);
    expect(good.map(({ item }) => item.name)).toEqual(["丙"]);
    expect(problems.find(({ field }) => field === "promised")?.sentence.zh).toContain("“大概一周”");
  });

  it("remembers headings with what was left out on purpose, and proposes them for the same set", () => {
    const sheet = sheetOf("表", [
      ["办件名头", "事项名称", "实施编码", "备注"],
      ["行政许可", "甲", "A1", "x"],
    ]);
    const proposed = proposeItemMapping([sheet]);
    expect(proposed.sheets[0]?.fields).toEqual([null, "name", "taskCode", null]);
    const decided = { sheets: [{ ...proposed.sheets[0]!, fields: ["type", "name", null, null] as const }] };
    const bySet = new Map([
      [
        rememberedOf([sheet], decided)[0]!.set,
        new Map(rememberedOf([sheet], decided).map((row) => [row.heading, row.field])),
      ],
    ]);
    expect(proposeItemMapping([sheet], { bySet, byHeading: new Map() }).sheets[0]).toMatchObject({
      fields: ["type", "name", null, null],
      why: ["remembered", "remembered", "remembered", "remembered"],
    });
  });

  it("never throws: every row below the headings is an item, a part of one, or a problem", () => {
    const cell = oneof(
      constantFrom(
        "事项名称",
        "实施编码",
        "材料名称",
        "承诺办结时限",
        "是否收费",
        "名称",
        "甲",
        "A1",
        "",
        "无",
        "5天",
      ),
      string({ maxLength: 12 }),
    );
    const sheets = array(array(array(cell, { maxLength: 6 }), { maxLength: 8 }), {
      minLength: 1,
      maxLength: 3,
    });
    assert(
      property(sheets, (tables) => {
        const all = tables.map((rows, at) => sheetOf(`表${at}`, rows));
        const mapping = proposeItemMapping(all);
        const { items, problems } = readItems(all, mapping, { city: CITY });
        for (const own of mapping.sheets.filter((each) => roleOf(each, mapping) !== "ignored")) {
          const rows = all.find(({ name }) => name === own.sheet)?.rows ?? [];
          for (const row of rows.filter(
            ({ number, cells }) => number > own.headingRow && cells.some((text) => text.trim() !== ""),
          )) {
            const told = [...items, ...problems].some(
              (each) => each.sheet === own.sheet && each.rows.includes(row.number),
            );
            const joined = roleOf(own, mapping) === "materials";
            expect(told || joined).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

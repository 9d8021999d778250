import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import { headingMeaning, headingMeanings, headingUnit } from "./item-headings.ts";
import { rememberedColumns, UNRESOLVED } from "../../../kernel/sheet.ts";
import { itemColumns, type ItemSheet, proposeItemMapping, roleOf } from "./item-columns.ts";
import { EXPORT_LAYOUTS } from "../domain/items/sample-export.ts";
import { sampleItems } from "../domain/items/sample-items.ts";
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

  it.each([[["合计", "", "18项", ""]], [["", "总计：18项", "", ""]], [["小计", "", "", "18"]]])(
    "takes the sum %j below a table for no item",
    (sum) => {
      const { items, problems } = read([
        sheetOf("事项", [
          ["基本编码", "实施编码", "事项名称", "承诺办结时限"],
          ["000123004000", "", "公共场所卫生许可", "5个工作日"],
          sum,
        ]),
      ]);
      expect(items.map(({ item }) => item.name)).toEqual(["公共场所卫生许可"]);
      expect(problems).toMatchObject([{ rows: [3], blocks: false }]);
    },
  );

  it("takes a formula without a result for nothing that is known: its item waits", () => {
    const sheet = sheetOf("事项", [
      ["实施编码", "事项名称", "承诺办结时限", "序号"],
      ["A1", "公共场所卫生许可", "", ""],
      ["A2", "", "5天", "2"],
      ["A3", "道路运输经营许可", "5天", ""],
    ]);
    const unresolved: Readonly<Record<number, number[]>> = { 2: [2], 3: [1], 4: [3] };
    const rows = sheet.rows.map((row) => ({ ...row, unresolved: unresolved[row.number] ?? [] }));
    const found = read([{ ...sheet, rows }]);
    expect(goodItems(found).good.map(({ item }) => item.name)).toEqual(["道路运输经营许可"]);
    expect(
      found.problems
        .filter(({ sentence }) => sentence === UNRESOLVED)
        .map(({ rows: [row], field, blocks }) => [row, field, blocks]),
    ).toEqual([
      [2, "promised", true],
      [3, "name", true],
    ]);
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
        "收费标准",
        "互联网咨询",
      ].map((heading) => headingMeaning(heading)),
    ).toEqual([
      "name",
      "promised",
      "visits",
      "materialNeeded",
      "visits",
      "promised",
      "taskCode",
      "charges",
      "contact",
    ]);
    expect(headingMeaning("心情")).toBeNull();
  });

  it("reads a heading in the context of its sheet: by_law, 依据 and 类型 of an item, or of a material", () => {
    expect(headingMeanings(["task_code", "task_name", "by_law", "promise_day", "link_way"])[2]).toBe("basis");
    expect(headingMeanings(["task_code", "material_name", "is_need", "by_law"])[3]).toBe("materialBasis");
    expect(
      headingMeanings(["事项名称", "依据", "类型", "承诺时限", "材料名称", "类型", "依据", "份数"]),
    ).toEqual([
      "name",
      "basis",
      "type",
      "promised",
      "material",
      "materialType",
      "materialBasis",
      "materialCopies",
    ]);
    expect(headingMeanings(["事项名称", "承诺时限", "材料名称", "份数", "设定依据"])[4]).toBe("basis");
    expect(headingMeanings(["实施编码", "名称", "类型", "份数", "来源渠道"])).toEqual([
      "taskCode",
      "material",
      "materialType",
      "materialCopies",
      "materialSource",
    ]);
    expect(headingMeanings(["基本信息 / 类型", "申请材料 / 类型", "申请材料 / 材料名称"])).toEqual([
      "type",
      "materialType",
      "material",
    ]);
  });

  it("takes by_law of a sheet of materials for theirs, though another sheet taught it was the item's", () => {
    const items = ["task_code", "task_name", "by_law", "promise_day", "promise_type", "link_way"];
    const materials = ["task_code", "material_name", "is_need", "by_law"];
    const sheets = [
      sheetOf("basic", [items, ["A1", "甲", "某条例第五条", "5", "工作日", "0472-0000000"]]),
      sheetOf("material", [materials, ["A1", "申请表", "必要", "某办法第九条"]]),
    ];
    const byHeading = new Map([["bylaw", "basis" as const]]);
    const mapping = proposeItemMapping(sheets, { bySet: new Map(), byHeading });
    const [found] = readItems(sheets, mapping, { city: CITY }).items;
    expect([found?.item.basis, found?.item.materials[0]?.basis]).toEqual(["某条例第五条", "某办法第九条"]);
  });

  it.each([
    ["承诺办结时限（工作日）", "工作日"],
    ["承诺时限（单位：天）", "天"],
    ["法定时限 / 工作日", "工作日"],
    ["法定办结时限/自然日", "自然日"],
    ["承诺时限（自受理之日起，工作日）", "工作日"],
    ["承诺期限（天/工作日）", null],
    ["承诺办结时限", null],
    ["办理时限 / 承诺", null],
  ])("reads in the heading %s the unit %s", (heading, unit) => {
    expect([headingUnit(heading), ["legal", "promised"].includes(headingMeaning(heading) ?? "")]).toEqual([
      unit,
      true,
    ]);
  });

  it("gives a number the unit of its heading, and a range and 当场 their own words", () => {
    const { items, problems } = read([
      sheetOf("清单", [
        ["事项名称", "法定办结时限（工作日）", "承诺办结时限（工作日）", "是否收费"],
        ["甲", "20", "3-5", "免费"],
        ["乙", "20", "当场", "否"],
        ["丙", "30天", "8", "否"],
      ]),
    ]);
    expect(problems).toEqual([]);
    expect(items.map(({ item }) => [item.legal, item.promised])).toEqual([
      [
        { value: 20, unit: "working-day" },
        { value: 5, unit: "working-day", printed: "3-5个工作日" },
      ],
      [
        { value: 20, unit: "working-day" },
        { value: 0, unit: "working-day", printed: "当场" },
      ],
      [
        { value: 30, unit: "day" },
        { value: 8, unit: "working-day" },
      ],
    ]);
  });

  it("keeps an item one where it names a material twice, and where its rows were sorted apart", () => {
    const head = ["实施编码", "事项名称", "承诺办结时限", "材料名称"];
    const rows = [
      ["A1", "甲", "5天", "申请表"],
      ["A1", "甲", "5天", "申请表"],
      ["A2", "乙", "5天", "申请表"],
      ["A1", "甲", "5天", "章程"],
      ["A2", "乙", "8天", "申请表"],
    ];
    const { items } = read([sheetOf("清单", [head, ...rows])]);
    expect(items.map(({ item, rows: own }) => [item.name, own, item.materials.length])).toEqual([
      ["甲", [2, 3, 5], 3],
      ["乙", [4], 1],
      // Another promise is another item, whose code stands twice.
      ["乙", [6], 1],
    ]);
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
    const why = ["decided", "heading", "decided", null] as const;
    const decided = { ...proposed.sheets[0]!, fields: ["type", "name", null, null] as const, why };
    const { set, headings } = rememberedColumns(sheet.rows, decided, itemColumns);
    const memory = { bySet: new Map([[set, headings]]), byHeading: new Map() };
    expect(proposeItemMapping([sheet], memory).sheets[0]).toMatchObject({
      fields: ["type", "name", null, null],
      why: ["remembered", "remembered", null, null],
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
        for (const own of mapping.sheets.filter((each) => roleOf(each, mapping.sheets) !== "ignored")) {
          const rows = all.find(({ name }) => name === own.sheet)?.rows ?? [];
          for (const row of rows.filter(
            ({ number, cells }) => number > own.headingRow && cells.some((text) => text.trim() !== ""),
          )) {
            const told = [...items, ...problems].some(
              (each) => each.sheet === own.sheet && each.rows.includes(row.number),
            );
            const joined = roleOf(own, mapping.sheets) === "materials";
            expect(told || joined).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

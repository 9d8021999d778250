import { describe, expect, it } from "vitest";
import { choice, cities, day, line, money, number, optional, pick, place, say, text } from "./fields.ts";
import {
  cellOf,
  column,
  columnHeaded,
  columnsOf,
  filledColumns,
  inSheet,
  type ListedColumns,
  onScreen,
  sheetCell,
  sheetColumn,
  sheetHeading,
  shownFirst,
} from "./list.ts";

type Found = {
  readonly id: string;
  readonly what: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly days: number;
};
const FIELDS = {
  worth: optional(money(say("估价", "Worth"), { listed: true, heading: /价值|估价/ })),
  foundOn: day(say("拾得日期", "Found on"), { heading: /拾[得到].*(?:日期|时间)/ }),
  length: optional(number(say("长度", "Length"), { unit: say("厘米", "cm") })),
  note: optional(text(say("备注", "Remark"))),
};
const COLUMNS: ListedColumns<Found> = {
  what: column(line(say("物品", "Thing"), { listed: true }), ({ what }) => what, {
    to: ({ id }) => `/found/${id}`,
    width: 30,
  }),
  ...columnsOf<Found, typeof FIELDS>(FIELDS, ({ values }) => values),
  age: column(number(say("保管天数", "Days kept"), { listed: true }), ({ days }) => days, { only: "screen" }),
  state: column(line(say("数据属性", "Standing")), () => "", { only: "sheet", written: () => "登记" }),
  id: column(line(say("系统编号", "Id")), ({ id }) => id, { only: "sheet", hidden: true }),
};
const row = (values: Found["values"] = {}): Found => ({ id: "7", what: "雨伞", values, days: 3 });
const unitName = (id: string) => `单位${id}`;

const of = (key: string) => sheetColumn(key, COLUMNS[key] ?? column<Found>(line(say("", "")), () => ""));

describe("a list described once", () => {
  it("shows on the screen what its fields say is listed, and never what only a sheet has", () => {
    expect(onScreen(COLUMNS)).toEqual(["what", "worth", "foundOn", "length", "note", "age"]);
    expect(shownFirst(COLUMNS)).toEqual(["what", "worth", "age"]);
    expect(shownFirst({ id: column<Found>(line(say("号", "No.")), ({ id }) => id) })).toEqual(["id"]);
  });

  it("leaves out columns in which no row has anything; zero is something", () => {
    const keys = ["what", "worth", "note"];
    expect(filledColumns(COLUMNS, keys, [row(), row({ worth: 0, note: "" })])).toEqual(["what", "worth"]);
    expect(filledColumns(COLUMNS, keys, [])).toEqual(keys);
    const note = column<Found>(FIELDS.note, () => null, { always: true });
    expect(filledColumns({ ...COLUMNS, note }, keys, [row()])).toEqual(["what", "note"]);
  });

  it("writes all or the chosen columns into a sheet, always with the one by which rows are found again", () => {
    expect(inSheet(COLUMNS, null)).toEqual(["what", "worth", "foundOn", "length", "note", "state", "id"]);
    expect(inSheet(COLUMNS, ["note", "what", "age", "strange"])).toEqual(["what", "note", "id"]);
  });

  it("says headings with their units, and of which type cells are", () => {
    expect(of("worth")).toMatchObject({ header: "估价（万元）", type: "number" });
    expect(of("length")).toMatchObject({ header: "长度（厘米）", type: "number" });
    expect(of("foundOn")).toMatchObject({ header: "拾得日期", type: "date", width: 12 });
    expect(of("what")).toMatchObject({ header: "物品", type: "text", width: 30, hidden: false });
    expect(of("id").hidden).toBe(true);
  });

  it("knows its own headings again, and those of others by their words", () => {
    for (const key of inSheet(COLUMNS, null).filter((each) => each !== "id"))
      expect(columnHeaded(COLUMNS, sheetHeading(COLUMNS[key] ?? { field: line(say("", "")) }))).toBe(key);
    expect(columnHeaded(COLUMNS, "拾到 时间")).toBe("foundOn");
    expect(columnHeaded(COLUMNS, "物品价值（元）")).toBe("worth");
    expect(columnHeaded(COLUMNS, "颜色")).toBeNull();
    expect(columnHeaded(COLUMNS, "系统编号")).toBeNull();
  });
});

describe("a cell of a sheet", () => {
  it.each([
    ["money in 万元", money(say("", "")), 123_456_789, 123.46],
    ["a choice by its name", choice(say("", ""), { a: say("甲", "A") }), "a", "甲"],
    ["a choice that is no longer one as it is kept", choice(say("", ""), { a: say("甲", "A") }), "z", "z"],
    ["a unit by its name", pick(say("", "")), "1", "单位1"],
    ["cities by their names", cities(say("", "")), ["150200", "150000"], "包头、自治区"],
    [
      "a line as pairs",
      place(say("", "")),
      [
        [109.5, 40.5],
        [110, 41],
      ],
      "109.5,40.5; 110,41",
    ],
    ["a day as it is", day(say("", "")), "2026-11-30", "2026-11-30"],
    ["nothing where nothing is known", money(say("", "")), undefined, null],
    ["zero where it is zero", money(say("", "")), 0, 0],
  ])("shows %s", (_, field, value, shown) => {
    expect(cellOf(field, value, unitName)).toBe(shown);
  });

  it("says what the column says instead", () => {
    const { state, what } = COLUMNS;
    if (state === undefined || what === undefined) throw new Error("no column");
    expect(sheetCell(state, row(), { unitName })).toBe("登记");
    expect(sheetCell(what, row(), { unitName })).toBe("雨伞");
  });
});

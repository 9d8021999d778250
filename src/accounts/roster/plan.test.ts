import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Organisation } from "../../kernel/organisation.ts";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { NOTHING_REMEMBERED, proposeColumns } from "../../kernel/sheet.ts";
import { planRoster } from "./plan.ts";
import { readRoster as read, rosterColumns } from "./sheet.ts";

const mapped = (rows: readonly SheetRow[]) => proposeColumns(rows, rosterColumns, NOTHING_REMEMBERED);
const readRoster = (lines: readonly Pick<SheetRow, "number" | "cells">[]) => {
  const rows = lines.map((line) => ({ ...line, joined: [], hidden: false }));
  return read(rows, mapped(rows));
};
const rows = (...lines: string[][]) =>
  lines.map((cells, at) => ({ number: at + 1, cells, joined: [], hidden: false }));
const HEAD = ["单位名称", "别名", "上级单位", "行政区划代码", "集合单位", "成员单位", "联络员", "办公电话"];
const sheet = (...rows: string[][]) => [HEAD, ...rows].map((cells, index) => ({ number: index + 1, cells }));

const unit = (id: string, name: string, given: Partial<Organisation> = {}): Organisation => ({
  id,
  name,
  aliases: [],
  parentId: null,
  regionCode: "150200",
  collective: false,
  memberIds: [],
  proposed: false,
  ...given,
});

function plan(rows: string[][], units: Organisation[] = []) {
  const { entries, issues } = readRoster(sheet(...rows));
  return planRoster(entries, issues, { units, liaisons: new Map() });
}

const outcomes = ({ planned }: ReturnType<typeof plan>) =>
  planned.map(({ row, outcome, unit: { name } }) => `${row} ${outcome} ${name}`);
const faults = ({ issues }: ReturnType<typeof plan>) =>
  issues.map(({ row, field, sentence }) => `${row} ${field.zh} ${sentence.zh}`);

describe("reading a roster's sheet", () => {
  it("finds the head row under a title, and columns by their usual names", () => {
    const { entries, issues } = readRoster([
      { number: 1, cells: ["包头市责任单位名册"] },
      { number: 3, cells: ["序号", "责任单位（全称）", "简称", "联系人", "联系电话"] },
      {
        number: 4,
        cells: ["1", "包头市发展和改革委员会", "市发改委；发改委", "张三；李四", "0472-1；0472-2"],
      },
      { number: 9, cells: ["2", "包头市财政局", "", "", ""] },
    ]);
    expect(issues).toEqual([]);
    expect(entries).toMatchObject([
      {
        row: 4,
        name: "包头市发展和改革委员会",
        aliases: ["市发改委", "发改委"],
        parent: null,
        regionCode: null,
        liaisons: [
          { name: "张三", phone: "0472-1" },
          { name: "李四", phone: "0472-2" },
        ],
      },
      { row: 9, name: "包头市财政局", aliases: [], liaisons: [] },
    ]);
  });

  it("says what is wrong with which row and column, and what to write instead", () => {
    const result = plan([
      ["", "", "", "", "", "", "", ""],
      ["", "市财政", "", "", "", "", "", ""],
      ["市教育局", "", "", "1502", "也许", "", "", ""],
    ]);
    expect(faults(result)).toEqual([
      "3 单位名称 请填写单位名称，至少两个字。",
      "4 行政区划代码 “1502”不是行政区划代码，请填 6 位数字，如 150200。",
      "4 集合单位 “也许”看不懂，请填“是”或“否”。",
    ]);
    expect(result.planned).toEqual([]);
  });

  it("takes sums, notes and who filled it in for no unit, and a formula without a result for nothing that is known", () => {
    const lines = rows(
      ["单位名称", "上级单位"],
      ["市财政局", ""],
      ["市教育局", ""],
      ["合计", "2"],
      ["注：电话有变动的请告知。", ""],
      ["填表人：张三", "审核人：李四"],
    ).map((row) => (row.number === 3 ? { ...row, unresolved: [1] } : row));
    const { entries, issues, nothing } = read(lines, mapped(lines));
    expect(entries.map(({ name }) => name)).toEqual(["市财政局", "市教育局"]);
    expect(issues.map(({ row, field }) => [row, field.zh])).toEqual([[3, "上级单位"]]);
    expect(nothing.map(({ number }) => number)).toEqual([4, 5, 6]);
  });

  it("finds no column of names where there is none, and one that stands alone", () => {
    expect(mapped(rows(["张三", "李四"])).fields).toEqual([null, null]);
    expect(mapped(rows(["单位名册"], ["单位名称"], ["甲局"]))).toMatchObject({
      headingRow: 2,
      fields: ["name"],
    });
    expect(mapped(rows(["责任单位", "甲", "乙"], ["甲局", "1", "2"])).fields).toEqual(["name", null, null]);
  });
});

describe("planning a roster", () => {
  it("adds units, with parents and members that stand in later rows", () => {
    const result = plan([
      ["市财政局", "", "市政府", "150200", "否", "", "", ""],
      ["市政府", "", "", "150200", "", "", "", ""],
      ["各成员单位", "", "", "150200", "是", "市财政局；市政府", "", ""],
    ]);
    expect(result.issues).toEqual([]);
    expect(
      result.planned.map(({ unit: { id, parentId, memberIds } }) => ({ id, parentId, memberIds })),
    ).toEqual([
      { id: "row 2", parentId: "row 3", memberIds: [] },
      { id: "row 3", parentId: null, memberIds: [] },
      { id: "row 4", parentId: null, memberIds: ["row 2", "row 3"] },
    ]);
  });

  it("knows a unit by name or by the alias the sheet states, and confirms a proposed one", () => {
    const printed = unit("1", "市发改委", { proposed: true });
    const result = plan([["包头市发展和改革委员会", "市发改委", "", "", "", "", "", ""]], [printed]);
    expect(result.planned).toMatchObject([
      {
        outcome: "updated",
        unit: { id: "1", name: "包头市发展和改革委员会", aliases: ["市发改委"], proposed: false },
      },
    ]);
  });

  it("never merges: a row whose names belong to two units is an issue", () => {
    const units = [unit("1", "市发改委"), unit("2", "包头市发展和改革委员会")];
    const result = plan([["包头市发展和改革委员会", "市发改委", "", "", "", "", "", ""]], units);
    expect(result.planned).toEqual([]);
    expect(faults(result)[0]).toContain("请先在名册中合并");
  });

  it("leaves alone what the sheet has no column for", () => {
    const standing = unit("1", "市财政局", { aliases: ["财政"], parentId: "2" });
    const { entries, issues } = readRoster([
      { number: 1, cells: ["名称"] },
      { number: 2, cells: ["市财政局"] },
    ]);
    const roster = { units: [standing, unit("2", "市政府")], liaisons: new Map() };
    expect(planRoster(entries, issues, roster).planned).toMatchObject([
      { outcome: "unchanged", unit: standing, liaisons: null },
    ]);
  });

  it("refuses repeated names, unknown parents and circles", () => {
    const result = plan([
      ["市教育局", "", "", "", "", "", "", ""],
      ["市教育局", "", "", "", "", "", "", ""],
      ["市民政局", "", "没有的局", "", "", "", "", ""],
      ["甲局", "", "乙局", "", "", "", "", ""],
      ["乙局", "", "甲局", "", "", "", "", ""],
    ]);
    expect(outcomes(result)).toEqual(["2 created 市教育局"]);
    expect(result.issues.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
  });

  it("refuses with a bad row also those that lean on it, and keeps the rest", () => {
    const result = plan([
      ["市政府", "", "", "15", "", "", "", ""],
      ["市财政局", "", "市政府", "", "", "", "", ""],
      ["国库科", "", "市财政局", "", "", "", "", ""],
      ["市教育局", "", "", "", "", "", "", ""],
    ]);
    expect(outcomes(result)).toEqual(["5 created 市教育局"]);
    expect(result.issues.map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  it("of any sheet plans no name twice, and every row or an issue of it", () => {
    const name = fc.constantFrom("甲局", "乙局", "丙局", "丁局", "");
    const row = fc.tuple(
      name,
      name,
      name,
      fc.constantFrom("", "150200", "x"),
      fc.constantFrom("", "是"),
      name,
      fc.constant(""),
      fc.constant(""),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.boolean(), (rows, standing) => {
        const units = standing ? [unit("1", "甲局", { aliases: ["乙局"] }), unit("2", "丙局")] : [];
        const { planned, issues } = plan(rows, units);
        const changed = new Set(planned.map(({ unit: { id } }) => id));
        const names = [
          ...units.filter(({ id }) => !changed.has(id)),
          ...planned.map((each) => each.unit),
        ].flatMap((each) => [each.name, ...each.aliases]);
        expect(new Set(names).size).toBe(names.length);
        const { entries } = readRoster(sheet(...rows));
        const faulty = new Set(issues.map((each) => each.row));
        expect(planned.length + entries.filter((entry) => faulty.has(entry.row)).length).toBe(entries.length);
      }),
      { numRuns: 500 },
    );
  });
});

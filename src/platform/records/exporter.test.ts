import { describe, expect, it } from "vitest";
import { FailureError } from "../../kernel/error.ts";
import { line, money, optional, say } from "../../kernel/fields.ts";
import { column, type ListedColumns } from "../../kernel/list.ts";
import { readAllSheets } from "../documents/sheet-rows.ts";
import { exportList, MOST_EXPORTED, sheetOfList } from "./exporter.ts";

type Found = {
  readonly id: string;
  readonly what: string;
  readonly fen: number | null;
  readonly sample: boolean;
};
const COLUMNS: ListedColumns<Found> = {
  what: column(line(say("物品", "Thing")), ({ what }) => what),
  worth: column(optional(money(say("估价", "Worth"))), ({ fen }) => fen),
  id: column(line(say("系统编号", "Id")), ({ id }) => id, { only: "sheet", hidden: true }),
};
const found = (what: string, fen: number | null, sample = false): Found => ({ id: what, what, fen, sample });
const list = (rows: readonly Found[], total = rows.length) => ({
  name: say("失物", "Lost property"),
  columns: COLUMNS,
  chosen: null,
  rows,
  total,
  isSample: ({ sample }: Found) => sample,
  words: { unitName: (id: string) => id },
  notes: ["截至 2026-12-01"],
  asOf: "2026-12-01",
});

describe("a list as a workbook", () => {
  it("has its columns and rows, an unknown sum empty and no zero", async () => {
    const { name, bytes } = await exportList(list([found("雨伞", 0), found("金戒指", null)]));
    expect(name).toBe("失物 2026-12-01.xlsx");
    expect(JSON.stringify(await readAllSheets(bytes, name))).toContain("估价（万元）");
    expect(sheetOfList(list([found("雨伞", 0), found("金戒指", null)])).rows).toEqual([
      { what: "雨伞", worth: 0, id: "雨伞" },
      { what: "金戒指", worth: null, id: "金戒指" },
    ]);
  });

  it("is labelled 示例 where one row is invented, and not else", () => {
    expect(sheetOfList(list([found("雨伞", 1)])).title).toBe("失物");
    expect(sheetOfList(list([found("雨伞", 1), found("帽子", 1, true)]))).toMatchObject({
      title: "【示例】失物",
      watermark: "示例　虚构数据",
    });
  });

  it("has the chosen columns, and by what rows are found again", () => {
    const { columns } = sheetOfList({ ...list([found("雨伞", 1)]), chosen: ["what"] });
    expect(columns.map(({ key, hidden }) => [key, hidden])).toEqual([
      ["what", false],
      ["id", true],
    ]);
  });

  it("is refused rather than cut", async () => {
    await expect(exportList(list([found("雨伞", 1)], MOST_EXPORTED + 1))).rejects.toThrow(FailureError);
  });
});

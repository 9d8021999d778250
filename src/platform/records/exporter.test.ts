import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { line, money, optional, say } from "../../kernel/fields.ts";
import { column, type ListedColumns } from "../../kernel/list.ts";
import { readAllSheets } from "../documents/sheet-rows.ts";
import { FEW_ROWS, TakesLong, whileAsked } from "../exports/long.ts";
import { exportList, exportRows, sheetOfList, wholeFile } from "./exporter.ts";

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
const list = (rows: readonly Found[]) => ({
  name: say("失物", "Lost property"),
  columns: COLUMNS,
  chosen: null,
  rows,
  isSample: ({ sample }: Found) => sample,
  words: { unitName: (id: string) => id },
  notes: ["截至 2026-12-01"],
});
const exported = (rows: readonly Found[], total = rows.length) => {
  async function* portions() {
    for (let from = 0; from < rows.length; from += 700) yield rows.slice(from, from + 700);
  }
  return {
    ...list(rows),
    columns: () => COLUMNS,
    notes: () => ["截至 2026-12-01"],
    rows: portions(),
    total,
    asOf: "2026-12-01",
  };
};

const UMBRELLA = { what: "伞" };

describe("a list as a workbook", () => {
  it("has its columns and rows, an unknown sum empty and no zero", async () => {
    const { name, bytes } = await wholeFile(
      await exportList(exported([found("雨伞", 0), found("金戒指", null)])),
    );
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

  it("is never cut: what is long is left to a job, which labels it 示例 by its last row too", async () => {
    const many = Array.from({ length: FEW_ROWS + 1 }, (_, at) => found(`伞${at}`, at, at === FEW_ROWS));
    await expect(
      exportList(
        exported(many),
        whileAsked(FEW_ROWS, () => new Date()),
      ),
    ).rejects.toThrow(TakesLong);
    const { name, bytes } = await wholeFile(await exportList(exported(many)));
    const [sheet] = await readAllSheets(bytes, name).then((read) => (read.ok ? read.value : []));
    expect([sheet?.rows.length, JSON.stringify(sheet?.rows[0])]).toEqual([
      FEW_ROWS + 5,
      expect.stringContaining("【示例】失物"),
    ]);
  });

  it("of more rows than a sheet of Excel holds is refused with what to do, not written for hours", async () => {
    const refused = { failure: { code: "too-many-rows" } };
    await expect(exportList(exported([], 1_048_577))).rejects.toMatchObject(refused);
    const grown = Array.from({ length: 1_048_577 }, () => UMBRELLA);
    const columns = [{ key: "what", header: "物品", width: 9 }];
    const rows = {
      name: say("失物", "Lost property"),
      total: FEW_ROWS + 1,
      rows: Readable.from([grown]),
      head: () => ({ name: "失物", columns }),
      file: () => "",
    };
    await expect(exportRows(rows)).rejects.toMatchObject(refused);
  });
});

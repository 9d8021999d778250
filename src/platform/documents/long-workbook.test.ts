import ExcelJS from "exceljs";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { longWorkbook } from "./long-workbook.ts";
import { type Column, type Row, writeWorkbook } from "./workbook.ts";

const columns: readonly Column[] = [
  { key: "number", header: "序号", width: 6, type: "number", align: "center" },
  { key: "task", header: "任务", width: 30 },
  { key: "latest", header: "截止日", width: 12, type: "date" },
  { key: "id", header: "内部编号", width: 12, hidden: true },
];
const head = (count: number) => ({
  name: "台账",
  title: "督办台账",
  notes: [`共${count}项`],
  watermark: "示例 & 样本",
  paper: "A3" as const,
  columns,
});
const rows = Array.from({ length: 640 }, (_, at): Row => ({
  number: at % 7 === 0 ? null : at + 0.5,
  task:
    ["建高铁", "=1+1", `坏字符\u0000\u000b${"\ud800"}完`, '两行\n<&> "引" ', "", "长".repeat(90)][at % 6] ??
    "",
  latest: ["2024-12-31", "持续推进", null][at % 3] ?? null,
  id: `k${at}`,
}));
async function* portions() {
  for (let from = 0; from < rows.length; from += 97) yield rows.slice(from, from + 97);
}

const modelOf = async (bytes: Uint8Array) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const { rows: lines, ...page } = (book.worksheets[0]?.model ?? {}) as Record<string, unknown> & {
    rows: { number: number; height: number; cells: { address: string; value: unknown; style: unknown }[] }[];
  };
  const cells = lines.map(({ number, height, cells: all }) => ({
    number,
    height,
    cells: all.map(({ address, value, style }) => ({ address, value, style })),
  }));
  return { ...page, cells };
};

test("a workbook written row by row is, cell, look and page, the one that is written whole", async () => {
  const long = await buffer(await longWorkbook(portions(), head));
  const whole = await writeWorkbook([{ ...head(rows.length), rows }]);
  expect(await modelOf(long)).toEqual(await modelOf(whole));
});

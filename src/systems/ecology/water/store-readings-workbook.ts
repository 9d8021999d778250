import { say } from "../../../kernel/fields.ts";
import type { Column } from "../../../platform/documents/workbook.ts";
import { AT_ONCE, inPages, type Long } from "../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../platform/http/file-reply.ts";
import { exportRows } from "../../../platform/records/exporter.ts";
import { hidden } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { reasonWords } from "./correction.ts";
import { itemOf } from "./item.ts";
import { type Asked, listReadings } from "./store-listed.ts";
import type { WaterDesk } from "./store-section.ts";
import { TABLE_UNITS } from "./unit.ts";

const COLUMNS = [
  { key: "section", header: "断面", width: 18 },
  { key: "item", header: "项目", width: 18 },
  { key: "time", header: "时间", width: 18 },
  { key: "printed", header: "监测值", width: 12, align: "right" },
  { key: "unit", header: "单位", width: 10 },
  { key: "below", header: "检出限", width: 10, align: "right" },
  { key: "before", header: "更正前", width: 40 },
  { key: "settled", header: "已用于补偿结算", width: 24 },
] as const satisfies readonly Column<string>[];

/** Readings of a section under a filter as .xlsx, as they stand today, with what stood before. Throws `not-found`. */
export async function readingsWorkbook(
  desk: WaterDesk,
  id: string,
  asked: Omit<Asked, "page" | "size">,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { total, day } = await listReadings(desk, id, { ...asked, page: 1, size: 1 }, caller);
  const [section] = await desk.sql<{ title: string; sample: boolean }[]>`
    select title, sample from ecology.record where id = ${id} and kind = 'section'`;
  if (section === undefined) return hidden();
  const { title, sample } = section;
  const rows = inPages(long, async (page) => {
    const found = await listReadings(desk, id, { ...asked, ...page }, caller);
    return found.rows.map(({ item, time, printed, unit, below, before, settled }) => ({
      section: title,
      item: itemOf(item).said.zh,
      time,
      printed,
      unit: unit || TABLE_UNITS[itemOf(item).measure],
      below,
      before: before
        .map((was) => `${was.printed} ${was.unit}（${was.on} ${was.bureau}：${reasonWords(was).zh}）`)
        .join("；"),
      settled: settled.join("、"),
    }));
  });
  const label = sample ? "【示例】" : "";
  return exportRows(
    {
      name: say(`${title}断面监测值`, `Readings of ${title}`),
      total,
      rows,
      head: (count) => ({
        name: "监测值",
        title: `${label}${title}断面监测值`,
        notes: [`截至 ${day}，${count} 个监测值，数值按报表原样。低于检出限的，检出限另列。`],
        columns: COLUMNS,
        ...(sample ? { watermark: "示例　虚构数据" } : {}),
      }),
      file: () => `${label}${title}断面监测值 ${day}.xlsx`,
    },
    long,
  );
}

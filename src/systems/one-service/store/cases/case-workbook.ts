import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Column } from "../../../../platform/documents/workbook.ts";
import { inPages, type Long } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import { exportRows } from "../../../../platform/records/exporter.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { cityName } from "../../domain/cases/case-sentence.ts";
import type { CaseLine } from "../../domain/cases/case-view.ts";
import { CASE_STAGE_NAMES, MODE_NAMES } from "../../domain/cases/case.ts";
import { clockWords } from "../../domain/cases/clock-words.ts";
import type { Desk } from "../desk.ts";
import { type Paging, unitCases, windowCases } from "./lines.ts";

/** What the lists show, and nothing of applicants. */
const COLUMNS = [
  { key: "number", header: "办件编号", width: 24 },
  { key: "item", header: "事项", width: 36 },
  { key: "stage", header: "进度", width: 12 },
  { key: "clock", header: "时限", width: 24 },
  { key: "promised", header: "承诺办结日", width: 12, type: "date" },
  { key: "legal", header: "法定办结日", width: 12, type: "date" },
  { key: "receiving", header: "受理地", width: 12 },
  { key: "window", header: "收件窗口", width: 26 },
  { key: "deciding", header: "办理地", width: 12 },
  { key: "unit", header: "办理单位", width: 26 },
  { key: "mode", header: "方式", width: 14 },
  { key: "clerk", header: "经办人", width: 12 },
  { key: "begun", header: "收件日期", width: 12, type: "date" },
] as const satisfies readonly Column<string>[];

const cellsOf = (line: CaseLine) => ({
  number: line.number,
  item: `${line.sample ? "【示例】" : ""}${line.itemName}`,
  stage: CASE_STAGE_NAMES[line.stage].zh,
  clock: clockWords(line.clock).words.zh,
  promised: line.clock.promised?.due ?? null,
  legal: line.clock.legal?.due ?? null,
  receiving: cityName(line.receivingCity).zh,
  window: line.receivingUnit,
  deciding: cityName(line.decidingCity).zh,
  unit: line.decidingUnit,
  mode: MODE_NAMES[line.mode].zh,
  clerk: line.clerk,
  begun: line.begunOn,
});

type Listed = { readonly total: number; readonly rows: readonly CaseLine[]; readonly day: string };

async function workbookOf(
  name: Sentence,
  list: (page: Paging) => Promise<Listed>,
  long: Long,
): Promise<PiecedFile> {
  const { total, day } = await list({ page: 1, size: 1 });
  let sample = false;
  const rows = inPages(long, async (page) => {
    const found = await list(page);
    sample ||= found.rows.some((line) => line.sample);
    return found.rows.map(cellsOf);
  });
  const label = () => (sample ? "【示例】" : "");
  return exportRows(
    {
      name,
      total,
      rows,
      head: (count) => ({
        name: name.zh,
        title: `${label()}${name.zh}`,
        notes: [`截至 ${day}，${count} 件；不含申请人信息。时限以工作日计的，按国务院放假调休安排计算。`],
        columns: COLUMNS,
        paper: "A3",
        ...(sample ? { watermark: "示例　虚构数据" } : {}),
      }),
      file: () => `${label()}${name.zh} ${day}.xlsx`,
    },
    long,
  );
}

type Narrowed<A> = Omit<A, keyof Paging>;

/** What the caller's window received, and what is to be fetched in its city, under a filter as .xlsx. */
export const windowCasesWorkbook = (
  desk: Desk,
  asked: Narrowed<Parameters<typeof windowCases>[1]>,
  caller: Caller,
  long: Long,
): Promise<PiecedFile> =>
  workbookOf(
    say("窗口收件清单", "Cases of a window"),
    (page) => windowCases(desk, { ...asked, ...page }, caller),
    long,
  );

/** What the caller's unit decides, under a filter as .xlsx. */
export const unitCasesWorkbook = (
  desk: Desk,
  asked: Narrowed<Parameters<typeof unitCases>[1]>,
  caller: Caller,
  long: Long,
): Promise<PiecedFile> =>
  workbookOf(
    say("办件清单", "Cases of a unit"),
    (page) => unitCases(desk, { ...asked, ...page }, caller),
    long,
  );

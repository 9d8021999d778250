import { createHash, randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { inThreadOf, workbookInWorker } from "../../../platform/documents/in-worker.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import type { UploadedFile } from "../../../platform/http/implement.ts";
import { clean, readSheets } from "../../../platform/records/read-sheet.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { actorOf, hidden } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { bureauOf } from "../../../kernel/bureau.ts";
import type { WaterDesk } from "../water/store-section.ts";
import type { DailyLine } from "./daily.ts";
import { dailyFrom, type DailyResult, type OwnRecord } from "./own-record.ts";

/** The bundle of `store-worker.ts`, as the build names it. */
export const WORKER_BUNDLE = "daily-worker.js";

/** Two hundred years of a station, or ten stations of twenty; more than that is brought in parts. */
const MOST = 200_000;
const NOT_A_BUREAU = refusal(
  "not-a-bureau",
  "逐日水文数据由水务、生态环境部门上传。",
  "Daily records are brought by bureaus of water or ecology.",
);

type Row = Omit<OwnRecord, "on"> & { readonly addedAt: Date };
const shown = ({ addedAt, ...row }: Row): OwnRecord => ({ ...row, on: dayInShanghai(addedAt) });
const columns = (sql: Sql) => sql`
  id, file_name, unit_name as unit, added_at, from_day as from, until_day as until, stations, rows, findings, sample`;

/** Computes what a file comes to and keeps it; of a file that was brought before, what was kept then. */
export async function bringDaily(
  desk: WaterDesk,
  { name, bytes }: UploadedFile,
  confirmInternal: boolean,
  caller: Caller,
): Promise<{ readonly id: string }> {
  const { unitName, regionCode } = await actorOf(desk, caller);
  const bureau = unitName === null ? null : bureauOf({ name: unitName });
  if (bureau !== "water" && bureau !== "ecology") throw new FailureError(NOT_A_BUREAU);
  const digest = createHash("sha256").update(bytes).digest("hex");
  const [known] = await desk.sql<{ id: string }[]>`
    select id from ecology.daily_record where digest = ${digest} and unit_name = ${unitName}`;
  if (known !== undefined) return known;
  const taking = { slice: "ecology", name: "daily-record", most: MOST };
  const { rows } = await readSheets(desk, { name, bytes }, taking, "all", confirmInternal, caller);
  const lines = rows.map(({ number, cells }): DailyLine => ({ row: number, cells, broken: false }));
  const computed = await inThreadOf(WORKER_BUNDLE, lines, () => dailyFrom(lines));
  if (!computed.ok) throw new FailureError(computed.failure);
  const { found, from, until, stations, ...result } = computed.value;
  const id = randomUUID();
  await inTransaction(desk.sql, async (sql) => {
    const row = {
      id,
      fileName: clean(name).slice(-200),
      digest,
      unitName,
      regionCode: regionCode ?? "",
      sample: desk.config.demo,
      rows: rows.length - 1,
      stations,
      fromDay: from,
      untilDay: until,
      findings: found,
      addedAt: desk.now(),
      addedBy: nameOf(caller),
    };
    await sql`insert into ecology.daily_record ${sql({ ...row, result: json(sql, result) })}`;
    const { fileName, rows: count } = row;
    await desk.audit.record(sql, {
      caller,
      action: "ecology.bring-daily-record",
      subject: `daily-record:${id}`,
      after: { fileName, digest, rows: count, findings: found },
    });
  });
  return { id };
}

const MOST_LISTED = 100;
export const listDaily = async ({ sql }: Pick<WaterDesk, "sql">): Promise<{ rows: OwnRecord[] }> => ({
  rows: (
    await sql<Row[]>`
      select ${columns(sql)} from ecology.daily_record order by added_at desc, id limit ${MOST_LISTED}`
  ).map(shown),
});

/** Throws `not-found`. */
export async function dailyOf(
  { sql }: Pick<WaterDesk, "sql">,
  id: string,
): Promise<OwnRecord & { readonly result: DailyResult }> {
  const [row] = await sql<(Row & { result: DailyResult })[]>`
    select ${columns(sql)}, result from ecology.daily_record where id = ${id}`;
  return row === undefined ? hidden() : { ...shown(row), result: row.result };
}

/** Loads and lags of a record as a workbook. */
export async function dailyWorkbook(desk: Pick<WaterDesk, "sql">, id: string): Promise<FileReply> {
  const { fileName, from, until, unit, on, sample, result } = await dailyOf(desk, id);
  const about = {
    ...(sample ? { watermark: "示例　虚构数据" } : {}),
    notes: [`由《${fileName}》算得（${unit}，${on} 上传；${from} 至 ${until}）。`],
  };
  const title = sample ? "【示例】" : "";
  const bytes = await workbookInWorker([
    {
      ...about,
      name: "年值",
      title: `${title}各站年径流量和输沙量`,
      columns: [
        { header: "测站", key: "station", width: 16 },
        { header: "年份", key: "year", width: 8, type: "number" },
        { header: "有流量的天数", key: "daysFlow", width: 14, type: "number" },
        { header: "有含沙量的天数", key: "daysSediment", width: 16, type: "number" },
        { header: "径流量（亿m³）", key: "runoff", width: 16, type: "number" },
        { header: "输沙量（亿t）", key: "sediment", width: 16, type: "number" },
      ],
      rows: result.loads.map(({ station, year, daysFlow, daysSediment, runoff1e8m3, sediment1e8t }) => ({
        station,
        year,
        daysFlow,
        daysSediment,
        runoff: runoff1e8m3,
        sediment: sediment1e8t,
      })),
    },
    {
      ...about,
      name: "洪水波",
      title: `${title}相邻两站之间洪水波走几天`,
      columns: [
        { header: "上游站", key: "from", width: 16 },
        { header: "下游站", key: "to", width: 16 },
        { header: "天数", key: "days", width: 8, type: "number" },
        { header: "相关系数", key: "r", width: 12, type: "number" },
        { header: "对数", key: "n", width: 10, type: "number" },
      ],
      rows: result.lags.map(({ from: upper, to, days, r, n }) => ({ from: upper, to, days, r, n })),
    },
  ]);
  return { name: `${fileName.replace(/\.[^.]*$/, "")}-年值.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}

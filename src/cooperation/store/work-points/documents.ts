import { fileNameOf } from "../../../platform/files/plain-name.ts";
import { getRecord } from "../records.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { writeOfficialPaper } from "../../../platform/documents/official-paper.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { deadlineWords, stockPaper, unitWords, workPointsBody } from "../../domain/work-points/paper.ts";
import { STANDING_NAMES } from "../../domain/work-points/sentences.ts";
import { promisedPoints } from "../../domain/work-points/set.ts";
import { workPointsShape } from "../../domain/work-points/shape.ts";
import { takeStock } from "../../domain/work-points/stock-taking.ts";
import type { Desk } from "../desk.ts";
import type { SetView } from "./sets.ts";

export type WrittenFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

export const SAMPLE_MARK = "示例（虚构数据，仅供演示）";

export const fileName = (title: string, sample: boolean, end: string): string =>
  `${sample ? "【示例】" : ""}${fileNameOf(title)}.${end}`;

async function unitNames(desk: Desk): Promise<(id: string) => string> {
  const units = await desk.organisations.list(desk.sql);
  const names = new Map(
    units.flatMap(({ id, mergedIds, name }) =>
      [id, ...(mergedIds ?? [])].map((each) => [each, name] as const),
    ),
  );
  return (id) => names.get(id) ?? "";
}

/** The work points as .docx in the form of GB/T 9704-2012: as last issued, else as drafted, marked as a draft. */
export async function workPointsDocument(desk: Desk, id: string): Promise<WrittenFile> {
  const { state, sample } = await getRecord(desk.sql, workPointsShape, id);
  const latest = state.editions.at(-1)?.paper;
  const bytes = await writeOfficialPaper({
    head: latest && latest.number !== "" ? { docNumber: latest.number } : {},
    title: latest?.title ?? state.title,
    addressee: null,
    body: workPointsBody(state, await unitNames(desk)),
    tables: {},
    attachments: [],
    signature: null,
    date: latest?.date ?? null,
    note: null,
    ...(sample ? { watermark: SAMPLE_MARK } : latest ? {} : { watermark: "草稿" }),
  });
  const title = `${latest?.title ?? state.title}${latest ? "" : "（草稿）"}`;
  return { name: fileName(title, sample, "docx"), type: MEDIA_TYPES.docx, bytes };
}

async function stockOf(desk: Desk, { state }: Pick<SetView, "state">) {
  const points = promisedPoints(state);
  const ids = points.flatMap(({ taskId }) => taskId ?? []);
  return takeStock(points, await desk.tasks.byIds(ids, desk.sql));
}

/** 半年盘点 as .docx, as of today. */
export async function stockDocument(desk: Desk, id: string): Promise<WrittenFile> {
  const set = await getRecord(desk.sql, workPointsShape, id);
  const day = dayInShanghai(desk.now());
  const { title, body, table } = stockPaper(set.state, await stockOf(desk, set), day, await unitNames(desk));
  const bytes = await writeOfficialPaper({
    head: {},
    title,
    addressee: null,
    body,
    tables: { 逐条情况: table },
    attachments: [],
    signature: null,
    date: day,
    note: null,
    ...(set.sample ? { watermark: SAMPLE_MARK } : {}),
  });
  return { name: fileName(title, set.sample, "docx"), type: MEDIA_TYPES.docx, bytes };
}

/** The same as .xlsx, one row for each point in the order of the paper. */
export async function stockWorkbook(desk: Desk, id: string): Promise<WrittenFile> {
  const set = await getRecord(desk.sql, workPointsShape, id);
  const day = dayInShanghai(desk.now());
  const unitName = await unitNames(desk);
  const { rows } = await stockOf(desk, set);
  const { title } = stockPaper(set.state, { rows, counts: takeStock([], []).counts }, day, unitName);
  const bytes = await writeWorkbook([
    {
      name: "盘点",
      title,
      notes: [`截至 ${day}，由各条要点所转任务的状态汇总`],
      ...(set.sample ? { watermark: SAMPLE_MARK } : {}),
      columns: [
        { key: "number", header: "序号", width: 6, type: "number", align: "center" },
        { key: "chapter", header: "部分", width: 18 },
        { key: "text", header: "工作要点", width: 50 },
        { key: "goal", header: "目标", width: 20 },
        { key: "units", header: "责任单位", width: 28 },
        { key: "deadline", header: "完成时限", width: 14 },
        { key: "standing", header: "进展判断", width: 12 },
        { key: "reason", header: "依据", width: 30 },
        { key: "progress", header: "最近填报的进展", width: 36 },
        { key: "task", header: "任务编号", width: 9, type: "number", align: "center" },
      ],
      rows: rows.map(({ point, task, standing, reason }, index) => ({
        number: index + 1,
        chapter: point.chapter,
        text: point.text,
        goal: point.goal,
        units: unitWords(point.units, unitName),
        deadline: deadlineWords(point.deadline),
        standing: STANDING_NAMES[standing].zh,
        reason: reason?.zh ?? "",
        progress: task?.latest ? `${task.latest.day}：${task.latest.progress}` : "",
        task: task?.number ?? null,
      })),
    },
  ]);
  return { name: fileName(title, set.sample, "xlsx"), type: MEDIA_TYPES.xlsx, bytes };
}

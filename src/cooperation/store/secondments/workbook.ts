import { type Column, writeWorkbook } from "../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import { monthsBetween } from "../../domain/secondment/months.ts";
import type { TermStatus } from "../../domain/secondment/term.ts";
import type { Desk } from "../desk.ts";
import { readGround, type SecondmentGround } from "./ground.ts";

const SAMPLE_MARK = "示例（虚构数据，仅供演示）";

const STATUS: Readonly<Record<TermStatus, string>> = {
  planned: "未到岗",
  serving: "在岗",
  ended: "已结束",
  cancelled: "已取消",
};

const ORDER: readonly Column[] = [
  { key: "place", header: "顺序", width: 8, align: "center" },
  { key: "unit", header: "单位", width: 30 },
  { key: "months", header: "统计年内月数", width: 14, type: "number" },
  { key: "terms", header: "历次期数", width: 10, type: "number" },
  { key: "last", header: "最近一次至", width: 14, type: "date", align: "center" },
  { key: "reason", header: "说明", width: 70 },
];

const PLAN: readonly Column[] = [
  { key: "seat", header: "岗位", width: 18 },
  { key: "unit", header: "选派单位", width: 30 },
  { key: "from", header: "起", width: 13, type: "date", align: "center" },
  { key: "until", header: "止", width: 13, type: "date", align: "center" },
  { key: "months", header: "月数", width: 8, type: "number" },
  { key: "status", header: "状态", width: 10, align: "center" },
  { key: "person", header: "人员", width: 10, align: "center" },
  { key: "handOver", header: "交接", width: 10, align: "center" },
];

const WARNINGS: readonly Column[] = [
  { key: "day", header: "日期", width: 13, type: "date", align: "center" },
  { key: "sentence", header: "提示", width: 90 },
];

const planOf = ({ terms, unitName }: SecondmentGround, year: string) =>
  terms
    .filter(({ state }) => state.from.slice(0, 4) <= year && state.until.slice(0, 4) >= year)
    .map(({ state }) => {
      const [from, until] = [state.from, state.until];
      return {
        seat: state.seatName,
        unit: unitName(state.unitId, state.unitName),
        from,
        until,
        months: monthsBetween(from, until),
        status: STATUS[state.status],
        person: state.person === null ? (state.forgotten ? "已删除" : "未报") : "已报",
        handOver: state.handOver?.on ? "已交接" : state.status === "ended" ? "未交接" : "",
      };
    });

/** The order of the turn, the plan of a year and what is missing, as .xlsx; no person is named in it. */
export async function secondmentWorkbook(
  desk: Pick<Desk, "sql" | "now" | "organisations">,
  asked: number | undefined,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array }> {
  const ground = await readGround(desk);
  const { day, order, unitName, warnings, roster, rosterRecord, terms } = ground;
  const sample = (rosterRecord?.sample ?? false) || terms.some((term) => term.sample);
  const common = sample ? { watermark: SAMPLE_MARK } : {};
  const year = String(asked ?? day.slice(0, 4));
  const decided = roster.source === "" ? "名单尚未排定" : `名单依据：${roster.source}`;
  const bytes = await writeWorkbook([
    {
      ...common,
      name: "轮派顺序",
      title: "赴呼包鄂乌一体化发展促进中心轮派顺序",
      notes: [
        `截至 ${day}`,
        decided,
        `排序：近${roster.years}年月数少的在前，其次最近一次早的，再次名单顺序`,
      ],
      columns: ORDER,
      rows: order.map(({ place, unitId, months, terms: count, last, reason }) => ({
        place: place === null ? "免派" : place,
        unit: unitName(unitId),
        months,
        terms: count,
        last,
        reason: reason.zh,
      })),
    },
    {
      ...common,
      name: "年度安排",
      title: `${year}年选派安排`,
      notes: [`截至 ${day}`, "本表不含人员姓名"],
      columns: PLAN,
      rows: planOf(ground, year),
    },
    {
      ...common,
      name: "提示",
      title: "空缺、冲突和交接提示",
      notes: [`截至 ${day}`],
      columns: WARNINGS,
      rows: warnings
        .filter(({ kind }) => kind !== "person-clash")
        .map((warning) => ({ day: warning.day, sentence: warning.sentence.zh })),
    },
  ]);
  return { name: `${sample ? "【示例】" : ""}轮派顺序和${year}年安排.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}

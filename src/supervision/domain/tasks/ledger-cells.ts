import { dayInChinese, type Day } from "../../../kernel/calendar.ts";
import type { LedgerColumn } from "./ledger-columns.ts";
import { earlierName } from "./earlier-progress.ts";
import { periodName } from "./light-words.ts";
import type { TaskRow } from "./task-row.ts";
import { LIGHT_NAMES, SOURCE_NAMES, stateSentence } from "./task-words.ts";
import type { Stage } from "./task.ts";

/** Who answers for a unit: heads 责任人, and contacts of the roster; personal data, for the office only. */
export type LedgerUnit = {
  readonly id: string;
  readonly name: string;
  readonly heads: readonly string[];
  readonly contacts: readonly { readonly name: string; readonly phone: string }[];
};

/** A stage with its goal and what was reached, as `年底前完成前期（目标3个，已完成2个）`. */
export function stageWords({ title, goal, unit, due, actual, doneOn }: Stage): string {
  const counted =
    goal === null
      ? ""
      : `目标${goal}${unit ?? ""}，${actual === null ? "未报" : `已完成${actual}${unit ?? ""}`}`;
  const told = [
    due === null ? "" : `${dayInChinese(due)}前`,
    counted,
    doneOn === null ? "" : "已完成",
  ].filter(Boolean);
  return told.length === 0 ? title : `${title}（${told.join("，")}）`;
}

const unitsIn = (row: TaskRow, role: TaskRow["units"][number]["role"]) =>
  row.units.filter((unit) => unit.role === role);

type Dated = Pick<TaskRow, "deadline" | "due">;

/** What is said beside the day in force: the words that were printed where they say it otherwise, the original where it was extended. */
export function besideDue({ deadline, due }: Dated): string {
  const { raw, latest } = deadline;
  const original = latest === null ? (raw ?? "未载明") : dayInChinese(latest);
  if (due !== null && due !== latest) return `原定${original}`;
  return due === null || raw === null || original.startsWith(raw) ? "" : `原文：${raw}`;
}

/** The deadline in force in one cell of text, with what is said beside it in brackets; the words where it has no day. */
export function dueWords(row: Dated): string {
  if (row.due === null) return row.deadline.raw ?? "未载明";
  const beside = besideDue(row);
  return `${dayInChinese(row.due)}${beside === "" ? "" : `（${beside}）`}`;
}

/** Progress of the latest accepted report, else what the office's own ledger had before. */
function progressWords({ latest, earlier }: TaskRow): string {
  if (latest !== null && latest.progress !== "")
    return `${latest.progress}（${periodName(latest.period).zh}）`;
  if (latest !== null || earlier === null || earlier.progress === "") return "";
  return `${earlier.progress}（${earlierName(earlier).zh}）`;
}

/** What a cell of the ledger says in Chinese, as exports print it; a number for 序号. */
export function ledgerCell(
  row: TaskRow,
  column: LedgerColumn,
  people: ReadonlyMap<string, LedgerUnit>,
): string | number {
  const leads = unitsIn(row, "lead");
  const supports = [...unitsIn(row, "support"), ...unitsIn(row, "guide")];
  const answering = leads.flatMap(({ unitId }) => people.get(unitId) ?? []);
  switch (column) {
    case "number":
      return row.number;
    case "source":
      return sourceWords(row);
    case "measure":
      return `${row.ordinal ?? ""}${row.measure ?? ""}`;
    case "text":
      return row.text;
    case "goals":
      return row.stages.map((stage, at) => `${at + 1}.${stageWords(stage)}`).join("\n");
    case "leader":
      return row.leader ?? "";
    case "lead":
      return leads.map(({ name }) => name).join("、");
    case "support":
      return supports.map(({ name, role }) => (role === "guide" ? `${name}（指导）` : name)).join("、");
    case "contact":
      return answering.flatMap(({ heads }) => heads).join("、");
    case "phone":
      return answering
        .flatMap(({ contacts }) => contacts.map(({ name, phone }) => `${name} ${phone}`.trim()))
        .join("、");
    case "due":
      return dueWords(row);
    case "progress":
      return progressWords(row);
    case "problems":
      return (row.latest ?? row.earlier)?.problems ?? "";
    case "next":
      return (row.latest ?? row.earlier)?.next ?? "";
    case "coordination":
      return (row.latest ?? row.earlier)?.coordination ?? "";
    case "state":
      return row.phase === "closed"
        ? row.light.reason.zh
        : `${stateSentence(row).zh}；${LIGHT_NAMES[row.light.colour].zh}：${row.light.reason.zh}`;
    case "evidence":
      return row.latest === null || row.latest.evidence === 0 ? "" : `${row.latest.evidence}份`;
    case "remark":
      return row.remark ?? "";
  }
}

/** The paper that gives a task: 会议议定《…》（文号，日期）. */
export function sourceWords({ source }: Pick<TaskRow, "source">): string {
  const about = [source.paper, dayWords(source.date)].filter(Boolean).join("，");
  return `${SOURCE_NAMES[source.kind].zh}：${source.title}${about === "" ? "" : `（${about}）`}`;
}

const dayWords = (day: Day | null): string => (day === null ? "" : dayInChinese(day));

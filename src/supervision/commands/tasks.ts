import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { sealLines, verifySeals } from "../../platform/audit/verify-seals.ts";
import { type CommandContext, dayGiven, type Given, stop } from "../../platform/command.ts";
import { isWorkingDay } from "../../platform/working-days.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { plainTable } from "../domain/plain-table.ts";
import { NO_TASK } from "../domain/tasks/task-failures.ts";
import type { TaskRow } from "../domain/tasks/task-row.ts";
import { listPlans } from "../store/plans.ts";
import { listHistory } from "../store/tasks/lists.ts";
import { findTask, tasksOfPlan } from "../store/tasks/read.ts";
import type { TaskReader } from "../store/tasks/rows.ts";
import { ACTIONS } from "../store/tasks/record.ts";
import { listTaskIds, verifyTasks } from "../store/tasks/verify.ts";

const [DONE, DIFFERENT] = [0, 1];
const ALL = { page: 1, size: 10_000 };

function readerOf({ shell, organisations }: CommandContext): TaskReader {
  if (!shell || !organisations) throw new Error("this command needs the database");
  return { sql: shell.sql, now: shell.now, isWorkingDay, organisations: { list: organisations } };
}

const askedDay = (given: Given, { now }: TaskReader): string => dayGiven(given, dayInShanghai(now()));

async function planOf({ sql }: TaskReader, words: string | undefined): Promise<string> {
  const found = (await listPlans(sql)).filter(
    ({ id, title }) => words === undefined || id === words || title.includes(words),
  );
  const [plan] = found;
  if (!plan) throw new FailureError(NO_PLAN);
  if (words !== undefined && found.length > 1 && plan.id !== words)
    stop(
      `有 ${found.length} 个方案的标题含“${words}”，请写编号。`,
      `${found.length} titles hold “${words}”: give the id.`,
    );
  return plan.id;
}

const unitsIn = ({ units }: TaskRow, role: "lead" | "support"): string =>
  units
    .filter((unit) => unit.role === role)
    .map(({ name }) => name)
    .join("、");

const table = (rows: readonly TaskRow[]): string =>
  plainTable(
    [
      { header: "序号", most: 6 },
      { header: "灯", most: 6 },
      { header: "具体任务", most: 46 },
      { header: "牵头单位", most: 30 },
      { header: "时限", most: 10 },
      { header: "编号", most: 36 },
    ],
    rows.map((row) => [
      String(row.number),
      row.phase === "closed" ? "–" : row.light.colour,
      row.text,
      unitsIn(row, "lead"),
      row.due ?? "–",
      row.id,
    ]),
  );

export async function list(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const asOf = askedDay(given, reader);
  const rows = await tasksOfPlan(reader, await planOf(reader, given.words[0]), asOf);
  context.stdout(given.has("--json") ? `${JSON.stringify({ asOf, rows }, null, 2)}\n` : table(rows));
  return DONE;
}

export async function show(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const asOf = askedDay(given, reader);
  const [id = ""] = given.words;
  if (!/^[0-9a-f-]{36}$/.test(id))
    stop(
      "请写任务编号，jiziwan task list 列出全部任务。",
      "Give the id of a task; jiziwan task list lists them.",
    );
  const task = await findTask(reader, id, asOf);
  if (!task) throw new FailureError(NO_TASK);
  const { row, state } = task;
  const { rows: history } = await listHistory(reader, id, ALL);
  if (given.has("--json")) {
    context.stdout(`${JSON.stringify({ asOf, row, state, history }, null, 2)}\n`);
    return DONE;
  }
  const lines = history.map(
    ({ at, by, sentence }) => `${at.slice(0, 16).replace("T", " ")}  ${by}  ${sentence.zh}`,
  );
  const units = `牵头 ${unitsIn(row, "lead")}  配合 ${unitsIn(row, "support")}`;
  context.stdout(
    [
      `${row.number}  ${row.text}`,
      units,
      row.phase === "closed" ? row.light.reason.zh : `${row.light.colour}  ${row.light.reason.zh}`,
      ...lines,
      "",
    ].join("\n"),
  );
  return DONE;
}

export async function verify(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const plan = given.words[0] === undefined ? undefined : await planOf(reader, given.words[0]);
  const { checked, differing } = await verifyTasks(reader.sql, plan);
  const wrong = differing.map(({ id: task, differences }) => ({ task, differences }));
  const ids = plan === undefined ? undefined : await listTaskIds(reader.sql, plan);
  const acts = await verifySeals(reader.sql, ACTIONS, ids);
  const lines = wrong.map(({ task, differences }) => `${task}  ${differences.join("、")}`);
  const text = [
    `核对 ${checked} 项任务，${wrong.length} 项与记录不符。`,
    ...lines,
    ...sealLines(acts),
    "",
  ].join("\n");
  context.stdout(
    given.has("--json") ? `${JSON.stringify({ tasks: checked, wrong, acts }, null, 2)}\n` : text,
  );
  return wrong.length === 0 && acts.broken.length === 0 ? DONE : DIFFERENT;
}

import { createHash } from "node:crypto";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { type Failure, FailureError } from "../../../kernel/error.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { rosterIndex } from "../../domain/roster.ts";
import type { LaterAction } from "../../domain/tasks/action.ts";
import { decideAction } from "../../domain/tasks/decide.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import { checkForm, type CheckedRow, type Decisions } from "../../domain/workbooks/check-form.ts";
import type { ReturnedWorkbook } from "../../domain/workbooks/returned-workbook.ts";
import { periodInChinese } from "../../domain/workbooks/unit-workbook.ts";
import { OTHER_FILE, OTHER_PLAN, OTHER_UNIT, periodGone } from "../../domain/workbooks/workbook-failures.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Supervision } from "../desk.ts";
import { findPlan } from "../plans.ts";
import { actOnTasks } from "../tasks/act.ts";
import { actorOf } from "../tasks/actor.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { keepWorkbook } from "./files.ts";
import { plainName, readForm, type WorkbookFile } from "./read-form.ts";
import { asWorkbookTask, listUnitTasks, type UnitTask } from "./unit-tasks.ts";

export type TakingMode = "dry-run" | "all" | "good-rows";

/** What a person said of rows that ask, about the file with this digest. */
export type Decided = { readonly digest: string; readonly rows: Decisions };

const refuse = (failure: Failure): never => {
  throw new FailureError(failure);
};

/** What the row would be recorded as, by the rules that hold for everything done with a task. */
const actionOf = (
  { unitId, state }: UnitTask,
  row: CheckedRow,
  period: Period,
  file: string,
): LaterAction => ({
  type: "report",
  unit: unitId,
  // A new report gets its id when it is entered; nothing is written here.
  report:
    state.assignments.find((each) => each.unitId === unitId)?.open.find((each) => each.period === period.key)
      ?.id ?? state.id,
  period: period.key,
  due: period.due,
  content: row.content ?? refuse(OTHER_UNIT),
  awaitsHead: false,
  proxy: { file },
});

/** A name for the request that the same file on the same state of a task always gives. */
const keyOf = (digest: string, { state, unitId }: UnitTask): string =>
  derivedKey("workbook", digest, state.id, unitId, String(state.version));

type Found = {
  readonly row: CheckedRow;
  readonly part: UnitTask | undefined;
  readonly entered?: boolean;
};

const refusedRow = ({ row, part }: Found, { sentence }: Failure): Found => ({
  row: { ...row, result: "refused", content: null, issues: [sentence, ...row.issues] },
  part,
});

const isOpen = ({ row: { result } }: Found): boolean => result === "refused" || result === "asked";

type Taking = {
  readonly desk: Supervision;
  readonly caller: Caller;
  readonly file: WorkbookFile;
  readonly digest: string;
  readonly plan: string;
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: Period;
};

/** Enters the good rows: file, reports and trail together or not at all. */
async function enter(taking: Taking, found: readonly Found[]): Promise<Found[]> {
  const { desk, caller, file, digest, plan, unit, period } = taking;
  const good = found
    .flatMap(({ row, part }) =>
      row.result === "good" && row.content !== null && part ? [{ row, part, content: row.content }] : [],
    )
    // In the order in which everybody locks tasks, so that two who take several never wait for each other.
    .toSorted((a, b) => (a.part.state.id < b.part.state.id ? -1 : 1));
  if (good.length === 0) return [...found];
  return inTransaction(desk.sql, async (sql) => {
    const entries = good.map(({ part, content }) => ({
      task: part.state.id,
      version: part.state.version,
      key: keyOf(digest, part),
      action: { type: "report" as const, unit: part.unitId, period: period.key, content },
    }));
    const outcomes = await actOnTasks({ ...desk, sql }, entries, "each", caller, { file: file.name });
    const settled = new Map(good.map(({ row }, at) => [row, outcomes[at]]));
    const entered = outcomes.filter(({ ok }) => ok).length;
    const place = { plan, unit: unit.id, period: period.key };
    const decided = good.flatMap(({ row, part }, at) =>
      row.decided && outcomes[at]?.ok ? [{ row: row.number, task: part.state.id }] : [],
    );
    if (entered > 0) await keepWorkbook(desk, sql, file, place, { entered, decided, caller });
    return found.map((each): Found => {
      const outcome = settled.get(each.row);
      if (!outcome) return each;
      return outcome.ok ? { ...each, entered: true } : refusedRow(each, outcome.failure);
    });
  });
}

/**
 * Takes a returned workbook: recognised by its hidden key, checked row by row. `dry-run` changes nothing; `all` enters
 * nothing while a row is refused or asked; `good-rows` enters the good ones, as reported by proxy (代录) from this file.
 * `decided` answers rows that ask. Given again, it changes nothing. Throws why the file as a whole cannot be taken.
 */
export async function takeWorkbook(
  desk: Supervision,
  given: WorkbookFile,
  mode: TakingMode,
  caller: Caller,
  decided: Decided | null = null,
): Promise<ReturnedWorkbook> {
  const file = { ...given, name: plainName(given.name) };
  const digest = createHash("sha256").update(file.bytes).digest("hex");
  if (decided !== null && decided.digest !== digest) return refuse(OTHER_FILE);
  const form = await readForm(desk, file, caller);
  const { sql, isWorkingDay } = desk;
  const day = dayInShanghai(desk.now());
  const plan = (await findPlan(sql, form.key.plan)) ?? refuse(OTHER_PLAN);
  const context = (await loadPlanContext(sql, plan.id, day, isWorkingDay)) ?? refuse(OTHER_PLAN);
  const unit = rosterIndex(await desk.organisations.list(desk.sql)).get(form.key.unit) ?? refuse(OTHER_UNIT);
  const name = periodInChinese(form.key.period);
  const period = context.periods.find(({ key }) => key === form.key.period) ?? refuse(periodGone(name));
  const parts = await listUnitTasks(sql, plan.id, period, [unit.id, ...(unit.mergedIds ?? [])]);
  const tasks = parts.map((part) => {
    const { status, content } = part;
    const { task: id, number, ...printed } = asWorkbookTask(part);
    return {
      id,
      shown: { ...printed, number: String(number) },
      reported: status === null || content === null ? null : { status, content },
    };
  });
  const actor = await actorOf(desk, caller);
  const found = checkForm(form, tasks, decided?.rows).map((row): Found => {
    const part = parts.find(({ state }) => state.id === row.taskId);
    if (row.result !== "good" || !part) return { row, part };
    const allowed = decideAction(part.state, actionOf(part, row, period, file.name), actor, day);
    return allowed.ok ? { row, part } : refusedRow({ row, part }, allowed.failure);
  });
  const held = mode === "dry-run" || (mode === "all" && found.some(isOpen));
  const after = held
    ? found
    : await enter({ desk, caller, file, digest, plan: plan.id, unit, period }, found);
  const rows = after.map(({ row: { content: _, ...row }, entered }) =>
    entered ? { ...row, result: "entered" as const } : row,
  );
  const count = (result: string): number => rows.filter((row) => row.result === result).length;
  return {
    fileName: file.name,
    digest,
    unit: { id: unit.id, name: unit.name },
    planTitle: plan.title,
    period: period.key,
    rows,
    tasks: parts.map(({ state: { id, number, text } }) => ({ id, number, text })),
    entered: count("entered"),
    refused: count("refused"),
    asked: count("asked"),
  };
}

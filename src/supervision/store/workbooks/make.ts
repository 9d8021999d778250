import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { type Failure, FailureError } from "../../../kernel/error.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { writeZip } from "../../../platform/documents/zip-writer.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN, NO_UNIT } from "../../domain/import-failures.ts";
import type { PlanSummary } from "../../domain/plan.ts";
import { rosterIndex, type RosterUnit } from "../../domain/roster.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { WorkbookUnits } from "../../domain/workbooks/returned-workbook.ts";
import {
  periodInChinese,
  type UnitWorkbook,
  workbookName,
  workbookSheets,
} from "../../domain/workbooks/unit-workbook.ts";
import { NO_PERIOD, NOT_YOUR_UNIT, NOTHING_OWED } from "../../domain/workbooks/workbook-failures.ts";
import type { Supervision } from "../desk.ts";
import { findPlan } from "../plans.ts";
import { actorOf } from "../tasks/actor.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { listWorkbookFiles } from "./files.ts";
import { asWorkbookTask, listUnitTasks, type UnitTask } from "./unit-tasks.ts";

type Made = { readonly name: string; readonly bytes: Uint8Array };
type Wish = { readonly plan: string; readonly period?: string | undefined };

const refuse = (failure: Failure): never => {
  throw new FailureError(failure);
};

/** Whether a report for the period is owed: of its time, and not passed by a later one. */
const isOwed = (part: UnitTask, { due, to }: Period): boolean =>
  part.owesReports &&
  part.since <= due &&
  part.since <= to &&
  (part.status !== null || part.reportedThrough === null || part.reportedThrough < due);

const isMissing = ({ status }: UnitTask): boolean => status === null || status === "returned";

type Owed = {
  readonly plan: PlanSummary;
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly today: Day;
  readonly roster: ReadonlyMap<string, RosterUnit>;
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly parts: readonly UnitTask[];
  }[];
};

/** What units, or one of them, owe for a period; the running one when none is named. */
async function owedFor(desk: Supervision, wish: Wish, only?: string): Promise<Owed> {
  const { sql, organisations, isWorkingDay } = desk;
  const plan = (await findPlan(sql, wish.plan)) ?? refuse(NO_PLAN);
  const today = dayInShanghai(desk.now());
  const context = (await loadPlanContext(sql, plan.id, today, isWorkingDay)) ?? refuse(NO_PLAN);
  const periods = context.periods.filter(({ from }) => from <= today).toReversed();
  const period =
    (wish.period === undefined ? periods[0] : periods.find(({ key }) => key === wish.period)) ??
    refuse(NO_PERIOD);
  const roster = rosterIndex(await organisations.list(sql));
  const wanted = only === undefined ? undefined : (roster.get(only) ?? refuse(NO_UNIT));
  const ids = wanted && [wanted.id, ...(wanted.mergedIds ?? [])];
  const byUnit = new Map<string, UnitTask[]>();
  for (const part of await listUnitTasks(sql, plan.id, period, ids)) {
    if (!isOwed(part, period)) continue;
    const id = roster.get(part.unitId)?.id ?? part.unitId;
    byUnit.set(id, [...(byUnit.get(id) ?? []), part]);
  }
  // As the roster lists them: whoever hands the workbooks on goes by it.
  const listed = new Set([...[...roster.values()].map(({ id }) => id), ...byUnit.keys()]);
  const units = [...listed].flatMap((id) => {
    const parts = byUnit.get(id);
    return parts === undefined ? [] : [{ id, name: roster.get(id)?.name ?? id, parts }];
  });
  return { plan, period, periods, today, roster, units };
}

/** How many periods back one may still want to look. */
const PERIODS_SHOWN = 13;

/** Who owes reports for a period and how far each is. */
export async function listWorkbookUnits(desk: Supervision, wish: Wish): Promise<WorkbookUnits> {
  const { plan, period, periods, units, roster } = await owedFor(desk, wish);
  const files = await listWorkbookFiles(desk.sql, plan.id, period.key);
  return {
    files: files.map(({ unitId, ...file }) => ({ ...file, unit: roster.get(unitId)?.name ?? unitId })),
    period,
    periods: periods.slice(0, PERIODS_SHOWN),
    units: units.map(({ id, name, parts }) => ({
      id,
      name,
      owed: parts.length,
      reported: parts.filter((part) => !isMissing(part)).length,
    })),
  };
}

async function workbooksOf(
  desk: Supervision,
  wish: Wish,
  filter: { readonly onlyMissing: boolean; readonly unit?: string },
): Promise<{ readonly period: Period; readonly books: readonly UnitWorkbook[] }> {
  const { plan, period, today, units } = await owedFor(desk, wish, filter.unit);
  const books = units.flatMap(({ id, name, parts }): UnitWorkbook[] => {
    const tasks = parts.filter((part) => !filter.onlyMissing || isMissing(part)).map(asWorkbookTask);
    return tasks.length === 0 ? [] : [{ plan, unit: { id, name }, period, madeOn: today, tasks }];
  });
  return books.length === 0 ? refuse(NOTHING_OWED) : { period, books };
}

const write = async (book: UnitWorkbook, position: number): Promise<Made> => ({
  name: workbookName(position, book),
  bytes: await writeWorkbook(workbookSheets(book)),
});

/**
 * A zip with one workbook per unit that owes reports for a period, the running one when none is named. `onlyMissing`
 * leaves out what is reported. Throws `not-found` and `nothing-owed`.
 */
export async function makeWorkbooks(desk: Supervision, wish: Wish, onlyMissing: boolean): Promise<Made> {
  const { period, books } = await workbooksOf(desk, wish, { onlyMissing });
  const files: Made[] = [];
  // One after the other: each takes memory while it is written.
  for (const [at, book] of books.entries()) files.push(await write(book, at + 1));
  const title = books[0]?.plan.title ?? "";
  return { name: `${title}-填报表-${periodInChinese(period.key)}.zip`, bytes: await writeZip(files) };
}

/** The workbook of one unit; people of a unit get only their own. */
export async function makeWorkbook(
  desk: Supervision,
  wish: Wish,
  unit: string,
  caller: Caller,
): Promise<Made> {
  const actor = await actorOf(desk, caller);
  if (!actor.office && !actor.unitIds.includes(unit)) return refuse(NOT_YOUR_UNIT);
  const { books } = await workbooksOf(desk, wish, { onlyMissing: false, unit });
  const [book] = books;
  return book ? write(book, 1) : refuse(NOTHING_OWED);
}

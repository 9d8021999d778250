import type { FastifyInstance } from "fastify";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { type Failure, FailureError } from "../../kernel/error.ts";
import { inPages, notMore, ROWS_AT_ONCE } from "../../platform/exports/long.ts";
import { say } from "../../kernel/fields.ts";
import { implement } from "../../platform/http/implement.ts";
import type { Caller } from "../../platform/slice.ts";
import { tasksContract } from "../contract/tasks.ts";
import { NO_PLAN } from "../domain/import-failures.ts";
import { rosterIndex, withRoster } from "../domain/roster.ts";
import { availableActions } from "../domain/tasks/available-actions.ts";
import { columnsOf, LEDGER_COLUMNS } from "../domain/tasks/ledger-columns.ts";
import { proposalsOf } from "../domain/tasks/proposals.ts";
import { planRollUp } from "../domain/tasks/plan-roll-up.ts";
import { turnsOf } from "../domain/tasks/turns.ts";
import { planTimes } from "../store/reporting/unit-tasks.ts";
import { mayReadReport, reportReader, stateFor } from "../domain/tasks/report-reader.ts";
import { NO_TASK } from "../domain/tasks/task-failures.ts";
import type { TaskContact, TaskRow } from "../domain/tasks/task-row.ts";
import type { TaskState } from "../domain/tasks/task.ts";
import type { Supervision } from "../store/desk.ts";
import { refreshAllLights, refreshLights } from "../store/lights.ts";
import { measuresOfPlan } from "../store/measures.ts";
import { ledgerChoices } from "../store/office/ledger-choices.ts";
import type { Page } from "../store/measures.ts";
import { findPlan } from "../store/plans.ts";
import { loadSettings } from "../store/settings.ts";
import { exportTaskLedger, ledgerAsOf } from "../store/task-ledger-xlsx.ts";
import { actOnTasks, offeredBack } from "../store/tasks/act.ts";
import { actorOf, scopeOf } from "../store/tasks/actor.ts";
import { getEvidence, putEvidence } from "../store/tasks/evidence.ts";
import { listHistory, listReports, tasksByUndertaking } from "../store/tasks/lists.ts";
import { findTask, listTasks, tasksOfPlan, weightOfPlan } from "../store/tasks/read.ts";
import { registerTasks } from "../store/tasks/register.ts";
import { reportView, unitNames } from "../store/tasks/rows.ts";

/** Tasks of a past day that one file holds: they are folded from what was recorded, all at once. */
const MOST_FOLDED = 10_000;
const AS_OF_TODAY = say(
  "改为截至今天导出，或换任务较少的方案",
  "Export as of today instead, or of a plan with fewer tasks,",
);

/** Reports that a task's page shows; the rest is a page of its own. */
const SHOWN_REPORTS = 20;

async function* onePage(rows: readonly TaskRow[]): AsyncGenerator<readonly TaskRow[]> {
  yield rows;
}

function found<T>(value: T | undefined, failure: Failure): T {
  if (value === undefined) throw new FailureError(failure);
  return value;
}

/** Personal data: for the office alone. */
async function contactsOf(desk: Supervision, { units }: TaskRow, caller: Caller): Promise<TaskContact[]> {
  if (!caller.actor?.roles.includes("office")) return [];
  const leads = new Set(units.filter(({ role }) => role === "lead").map(({ unitId }) => unitId));
  return (await desk.people.contacts(desk.sql)).flatMap(({ organisationId, name, phone }) =>
    leads.has(organisationId) ? [{ unitId: organisationId, name, phone }] : [],
  );
}

/** Routes of tasks: see the contract for what each is for. */
export function tasksRoutes(app: FastifyInstance, desk: Supervision): void {
  const { sql } = desk;
  const today = (): Day => dayInShanghai(desk.now());
  const planOf = async (id: string) => found(await findPlan(sql, id), NO_PLAN);
  const roster = async () => rosterIndex(await desk.organisations.list(desk.sql));
  const taskFor = async (id: string, caller: Caller, asOf?: Day) =>
    found(await findTask(desk, id, asOf ?? today(), await scopeOf(desk, caller)), NO_TASK);
  const readerOf = async (state: TaskState, caller: Caller) =>
    reportReader(state, await actorOf(desk, caller), (await scopeOf(desk, caller)) === null);
  const idsOf = async (unit: string) => {
    const known = (await roster()).get(unit);
    return known ? [known.id, ...(known.mergedIds ?? [])] : [unit];
  };
  /** Lights are kept as of a day: the first reader of a day must not see those of the day before. */
  const fresh = (plan: string | undefined): Promise<void> =>
    plan === undefined ? refreshAllLights(desk, today()) : refreshLights(desk, plan, today());

  implement(app, tasksContract, {
    "GET /api/tasks": async ({ query: { page, size, asOf, unit, ...filter }, caller }) => {
      await fresh(filter.plan);
      const narrowed = { ...filter, units: unit === undefined ? undefined : await idsOf(unit) };
      return listTasks(desk, narrowed, { page, size }, asOf ?? today(), await scopeOf(desk, caller));
    },
    "GET /api/tasks/export": async ({ query: { asOf, unit, columns, ...filter }, caller, long }) => {
      await fresh(filter.plan);
      const narrowed = { ...filter, units: unit === undefined ? undefined : await idsOf(unit) };
      const scope = await scopeOf(desk, caller);
      const day = asOf ?? today();
      const past = day < today();
      if (past && filter.plan !== undefined) {
        const { tasks, each } = await weightOfPlan(desk, filter.plan, day);
        notMore(tasks, MOST_FOLDED, AS_OF_TODAY);
        await long.takes(ledgerAsOf(day), tasks, each);
      }
      const told = past ? long.wrote : undefined;
      const list = (page: Page) => listTasks(desk, narrowed, page, day, scope, told);
      const office = caller.actor?.roles.includes("office") ?? false;
      const { units } = await ledgerChoices(desk, filter.plan, { personal: office });
      // A past day is folded as a whole, whichever page is asked for: once.
      const { total, rows } = await list({ page: 1, size: past ? MOST_FOLDED : 1 });
      const pages = past
        ? onePage(rows)
        : inPages(long, async (page) => (await list(page)).rows, ROWS_AT_ONCE);
      return exportTaskLedger(
        { total, pages, columns: columnsOf(columns) ?? LEDGER_COLUMNS, units, asOf: day },
        long,
      );
    },
    "GET /api/tasks/:task": async ({ params, query, caller }) => {
      const asOf = query.asOf ?? today();
      const { row, state, reports } = await taskFor(params.task, caller, asOf);
      const reader = await readerOf(state, caller);
      const shown = reports
        ?.filter((report) => mayReadReport(reader, report))
        .toSorted((a, b) => (a.due < b.due ? 1 : -1))
        .slice(0, SHOWN_REPORTS);
      const present = () => listReports(desk, row.id, { page: 1, size: SHOWN_REPORTS }, reader);
      const names = await unitNames(desk);
      const concerned = state.assignments.flatMap(({ unitId, via }) => [
        unitId,
        ...(via === null ? [] : [via]),
      ]);
      const periods = (await planTimes(desk, [{ state }], asOf)).get(state.planId)?.periods ?? [];
      return {
        row,
        state: stateFor(reader, state),
        turns: turnsOf(state, { asOf, periods }),
        // What may be done is done today, also to a task that is looked at as it once stood.
        possibilities: asOf < today() ? [] : availableActions(state, await actorOf(desk, caller), today()),
        reports: shown?.map(reportView) ?? (await present()).rows,
        unitNames: Object.fromEntries(concerned.map((id) => [id, names.get(id) ?? id])),
        contacts: await contactsOf(desk, row, caller),
        takeBack: asOf < today() ? null : await offeredBack(desk, state, caller),
        asOf,
      };
    },
    "GET /api/tasks/:task/history": async ({ params, query, caller }) => {
      await taskFor(params.task, caller);
      return listHistory(desk, params.task, query);
    },
    "GET /api/tasks/:task/reports": async ({ params, query, caller }) => {
      const { state } = await taskFor(params.task, caller);
      return listReports(desk, params.task, query, await readerOf(state, caller));
    },
    "GET /api/tasks/:task/evidence/:digest": async ({ params, caller }) => {
      await taskFor(params.task, caller);
      return getEvidence(desk, params.task, params.digest);
    },
    "POST /api/tasks/:task/evidence": async ({ params, file, caller }) => {
      await taskFor(params.task, caller);
      return putEvidence(desk, params.task, file, caller);
    },
    "POST /api/task-actions": async ({ body, caller }) => ({
      outcomes: await actOnTasks(desk, body.entries, body.mode, caller),
    }),
    "GET /api/plans/:plan/proposals": async ({ params }) => {
      const plan = await planOf(params.plan);
      const units = await roster();
      const measures = withRoster(await measuresOfPlan(sql, plan.id, today()), units);
      const { adoptedOn } = await loadSettings(sql, plan.id, today());
      return {
        rows: proposalsOf(measures, units, await tasksByUndertaking(sql, plan.id), adoptedOn, today()),
      };
    },
    "POST /api/plans/:plan/tasks": async ({ params, body, caller }) => ({
      tasks: await registerTasks(desk, params.plan, body, caller),
    }),
    "GET /api/plans/:plan/roll-up": async ({ params, query, caller }) => {
      const plan = await planOf(params.plan);
      const asOf = query.asOf ?? today();
      const scope = await scopeOf(desk, caller);
      return { asOf, ...planRollUp(await tasksOfPlan(desk, plan.id, asOf, scope)) };
    },
  });
}

import { actorOf, readsTask } from "../actor.ts";
import { allRecords, historyOf, getRecord } from "../records.ts";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { PlanBrief, TaskBrief } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { RecordView } from "../../../kernel/record.ts";
import { compareYears } from "../../domain/work-points/comparison.ts";
import type {
  SetComparison,
  SetDetail,
  SetSummary,
  TaskChoices,
  WorkPointChoices,
} from "../../domain/work-points/replies.ts";
import { NO_PREVIOUS, UNKNOWN_PLAN } from "../../domain/work-points/refusals.ts";
import { promisedPoints, type SetState, type SetStatus } from "../../domain/work-points/set.ts";
import { workPointsShape } from "../../domain/work-points/shape.ts";
import { takeStock } from "../../domain/work-points/stock-taking.ts";
import type { Desk } from "../desk.ts";

export type SetView = RecordView<SetState>;

/** What reading sets needs of the desk, so that commands can do it too. */
export type SetReader = Pick<Desk, "sql" | "config" | "now" | "plans"> & {
  readonly tasks: Pick<Desk["tasks"], "byIds" | "ofPlan">;
};

export type SetFilter = {
  readonly year?: number | undefined;
  readonly plan?: string | undefined;
  readonly group?: string | undefined;
  readonly status?: SetStatus | undefined;
};

/** Sets that the filter leaves, the latest year first, then by group. */
export async function listSets(sql: Sql, { year, plan, group, status }: SetFilter = {}): Promise<SetView[]> {
  const found = await allRecords(sql, workPointsShape, { status });
  return found
    .filter(
      ({ state }) =>
        (year === undefined || state.year === year) &&
        (plan === undefined || state.planId === plan) &&
        (group === undefined || state.group === group),
    )
    .toSorted((a, b) => b.state.year - a.state.year || a.state.group.localeCompare(b.state.group, "zh-CN"));
}

const tasksOf = (desk: SetReader, sets: readonly Pick<SetView, "state">[]): Promise<readonly TaskBrief[]> => {
  const ids = [...new Set(sets.flatMap(({ state }) => state.points.flatMap(({ taskId }) => taskId ?? [])))];
  return ids.length === 0 ? Promise.resolve([]) : desk.tasks.byIds(ids, desk.sql);
};

/** The list of sets, each with where its points stand. */
export async function summarise(desk: SetReader, filter: SetFilter): Promise<SetSummary[]> {
  const sets = await listSets(desk.sql, filter);
  const tasks = await tasksOf(desk, sets);
  return sets.map(({ id, version, sample, state }) => {
    const points = promisedPoints(state);
    const stock = takeStock(points, tasks);
    const { group, year, planId, title, issuer, status, collectBy, editions } = state;
    return {
      id,
      version,
      sample,
      group,
      year,
      planId,
      title,
      issuer,
      status,
      collectBy,
      paperNumber: editions.at(-1)?.paper.number ?? null,
      points: points.length,
      tasks: points.filter(({ taskId }) => taskId !== null).length,
      counts: stock.counts,
      promises: stock.rows.map(({ point, standing, reason }) => ({
        id: point.id,
        text: point.text,
        standing,
        reason,
        taskId: point.taskId,
      })),
    };
  });
}

/** The plan asked for, or else the current one: of the demonstration's where all is sample. Throws where there is none. */
export async function planOf(desk: SetReader, asked: string | undefined): Promise<PlanBrief> {
  const plans = await desk.plans.list(desk.sql);
  const current = plans.filter((plan) => plan.current);
  const found =
    asked === undefined
      ? (current.find(({ sample }) => sample === desk.config.demo) ?? current[0])
      : plans.find(({ id }) => id === asked);
  if (!found) throw new FailureError(UNKNOWN_PLAN);
  return found;
}

/** What forms choose from; measures of the plan asked for, else of the current one. */
export async function workPointChoices(desk: Desk, asked: string | undefined): Promise<WorkPointChoices> {
  const plans = await desk.plans.list(desk.sql);
  const planId =
    asked ??
    (plans.length === 0
      ? undefined
      : await planOf(desk, undefined).then(
          ({ id }) => id,
          () => undefined,
        ));
  const [units, measures, sets] = await Promise.all([
    desk.organisations.list(desk.sql),
    planId === undefined ? [] : desk.plans.measures(planId, desk.sql),
    listSets(desk.sql),
  ]);
  const thisYear = Number(dayInShanghai(desk.now()).slice(0, 4));
  const years = new Set([thisYear, ...sets.map(({ state }) => state.year)]);
  const byWork = plans.toSorted(
    (a, b) => Number(b.id === planId) - Number(a.id === planId) || Number(b.current) - Number(a.current),
  );
  return {
    plans: byWork,
    years: [...years].toSorted((a, b) => b - a),
    groups: [...new Set(sets.map(({ state }) => state.group))],
    // One that stands for several cannot be given a task; its members can.
    units: units.filter(({ collective }) => !collective).map(({ id, name }) => ({ id, name })),
    measures,
  };
}

const named = ({ id, state }: SetView) => ({ id, year: state.year, title: state.title });

/** Sets of the same group of earlier years, the latest first. */
async function earlierOf(sql: Sql, { id, state }: SetView): Promise<SetView[]> {
  const same = await listSets(sql, { group: state.group });
  return same.filter((set) => set.id !== id && set.state.year < state.year);
}

/** Who did what is the office's to know; units read what was done. */
const withoutNames = (set: SetView): SetView => ({
  ...set,
  begunBy: "",
  changedBy: "",
  state: {
    ...set.state,
    points: set.state.points.map((point) => ({
      ...point,
      dropped: point.dropped && { ...point.dropped, by: "" },
    })),
    rounds: set.state.rounds.map((round) => ({
      ...round,
      opinions: round.opinions.map((opinion) => ({ ...opinion, by: "" })),
    })),
    stocks: set.state.stocks.map((stock) => ({ ...stock, by: "" })),
  },
});

/** Whole, with where its points stand today; what tasks report is for those who may read the task. Throws `not-found`. */
export async function detailOf(desk: Desk, id: string, caller: Caller): Promise<SetDetail> {
  const set = await getRecord(desk.sql, workPointsShape, id);
  const [actor, tasks, history, earlier] = await Promise.all([
    actorOf(desk, caller),
    tasksOf(desk, [set]),
    historyOf(desk, workPointsShape, id),
    earlierOf(desk.sql, set),
  ]);
  const reads = readsTask(caller, actor);
  const { counts, rows } = takeStock(promisedPoints(set.state), tasks);
  return {
    set: actor.office ? set : withoutNames(set),
    day: dayInShanghai(desk.now()),
    office: actor.office,
    unitIds: actor.unitIds,
    stock: {
      counts,
      rows: rows.map((row) => (row.task === null || reads(row.task) ? row : { ...row, task: null })),
    },
    history: actor.office ? history : history.map((line) => ({ ...line, by: "" })),
    earlier: earlier.map(named),
  };
}

/** The set against an earlier one of its group, the latest where none is named. Throws where there is none. */
export async function compareSets(desk: Desk, id: string, asked: string | undefined): Promise<SetComparison> {
  const set = await getRecord(desk.sql, workPointsShape, id);
  const earlier = await earlierOf(desk.sql, set);
  const before = asked === undefined ? earlier[0] : earlier.find((each) => each.id === asked);
  if (!before) throw new FailureError(NO_PREVIOUS);
  const [beforePoints, points] = [promisedPoints(before.state), promisedPoints(set.state)];
  return { before: named(before), points, beforePoints, ...compareYears(beforePoints, points) };
}

/** Tasks of the set's plan, by number. */
export async function taskChoices(desk: Desk, id: string): Promise<TaskChoices["rows"]> {
  const { state } = await getRecord(desk.sql, workPointsShape, id);
  const tasks = await desk.tasks.ofPlan(state.planId, desk.sql);
  return tasks.map(({ id: task, number, text, phase, measureId, undertakingId }) => ({
    id: task,
    number,
    text,
    phase,
    measureId,
    undertakingId,
  }));
}

import { doAct, getRecord } from "../records.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { recurrenceOf } from "../../../kernel/recurrence.ts";
import type { TaskBrief, TaskOrder } from "../../../kernel/work.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import {
  NO_UNITS,
  NOT_ISSUED,
  NOT_IN_EDITION,
  SET_TAKEN,
  UNKNOWN_PLAN,
  UNKNOWN_SERVED,
  UNKNOWN_TASK,
  UNKNOWN_UNIT,
} from "../../domain/work-points/refusals.ts";
import {
  type PointWords,
  promisedPoints,
  type SetAct,
  type SetSeed,
  type SetState,
  type WorkPoint,
} from "../../domain/work-points/set.ts";
import { workPointsShape } from "../../domain/work-points/shape.ts";
import { takeStock } from "../../domain/work-points/stock-taking.ts";
import type { Desk } from "../desk.ts";
import { checkKnownUnits } from "../known-units.ts";
import type { SetView } from "./sets.ts";

type Options = DoingOptions<SetState, SetAct>;
type Asked = { readonly version: number; readonly key: string };

/** Begins a set; one per group and year. Throws `set-taken`, `unknown-plan`. */
export async function beginSet(
  desk: Desk,
  { key, ...seed }: SetSeed & { readonly key: string },
  caller: Caller,
  options: Options = {},
): Promise<SetView> {
  const plans = await desk.plans.list(desk.sql);
  if (!plans.some(({ id }) => id === seed.planId)) throw new FailureError(UNKNOWN_PLAN);
  const act = async (sql: Sql): Promise<SetAct> => {
    await sql`select pg_advisory_xact_lock(hashtext(${`work-points ${seed.group} ${seed.year}`}))`;
    const [taken] = await sql`
      select from organisation.record where kind = 'work-points' and state ->> 'group' = ${seed.group}
        and (state ->> 'year')::int = ${seed.year} and region_code = ${seed.regionCode}`;
    if (taken) throw new FailureError(SET_TAKEN);
    return { type: "begin", seed };
  };
  return doAct(desk, workPointsShape, { id: null, version: null, key, act }, caller, options);
}

/** What acts write of points must be of the plan and the roster. */
async function checkWords(desk: Desk, id: string, written: readonly PointWords[]): Promise<void> {
  if (written.length === 0) return;
  const { state } = await getRecord(desk.sql, workPointsShape, id);
  const [measures, units] = await Promise.all([
    desk.plans.measures(state.planId, desk.sql),
    desk.organisations.list(desk.sql),
  ]);
  const places = new Set(
    measures.flatMap((measure) => [
      `${measure.id} `,
      ...measure.undertakings.map((undertaking) => `${measure.id} ${undertaking.id}`),
    ]),
  );
  const known = new Set(units.flatMap((unit) => [unit.id, ...(unit.mergedIds ?? [])]));
  for (const { serves, units: named } of written) {
    if (!serves.every((each) => places.has(`${each.measureId} ${each.undertakingId ?? ""}`)))
      throw new FailureError(UNKNOWN_SERVED);
    if (!named.every(({ unitId }) => known.has(unitId))) throw new FailureError(UNKNOWN_UNIT);
  }
}

const writtenBy = (act: SetAct): readonly PointWords[] =>
  act.type === "add-points" ? act.points : act.type === "edit-point" ? [act.words] : [];

/** Acts of several people at once that take nothing from each other, so none is refused as stale. */
const ADDS: readonly SetAct["type"][] = ["add-points", "give-opinion"];
const MOST_TRIES = 20;

const isStale = (error: unknown): boolean => error instanceof FailureError && error.failure.code === "stale";

/** Does one act on a set. Throws what `permit` refuses, `stale`, and names that plan or roster do not know. */
export async function actOnSet(
  desk: Desk,
  id: string,
  { version, key, act }: Asked & { readonly act: SetAct },
  caller: Caller,
  options: Options = {},
): Promise<SetView> {
  await checkWords(desk, id, writtenBy(act));
  if (act.type === "solicit")
    await checkKnownUnits(
      desk,
      act.asked.map(({ unitId }) => unitId),
    );
  const once = (on: number) => doAct(desk, workPointsShape, { id, version: on, key, act }, caller, options);
  if (!ADDS.includes(act.type)) return once(version);
  for (let tries = 1; ; tries += 1) {
    const { version: latest } = await getRecord(desk.sql, workPointsShape, id);
    try {
      return await once(latest);
    } catch (error) {
      if (!isStale(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** The task that a point asks for; it takes an undertaking along only where it serves that one and no task has it yet. */
function orderOf(state: SetState, point: WorkPoint, taken: Set<string>): TaskOrder {
  const paper = state.editions.at(-1)?.paper;
  const undertakings = point.serves.flatMap(({ undertakingId }) => undertakingId ?? []);
  const [only] = undertakings;
  const free = only !== undefined && undertakings.length === 1 && !taken.has(only);
  if (free) taken.add(only);
  const served = point.serves.find(({ undertakingId }) => undertakingId !== null && undertakingId === only);
  return {
    measureId: (served ?? point.serves[0])?.measureId ?? null,
    undertakingId: free ? only : null,
    source: {
      kind: state.issuer === "region" ? "superior" : "order",
      title: paper?.title ?? state.title,
      paper: paper && paper.number !== "" ? paper.number : null,
      date: paper?.date ?? null,
      quote: point.text,
    },
    text: point.goal === "" ? point.text : `${point.text}（目标：${point.goal}）`,
    units: point.units,
    deadline: point.deadline,
    recurrence: point.deadline.kind === "continuous" ? recurrenceOf(point.deadline.raw ?? point.text) : null,
  };
}

const dayOf = (desk: Desk, { at }: Options): Day => dayInShanghai(at ?? desk.now());

export type Dispatching = Asked & {
  readonly dispatch: boolean;
  /** `task` null registers one; else the task that carries the point already. */
  readonly points: readonly { readonly point: string; readonly task: string | null }[];
};

/** Issued points become tasks in the same transaction, each once. Throws what supervision or `permit` refuses. */
export async function dispatchPoints(
  desk: Desk,
  id: string,
  { version, key, dispatch, points }: Dispatching,
  caller: Caller,
  options: Options = {},
): Promise<SetView> {
  const act = async (sql: Sql, state: SetState | null): Promise<SetAct> => {
    if (state === null || state.status !== "issued") throw new FailureError(NOT_ISSUED);
    const promised = new Map(promisedPoints(state).map((point) => [point.id, point]));
    const asked = points.map(({ point, task }) => ({ point, task }));
    // Asked before tasks are registered, so that a refusal names the work points' own reason.
    const refused = workPointsShape.permit(
      state,
      { type: "dispatch", tasks: asked.map(({ point, task }) => ({ point, task: task ?? point })) },
      { accountId: null, office: true, unitIds: [] },
      dayOf(desk, options),
    );
    if (refused) throw new FailureError(refused);
    const ofPlan = await desk.tasks.ofPlan(state.planId, sql);
    const known = new Map<string, TaskBrief>(ofPlan.map((task) => [task.id, task]));
    if (!asked.every(({ task }) => task === null || known.has(task))) throw new FailureError(UNKNOWN_TASK);
    const taken = new Set(ofPlan.flatMap(({ undertakingId }) => undertakingId ?? []));
    const ordered = asked.flatMap(({ point, task }) => (task === null ? [point] : []));
    const orders = ordered.map((each) => {
      const point = promised.get(each);
      if (!point) throw new FailureError(NOT_IN_EDITION);
      return orderOf(state, point, taken);
    });
    const registered =
      orders.length === 0
        ? []
        : await desk.tasks.register(sql, state.planId, { key, dispatch, tasks: orders }, caller);
    const made = new Map(ordered.map((point, index) => [point, registered[index]?.id]));
    return {
      type: "dispatch",
      tasks: asked.map(({ point, task }) => {
        const its = task ?? made.get(point);
        if (its === undefined) throw new FailureError(NO_UNITS);
        return { point, task: its };
      }),
    };
  };
  return doAct(desk, workPointsShape, { id, version, key, act }, caller, options);
}

/** Keeps where the points stand today, for the half-year's and the year's end. */
export async function recordStock(
  desk: Desk,
  id: string,
  { version, key }: Asked,
  caller: Caller,
  options: Options = {},
): Promise<SetView> {
  const act = async (sql: Sql, state: SetState | null): Promise<SetAct> => {
    const points = state === null ? [] : promisedPoints(state);
    const ids = points.flatMap(({ taskId }) => taskId ?? []);
    const { counts, rows } = takeStock(points, await desk.tasks.byIds(ids, sql));
    return {
      type: "take-stock",
      stock: {
        counts,
        rows: rows.map(({ point, standing, reason }) => ({ point: point.id, standing, reason })),
      },
    };
  };
  return doAct(desk, workPointsShape, { id, version, key, act }, caller, options);
}

import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { isActive } from "../../domain/tasks/duties.ts";
import type { Light, LightColour } from "../../domain/tasks/light.ts";
import { projectionOf, type LatestRecord, type ReportRecord } from "../../domain/tasks/projection.ts";
import { countedAs, type CountedAs, type LightCounts, lightCounts } from "../../domain/tasks/roll-up.ts";
import { inOrder, passes, type TaskFilter } from "../../domain/tasks/task-filter.ts";
import { NEEDS_PLAN } from "../../domain/tasks/task-failures.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import type { Page } from "../measures.ts";
import { lightOn, loadPlanContext, type PlanContext } from "./plan-context.ts";
import { actionsUpTo } from "./record.ts";
import { rowsOf, type TaskReader, type TaskSnapshot } from "./rows.ts";

export type TaskPage = Pick<LightCounts, "closed" | "counts"> & {
  readonly total: number;
  /** `counts` are of all that pass, whatever light is asked for. */
  readonly rows: TaskRow[];
};

/** Units whose tasks the reader may see, for as long as they have a part in them; null: all tasks. */
export type Scope = readonly string[] | null;

type StoredTask = {
  readonly state: TaskState;
  readonly latest: LatestRecord | null;
  readonly light: LightColour;
  readonly lightReason: Omit<Light, "colour">;
};

const columns = (sql: Sql) => sql`t.state, t.latest, t.light, t.light_reason`;

const snapshotOf = ({ state, latest, light, lightReason }: StoredTask): TaskSnapshot => ({
  state,
  latest,
  light: { colour: light, ...lightReason },
});

function carriedBy(sql: Sql, { units, role }: TaskFilter) {
  return sql`exists (
    select from supervision.assignment a where a.task_id = t.id and a.until is null
    ${units === undefined ? sql`` : sql`and a.unit_id = any(${[...units]})`}
    ${role === undefined ? sql`` : sql`and a.role = ${role}`})`;
}

function inState(sql: Sql, state: NonNullable<TaskFilter["state"]>) {
  if (state === "judgement") return sql`t.awaits_judgement`;
  return state === "standing" ? sql`t.standing` : sql`t.waiting @> ${[state]}::text[]`;
}

function holding(sql: Sql, q: string) {
  const words = q.toLowerCase();
  return sql`strpos(lower(concat_ws(E'\\n', t.text, m.text, t.leader, t.state->'source'->>'title')), ${words}) > 0`;
}

/** Tasks `t` that the reader may see. */
export const readable = (sql: Sql, scope: Scope) =>
  scope === null
    ? sql`true`
    : sql`t.id in (
      select task_id from supervision.assignment where unit_id = any(${[...scope]}) and until is null)`;

function matching(sql: Sql, filter: TaskFilter, scope: Scope) {
  const { plan, measure, q, section, phase, source, units, role, state, dueFrom, dueTo } = filter;
  return sql`true
    ${plan === undefined ? sql`` : sql`and t.plan_id = ${plan}`}
    ${measure === undefined ? sql`` : sql`and t.measure_id = ${measure}`}
    and ${readable(sql, scope)}
    ${q ? sql`and ${holding(sql, q)}` : sql``}
    ${section === undefined ? sql`` : sql`and coalesce(m.section, '') = ${section}`}
    ${phase === undefined ? sql`` : sql`and t.phase = ${phase}`}
    ${source === undefined ? sql`` : sql`and t.source = ${source}`}
    ${units === undefined && role === undefined ? sql`` : sql`and ${carriedBy(sql, filter)}`}
    ${state === undefined ? sql`` : sql`and ${inState(sql, state)}`}
    ${dueFrom === undefined ? sql`` : sql`and t.due >= ${dueFrom}`}
    ${dueTo === undefined ? sql`` : sql`and t.due <= ${dueTo}`}`;
}

function ordered(sql: Sql, { sort, descending }: TaskFilter) {
  const way = descending === true ? sql`desc` : sql`asc`;
  if (sort === "due") return sql`t.due ${way} nulls last, t.plan_id, t.number`;
  if (sort === "light")
    return sql`array_position(array['red', 'amber', 'green', 'grey'], t.light) ${way}, t.plan_id, t.number`;
  return sql`t.plan_id, t.number ${way}`;
}

const rowAs = ({ light, phase }: TaskRow): CountedAs => countedAs({ colour: light.colour, phase });

/** `countedAs` as the database asks it. */
const asCounted = (sql: Sql) => sql`case when t.phase = 'closed' then 'closed' else t.light end`;

async function listToday(
  desk: TaskReader,
  filter: TaskFilter,
  { page, size }: Page,
  scope: Scope,
): Promise<TaskPage> {
  const { sql } = desk;
  const from = sql`supervision.task t left join supervision.measure m on m.id = t.measure_id
    where ${matching(sql, filter, scope)}`;
  const [stored, counted] = await Promise.all([
    sql<StoredTask[]>`
      select ${columns(sql)} from ${from} ${filter.light === undefined ? sql`` : sql`and ${asCounted(sql)} = ${filter.light}`}
      order by ${ordered(sql, filter)} limit ${size} offset ${(page - 1) * size}`,
    sql<{ as: CountedAs; count: number }[]>`
      select ${asCounted(sql)} as "as", count(*) as count from ${from} group by 1`,
  ]);
  const { tasks, closed, counts } = lightCounts(counted);
  const total = filter.light === undefined ? tasks : counts[filter.light];
  return { total, closed, counts, rows: await rowsOf(desk, stored.map(snapshotOf)) };
}

async function contextOn(desk: TaskReader, planId: string, asOf: Day): Promise<PlanContext | undefined> {
  return loadPlanContext(desk.sql, planId, asOf, desk.isWorkingDay);
}

/** With its reports as they were then; null for today, when their rows say it. */
export type FoldedTask = TaskSnapshot & { readonly reports: readonly ReportRecord[] | null };

/** Whose record is folded at once: a task has some hundred acts, and nobody else is answered meanwhile. */
const FOLDED_AT_ONCE = 50;

/** Tasks folded up to the end of a past day; those that were not yet registered are left out. */
async function foldedTo(
  { sql }: TaskReader,
  context: PlanContext,
  ids: readonly string[],
  asOf: Day,
  told: (folded: number) => Promise<void> = async () => {},
): Promise<FoldedTask[]> {
  const folded: FoldedTask[] = [];
  for (let from = 0; from < ids.length; from += FOLDED_AT_ONCE) {
    const portion = ids.slice(from, from + FOLDED_AT_ONCE);
    const recorded = await actionsUpTo(sql, portion, asOf);
    for (const id of portion) {
      const actions = recorded.get(id);
      if (!actions) continue;
      const { state, latest, reports } = projectionOf(actions);
      const light = lightOn(context, state, latest, asOf);
      folded.push({ state, latest, light, reports: [...reports.values()] });
    }
    await told(Math.min(from + FOLDED_AT_ONCE, ids.length));
  }
  return folded;
}

/** How many rows of an ordinary list cost what one act costs that is folded, and one task as its row says it. */
const [ROWS_AN_ACT, ROWS_A_TASK] = [1 / 36, 1 / 5];

/** How much {@link snapshotsOfPlan} reads: its tasks, and as how many rows of an ordinary list one of them costs. */
export async function weightOfPlan(
  desk: TaskReader,
  planId: string,
  asOf: Day,
): Promise<{ tasks: number; each: number }> {
  // A task's version counts its acts.
  const [counted] = await desk.sql<{ tasks: number; acts: number }[]>`
    select count(*) as tasks, coalesce(sum(version), 0) as acts from supervision.task where plan_id = ${planId}`;
  const { tasks, acts } = counted ?? { tasks: 0, acts: 0 };
  if (asOf >= dayInShanghai(desk.now()) || tasks === 0) return { tasks, each: ROWS_A_TASK };
  return { tasks, each: ROWS_A_TASK + (acts / tasks) * ROWS_AN_ACT };
}

/**
 * All tasks of a plan as they stood at the end of a day, in their order, lights worked out for that day; `told` hears how many
 * of a past day are folded.
 */
export async function snapshotsOfPlan(
  desk: TaskReader,
  planId: string,
  asOf: Day,
  told?: (folded: number) => Promise<void>,
): Promise<FoldedTask[]> {
  const { sql } = desk;
  const context = await contextOn(desk, planId, asOf);
  if (!context) return [];
  if (asOf < dayInShanghai(desk.now())) {
    const rows = await sql<{ id: string }[]>`
      select id from supervision.task where plan_id = ${planId} order by number`;
    return foldedTo(
      desk,
      context,
      rows.map(({ id }) => id),
      asOf,
      told,
    );
  }
  const stored = await sql<StoredTask[]>`
    select ${columns(sql)} from supervision.task t where t.plan_id = ${planId} order by t.number`;
  return stored.map(({ state, latest }) => ({
    state,
    latest,
    light: lightOn(context, state, latest, asOf),
    reports: null,
  }));
}

/** A unit that was released reads what it had a part in as of those days, and nothing of what came after. */
const visible = ({ state }: TaskSnapshot, scope: Scope): boolean =>
  scope === null || state.assignments.some((each) => isActive(each) && scope.includes(each.unitId));

/** All tasks of a plan as rows, as they stood at the end of a day. */
export async function tasksOfPlan(
  desk: TaskReader,
  planId: string,
  asOf: Day,
  scope: Scope = null,
): Promise<TaskRow[]> {
  const snapshots = await snapshotsOfPlan(desk, planId, asOf);
  return rowsOf(
    desk,
    snapshots.filter((each) => visible(each, scope)),
  );
}

/**
 * One page of the ledger. For today the database filters and pages by the rows that are written with every action;
 * another day is folded from the record and needs a plan: throws `plan-needed` without; `told` hears how many are folded.
 */
export async function listTasks(
  desk: TaskReader,
  filter: TaskFilter,
  page: Page,
  asOf: Day,
  scope: Scope = null,
  told?: (folded: number) => Promise<void>,
): Promise<TaskPage> {
  if (asOf === dayInShanghai(desk.now())) return listToday(desk, filter, page, scope);
  if (filter.plan === undefined) throw new FailureError(NEEDS_PLAN);
  const seen = (await snapshotsOfPlan(desk, filter.plan, asOf, told)).filter((each) => visible(each, scope));
  const { light, ...others } = filter;
  const rows = (await rowsOf(desk, seen)).filter((row) => passes(row, others));
  const { closed, counts } = lightCounts(rows.map((row) => ({ as: rowAs(row), count: 1 })));
  const shown = rows.filter((row) => light === undefined || rowAs(row) === light);
  const sorted = shown.toSorted(inOrder(filter));
  const begin = (page.page - 1) * page.size;
  return { total: sorted.length, closed, counts, rows: sorted.slice(begin, begin + page.size) };
}

/** `regionCode` is its plan's. */
export type FoundTask = FoldedTask & { readonly row: TaskRow; readonly regionCode: string };

/** A task as it stood at the end of a day, or undefined: none, not registered by then, or not for the reader. */
export async function findTask(
  desk: TaskReader,
  id: string,
  asOf: Day,
  scope: Scope = null,
): Promise<FoundTask | undefined> {
  const { sql } = desk;
  const [stored] = await sql<StoredTask[]>`select ${columns(sql)} from supervision.task t where t.id = ${id}`;
  if (!stored) return undefined;
  const context = await contextOn(desk, stored.state.planId, asOf);
  if (!context) return undefined;
  const { state, latest } = stored;
  const [found] =
    asOf < dayInShanghai(desk.now())
      ? await foldedTo(desk, context, [id], asOf)
      : [{ state, latest, light: lightOn(context, state, latest, asOf), reports: null }];
  if (!found || !visible(found, scope)) return undefined;
  const [row] = await rowsOf(desk, [found]);
  return row && { ...found, row, regionCode: context.regionCode };
}

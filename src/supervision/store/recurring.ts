import { randomUUID } from "node:crypto";
import type { Day } from "../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/slice.ts";
import { rosterIndex, type RosterUnit } from "../domain/roster.ts";
import type { NamedUnit } from "../domain/tasks/action.ts";
import { isActive } from "../domain/tasks/duties.ts";
import type { AskedTask } from "../domain/tasks/asked.ts";
import { type Instance, instancesDue } from "../../kernel/recurrence.ts";
import type { TaskState } from "../domain/tasks/task.ts";
import type { Supervision } from "./desk.ts";
import { registerTasks } from "./tasks/register.ts";

const ROLES = ["lead", "support", "guide"] as const;

/** The units of a duty as the roster has them today: of those that became one its weightiest part, none that is gone. */
function unitsToday(state: TaskState, roster: ReadonlyMap<string, RosterUnit>): NamedUnit[] {
  const found = new Map<string, NamedUnit>();
  const parts = state.assignments.filter(isActive);
  for (const { unitId, role, via } of ROLES.flatMap((role) => parts.filter((each) => each.role === role))) {
    const id = roster.get(unitId)?.id;
    if (id !== undefined && !found.has(id)) found.set(id, { unitId: id, role, via });
  }
  return [...found.values()];
}

/** One return of a standing duty as a task of its own, for the same units, with the day on which it is due. */
function instanceOf(state: TaskState, { label, due }: Instance, units: readonly NamedUnit[]): AskedTask {
  return {
    measureId: state.measureId,
    undertakingId: state.undertakingId,
    instanceOf: state.id,
    source: state.source,
    text: `${state.text}（${label.zh}）`,
    leader: state.leader,
    remark: null,
    deadline: { kind: "date", raw: label.zh, latest: due, thenContinuous: false },
    recurrence: null,
    units,
    stages: [],
  };
}

/** The end of a year and a half: no window reaches further than from one year into the next. */
const yearAfter = (day: Day): Day => `${Number(day.slice(0, 4)) + 1}-12-31`;

type Row = { readonly planId: string; readonly state: TaskState };

async function listRecurring(sql: Sql): Promise<readonly Row[]> {
  return sql<Row[]>`
    select plan_id, state from supervision.task
    where phase = 'dispatched' and instance_of is null and state->'recurrence' <> 'null'::jsonb
    order by plan_id, number`;
}

async function registered(sql: Sql, id: string): Promise<ReadonlySet<Day>> {
  const rows = await sql<{ originalDue: Day }[]>`
    select original_due from supervision.task where instance_of = ${id}`;
  return new Set(rows.map(({ originalDue }) => originalDue));
}

/**
 * Registers and dispatches the returns of standing duties (每年一季度) whose time has begun by a day and has not passed,
 * each once however often it is asked for. Those that were due before the duty was dispatched are nobody's.
 */
export async function registerInstances(desk: Supervision, day: Day, caller: Caller): Promise<void> {
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  for (const { planId, state } of await listRecurring(desk.sql)) {
    const { recurrence } = state;
    if (recurrence === null) continue;
    const units = unitsToday(state, roster);
    const begun = instancesDue(recurrence, day, yearAfter(day)).filter(({ from }) => from <= day);
    // Windows that end together are one return.
    const open = begun.filter(({ due }, index) => begun.findIndex((each) => each.due === due) === index);
    // A duty whose units are all gone waits for the office to name others.
    if (open.length === 0 || units.length === 0) continue;
    await inTransaction(desk.sql, async (sql) => {
      await sql`select from supervision.plan where id = ${planId} for no key update`;
      const known = await registered(sql, state.id);
      const tasks = open.filter(({ due }) => !known.has(due)).map((each) => instanceOf(state, each, units));
      if (tasks.length === 0) return;
      await registerTasks({ ...desk, sql }, planId, { key: randomUUID(), dispatch: true, tasks }, caller);
    });
  }
}

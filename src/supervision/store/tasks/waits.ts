import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { waitsOf, writeWaits } from "../../../platform/records/waits.ts";
import { officeWaits, unitWaits } from "../../domain/tasks/inbox-lines.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { lockTask } from "./record.ts";

/** Rows of `platform.wait` that are of tasks. */
export const OF_TASKS = { slice: "supervision", kind: "task" };

/** What a task waits for, as its rows should say: all but periodic reports, which the calendar of its plan asks for. */
export async function taskWaits(sql: Sql, state: TaskState, regionCode: string): Promise<object[]> {
  const [plan] = await sql<{ sample: boolean }[]>`
    select sample or sample_work as sample from supervision.plan where id = ${state.planId}`;
  const submitted = state.assignments.some(
    ({ role, open }) => role === "lead" && open.some(({ status }) => status === "submitted"),
  );
  const entered = submitted
    ? await sql<{ id: string; at: Date }[]>`
        select id, entered_at as at from supervision.report where task_id = ${state.id} and status = 'submitted'`
    : [];
  const enteredOn = new Map<string, Day>(entered.map(({ id, at }) => [id, dayInShanghai(at)]));
  const of = {
    kind: OF_TASKS.kind,
    id: state.id,
    subject: state.text,
    since: null,
    link: `/tasks/${state.id}`,
    sample: plan?.sample ?? false,
    regionCode,
  };
  return waitsOf(OF_TASKS, of, [...unitWaits(state), ...officeWaits(state, enteredOn)]);
}

/** Writes what a task waits for, as it stands; false where nothing differs. */
export const writeTaskWaits = async (sql: Sql, state: TaskState, regionCode: string): Promise<boolean> =>
  writeWaits(sql, OF_TASKS, state.id, await taskWaits(sql, state, regionCode));

/** Writes anew what tasks wait for, of those where something else stands; of how many that was. */
export async function rebuildTaskWaits(pool: Sql, ids: readonly string[]): Promise<number> {
  let written = 0;
  for (const id of ids)
    await inTransaction(pool, async (sql) => {
      const locked = await lockTask(sql, id);
      if (locked && (await writeTaskWaits(sql, locked.state, locked.regionCode))) written++;
    });
  return written;
}

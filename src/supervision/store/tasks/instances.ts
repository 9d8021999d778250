import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { AskedTask } from "../../domain/tasks/asked.ts";
import { instancesDue } from "../../domain/tasks/recurrence.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import { derivedKey } from "../derived-key.ts";
import type { Supervision } from "../desk.ts";
import { registerTasks } from "./register.ts";

/** No window is longer: 12 months, and the day on which it began. */
const LONGEST_WINDOW = 367;

/** A standing duty with its words, date and units for one of its returns. */
function instanceOf(duty: TaskState, { label, due }: ReturnType<typeof instancesDue>[number]): AskedTask {
  return {
    measureId: duty.measureId,
    undertakingId: duty.undertakingId,
    instanceOf: duty.id,
    source: duty.source,
    text: `${label.zh}：${duty.text}`,
    leader: duty.leader,
    remark: null,
    deadline: { kind: "date", raw: label.zh, latest: due, thenContinuous: false },
    recurrence: null,
    units: duty.assignments
      .filter(({ until }) => until === null)
      .map(({ unitId, role, via }) => ({ unitId, role, via })),
    stages: [],
  };
}

/**
 * Registers and dispatches the returns of a plan's recurring duties (每年一季度) whose time has come on the day: each
 * once, however often this runs. One that ended before is not made afterwards: nobody could have answered it. Returns
 * how many are there for the day.
 */
export async function generateInstances(
  desk: Supervision,
  planId: string,
  day: Day,
  caller: Caller,
  opts: { readonly at?: Date } = {},
): Promise<number> {
  const duties = await desk.sql<{ state: TaskState }[]>`
    select state from supervision.task
    where plan_id = ${planId} and phase = 'dispatched' and instance_of is null
      and not awaits_judgement and state -> 'recurrence' <> 'null' order by number`;
  let count = 0;
  for (const { state } of duties)
    for (const instance of instancesDue(
      state.recurrence ?? { windows: [] },
      day,
      addDays(day, LONGEST_WINDOW),
    )) {
      if (instance.from > day) continue;
      const key = derivedKey("instance", state.id, instance.due);
      const registration = { key, dispatch: true, tasks: [instanceOf(state, instance)] };
      await registerTasks(desk, planId, registration, caller, opts);
      count += 1;
    }
  return count;
}

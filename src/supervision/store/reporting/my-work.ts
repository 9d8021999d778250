import type { Day } from "../../../kernel/calendar.ts";
import type { MyWork } from "../../domain/tasks/task-row.ts";
import { workOf } from "../../domain/tasks/work.ts";
import { rowsOf, type TaskReader } from "../tasks/rows.ts";
import type { Reporter } from "./reporter.ts";
import { planTimes, unitTasks } from "./unit-tasks.ts";

/** Everything that a unit owes on a day, across plans. */
export async function loadWork(desk: TaskReader, { actor, unit }: Reporter, asOf: Day): Promise<MyWork> {
  const tasks = unit === null ? [] : await unitTasks(desk.sql, actor.unitIds);
  const [rows, times] = await Promise.all([rowsOf(desk, tasks), planTimes(desk, tasks, asOf)]);
  const work = rows.flatMap((row, at) => {
    const state = tasks[at]?.state;
    return state ? [{ row, state }] : [];
  });
  return workOf(work, unit, actor, { asOf, periods: (plan) => times.get(plan)?.periods ?? [] });
}

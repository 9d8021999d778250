import type { Day } from "../../../kernel/calendar.ts";
import { periodStanding, returnedOf } from "../../domain/tasks/period-standing.ts";
import { plansByIds } from "../plans.ts";
import type { TaskReader } from "../tasks/rows.ts";
import type { Reporter } from "./reporter.ts";
import { planTimes, unitTasks } from "./unit-tasks.ts";

/** What a unit's desk shows of its reports: of each plan the period that runs, and what came back. */
export async function loadMyPeriod(desk: TaskReader, { actor, unit }: Reporter, asOf: Day) {
  const tasks = unit === null ? [] : await unitTasks(desk.sql, actor.unitIds);
  const ids = [...new Set(tasks.map(({ state }) => state.planId))];
  const [times, plans] = await Promise.all([planTimes(desk, tasks, asOf), plansByIds(desk.sql, ids)]);
  const asked = { unitIds: actor.unitIds, asOf };
  const work = tasks.map(({ state }) => ({ state, periods: times.get(state.planId)?.periods ?? [] }));
  return {
    asOf,
    plans: ids.flatMap((planId) => {
      const own = work.filter(({ state }) => state.planId === planId);
      const standing = periodStanding(own, asked);
      return standing ? [{ planId, title: plans.get(planId)?.title ?? "", ...standing }] : [];
    }),
    returned: returnedOf(work, asked),
  };
}

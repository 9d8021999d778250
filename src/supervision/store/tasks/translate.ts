import { randomUUID } from "node:crypto";
import type { Day } from "../../../kernel/calendar.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { LaterAction, TaskActor } from "../../domain/tasks/action.ts";
import type { AskedAction } from "../../domain/tasks/asked.ts";
import { rosterIndex } from "../../domain/roster.ts";
import { refusalOf, type TaskRefusal } from "../../domain/tasks/refusals.ts";
import { UNKNOWN_UNIT } from "../../domain/tasks/task-failures.ts";
import type { TaskState } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";
import { awaitsHead } from "./head-signature.ts";
import type { PlanContext } from "./plan-context.ts";
import { onRoster } from "./named-units.ts";
import { reportFor } from "./record.ts";

type Setting = {
  readonly desk: Pick<Supervision, "people" | "organisations" | "isWorkingDay">;
  readonly sql: Sql;
  readonly state: TaskState;
  readonly context: PlanContext;
  readonly actor: TaskActor;
  readonly day: Day;
  /** The file from which the office enters a report for a unit. */
  readonly file: string | null;
};

type Translated = Result<LaterAction, string>;
const refused = (code: TaskRefusal): Translated => ({ ok: false, failure: refusalOf(code) });

async function report(
  asked: Extract<AskedAction, { readonly type: "report" }>,
  { desk, sql, state, context, actor, day, file }: Setting,
): Promise<Translated> {
  const { unit, period: key, content } = asked;
  const period = context.periods.find((each) => each.key === key);
  if (!period) return refused("unknown-period");
  if (period.from > day) return refused("period-ahead");
  // The same report however often it is given back, also where a later one has passed it in between.
  const earlier = await reportFor(sql, state.id, unit, key);
  if (earlier?.status === "accepted") return refused("period-past");
  const ofUnit = (actor.head || actor.liaison) && actor.unitIds.includes(unit);
  const proxy = ofUnit && file === null ? null : { file };
  const waits = proxy === null && (await awaitsHead(desk, sql, context.settings.options, actor));
  return ok({
    type: "report",
    unit,
    report: earlier?.id ?? randomUUID(),
    period: key,
    due: period.due,
    content,
    awaitsHead: waits,
    proxy,
  });
}

/** The action that a request means: with ids, and with what settings of the day decide. */
export async function translate(asked: AskedAction, setting: Setting): Promise<Translated> {
  const { desk, sql, context, day } = setting;
  const { limits } = context.settings;
  const after = (days: number): Day => addWorkingDays(day, days, desk.isWorkingDay);
  switch (asked.type) {
    case "dispatch":
      return ok({ type: "dispatch", receiveBy: after(limits.receiveWithin) });
    case "decompose":
      return ok({ ...asked, stages: asked.stages.map((each) => ({ ...each, id: each.id ?? randomUUID() })) });
    case "report":
      return report(asked, setting);
    case "remind":
      return ok({ ...asked, by: after(limits.reminderWithin[asked.step - 1] ?? 0) });
    case "request-extension":
      return ok({ ...asked, extension: randomUUID() });
    case "reassign": {
      const units = onRoster(asked.units, rosterIndex(await desk.organisations.list(sql)));
      return units ? ok({ ...asked, units }) : { ok: false, failure: UNKNOWN_UNIT };
    }
    default:
      return ok(asked);
  }
}

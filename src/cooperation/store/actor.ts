import type { ActingFor } from "../../kernel/actor.ts";
import type { TaskBrief } from "../../kernel/work.ts";
import type { Caller } from "../../platform/slice.ts";
import type { RecordActor } from "../../kernel/record.ts";
import { whoActs } from "../../platform/records/who-acts.ts";
import type { Desk } from "./desk.ts";

/** Who acts, as the slice's older shapes see them and as kinds do. */
export type CooperationActor = RecordActor & ActingFor;

/** Who acts; `unitIds`, every id of the unit, only where they may act for it. Read before a transaction. */
export async function actorOf(
  desk: Pick<Desk, "organisations" | "sql">,
  caller: Caller,
): Promise<CooperationActor> {
  const actor = await whoActs(desk, caller);
  const acts = actor.roles.some((role) => role === "unit-head" || role === "liaison");
  // What the product does by itself, as on the first day, it does as the office.
  const office = actor.system || actor.roles.includes("office");
  return { ...actor, office, unitIds: acts ? actor.unitIds : [] };
}

/** Roles that see every task, and what was said at meetings. */
export const seesAll = ({ actor }: Caller): boolean =>
  actor === null || actor.roles.some((role) => role === "office" || role === "leader");

/** Whether the reader may see a task: people of a unit see those of their unit, as on the pages of supervision. */
export const readsTask =
  (caller: Caller, { unitIds }: Pick<RecordActor, "unitIds">) =>
  (task: Pick<TaskBrief, "unitIds">): boolean =>
    seesAll(caller) || task.unitIds.some((unit) => unitIds.includes(unit));

import { FailureError } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_UNIT } from "../../domain/import-failures.ts";
import { rosterIndex } from "../../domain/roster.ts";
import type { TaskActor } from "../../domain/tasks/action.ts";
import { NOT_YOUR_UNIT } from "../../domain/tasks/reporting-failures.ts";
import type { WorkUnit } from "../../domain/tasks/work.ts";
import type { Supervision } from "../desk.ts";
import { actorOf } from "../tasks/actor.ts";

/** For which unit somebody reports or asks; `actor.unitIds` are that unit's. */
export type Reporter = { readonly actor: TaskActor; readonly unit: WorkUnit | null };

/** The caller for their own unit, or for the unit asked for, which only the office may. Throws `forbidden`, `not-found`. */
export async function reporterOf(desk: Supervision, caller: Caller, unit?: string): Promise<Reporter> {
  const actor = await actorOf(desk, caller);
  const own = caller.actor?.organisationId ?? undefined;
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  if (unit === undefined || actor.unitIds.includes(unit)) {
    const found = own === undefined ? undefined : roster.get(own);
    return { actor, unit: found ? { id: found.id, name: found.name } : null };
  }
  if (!actor.office) throw new FailureError(NOT_YOUR_UNIT);
  const found = roster.get(unit);
  if (!found) throw new FailureError(NO_UNIT);
  const { id, name } = found;
  const unitIds = [id, ...(found.mergedIds ?? [])];
  return { actor: { office: true, head: false, liaison: false, unitIds }, unit: { id, name } };
}

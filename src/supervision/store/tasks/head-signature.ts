import type { Sql } from "../../../platform/database/database.ts";
import type { TaskActor } from "../../domain/tasks/action.ts";
import type { DeskOptions } from "../../domain/tasks/settings.ts";
import type { Supervision } from "../desk.ts";

/**
 * Whether what this person reports waits for the head of their unit: the step is on, they are not the head, and there is
 * a head with an account. Without one the report would wait for ever.
 */
export async function awaitsHead(
  { people }: Pick<Supervision, "people">,
  sql: Sql,
  { signStep }: DeskOptions,
  { head, unitIds }: TaskActor,
): Promise<boolean> {
  if (!signStep || head) return false;
  const unit = new Set<string | null>(unitIds);
  const everyone = await people.list(sql);
  return everyone.some(
    ({ organisationId, roles }) => unit.has(organisationId) && roles.includes("unit-head"),
  );
}

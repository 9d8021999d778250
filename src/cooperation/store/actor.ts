import type { TaskBrief } from "../../kernel/work.ts";
import type { Caller } from "../../platform/slice.ts";
import type { RecordActor } from "../../kernel/record.ts";
import type { Desk } from "./desk.ts";

/** Who acts, with every id under which their unit is known. Read before a transaction. */
export async function actorOf(
  desk: Pick<Desk, "organisations" | "sql">,
  caller: Caller,
): Promise<RecordActor> {
  const { actor } = caller;
  const own = actor?.organisationId ?? null;
  const acts = actor?.roles.some((role) => role === "unit-head" || role === "liaison") ?? false;
  const unit =
    own === null || !acts
      ? undefined
      : (await desk.organisations.list(desk.sql)).find(
          ({ id, mergedIds }) => id === own || (mergedIds ?? []).includes(own),
        );
  return {
    accountId: actor?.accountId ?? null,
    // What the product does by itself, as on the first day, it does as the office.
    office: actor === null || actor.roles.includes("office"),
    unitIds: unit ? [unit.id, ...(unit.mergedIds ?? [])] : own !== null && acts ? [own] : [],
  };
}

/** Roles that see every task, and what was said at meetings. */
export const seesAll = ({ actor }: Caller): boolean =>
  actor === null || actor.roles.some((role) => role === "office" || role === "leader");

/** Whether the reader may see a task: people of a unit see those of their unit, as on the pages of supervision. */
export const readsTask =
  (caller: Caller, { unitIds }: Pick<RecordActor, "unitIds">) =>
  (task: Pick<TaskBrief, "unitIds">): boolean =>
    seesAll(caller) || task.unitIds.some((unit) => unitIds.includes(unit));

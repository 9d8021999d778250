import type { Caller } from "../../../platform/slice.ts";
import { rosterIndex } from "../../domain/roster.ts";
import type { TaskActor } from "../../domain/tasks/action.ts";
import type { Supervision } from "../desk.ts";
import type { Scope } from "./read.ts";

/** Who the caller is on a task; the unit counts under every id that was merged into it. */
export async function actorOf({ sql, organisations }: Supervision, { actor }: Caller): Promise<TaskActor> {
  const roles = actor?.roles ?? [];
  const rest = {
    office: roles.includes("office"),
    head: roles.includes("unit-head"),
    liaison: roles.includes("liaison"),
  };
  const id = actor?.organisationId ?? null;
  if (id === null) return { ...rest, unitIds: [] };
  const unit = rosterIndex(await organisations.list(sql)).get(id);
  return { ...rest, unitIds: unit ? [unit.id, ...(unit.mergedIds ?? [])] : [id] };
}

/** Whose tasks a reader sees: people of a unit those of their unit, the office and leaders all. */
export async function scopeOf(desk: Supervision, caller: Caller): Promise<Scope> {
  const roles = caller.actor?.roles ?? [];
  if (roles.includes("office") || roles.includes("leader")) return null;
  return (await actorOf(desk, caller)).unitIds;
}

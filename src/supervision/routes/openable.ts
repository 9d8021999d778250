import { allows } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import type { Openable } from "../../kernel/openable.ts";
import { asCaller } from "../../platform/records/as-caller.ts";
import { tasksContract } from "../contract/tasks.ts";
import { isActive } from "../domain/tasks/duties.ts";
import type { Supervision } from "../store/desk.ts";
import { scopeOf } from "../store/tasks/actor.ts";
import { findTask } from "../store/tasks/read.ts";

/** A task for who may open it now, as its page is opened; null for everybody else. */
export async function openableTask(desk: Supervision, id: string, person: Actor): Promise<Openable | null> {
  if (!allows(tasksContract["GET /api/tasks/:task"].access, person.roles)) return null;
  const scope = await scopeOf(desk, asCaller(person));
  const found = await findTask(desk, id, dayInShanghai(desk.now()), scope);
  if (found === undefined) return null;
  return {
    title: found.row.text,
    link: `/tasks/${id}`,
    unitIds: found.state.assignments.filter(isActive).map(({ unitId }) => unitId),
    regionCode: found.regionCode,
  };
}

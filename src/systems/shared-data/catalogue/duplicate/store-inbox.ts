import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { type InboxLine, NO_LIMIT } from "../../../../kernel/inbox.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Desk } from "../../store/desk.ts";
import { listDuplicatesFor } from "./store.ts";

const WHY = say("认定是否重复", "Decide whether both hold the same");

/** Pairs that are asked about and on which the person may decide. */
export async function duplicateInbox(desk: Desk, person: ActingFor, _day: Day): Promise<InboxLine[]> {
  if (!person.roles.includes("data-officer")) return [];
  const { rows } = await listDuplicatesFor(desk, { state: "open" }, person);
  return rows
    .filter(({ mayDecide }) => mayDecide.length > 0)
    .map(({ left, right }) => ({
      id: `duplicate/${[left.id, right.id].toSorted().join("+")}/decide`,
      kind: "duplicate",
      subject: `${left.name} / ${right.name}`,
      why: WHY,
      ...NO_LIMIT,
      since: null,
      link: "/data/duplicates",
      weight: 1,
      sample: left.sample || right.sample,
    }));
}

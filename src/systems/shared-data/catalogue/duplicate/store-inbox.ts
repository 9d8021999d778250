import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { type InboxLine, NO_LIMIT } from "../../../../kernel/inbox.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Desk } from "../../store/desk.ts";
import { openPairsFor } from "./store.ts";

const WHY = say("认定是否重复", "Decide whether both hold the same");

/** More pairs than these are told as one: they are gone through together, on one page. */
const MOST_NAMED = 20;

/** Pairs that are asked about and on which the person may decide. */
export async function duplicateInbox(desk: Desk, person: ActingFor, _day: Day): Promise<InboxLine[]> {
  if (!person.roles.includes("data-officer")) return [];
  const open = await openPairsFor(desk, person);
  if (open.length > MOST_NAMED)
    return [
      {
        id: "duplicate/all/decide",
        kind: "duplicate",
        subject: `疑似重复目录 ${open.length} 对`,
        why: WHY,
        ...NO_LIMIT,
        since: null,
        link: "/data/duplicates",
        weight: 1,
        sample: open.some(({ left, right }) => left.sample || right.sample),
      },
    ];
  return open.map(({ left, right }) => ({
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

import type { Day } from "../../../kernel/calendar.ts";
import type { InboxLine } from "../../../kernel/inbox.ts";
import type { WarningKind } from "../../domain/secondment/warnings.ts";
import type { CooperationActor } from "../actor.ts";
import type { Desk } from "../desk.ts";
import { readGround } from "./ground.ts";

/** What a unit does about its own term; all other warnings are the office's. */
const OF_UNIT: readonly WarningKind[] = ["no-person", "no-hand-over"];

/** What is missing or collides in secondment, for whoever mends it. */
export async function secondmentInbox(
  desk: Desk,
  { office, unitIds }: CooperationActor,
  day: Day,
): Promise<InboxLine[]> {
  const [own] = office
    ? [true]
    : await desk.sql`
        select 1 from organisation.record where kind = 'secondment' and unit_ids && ${[...unitIds]}::uuid[] limit 1`;
  if (!own) return [];
  const ground = await readGround({ ...desk, now: () => new Date(`${day}T04:00:00Z`) });
  const terms = new Map(ground.terms.map((term) => [term.id, term]));
  const lines = ground.warnings.flatMap((warning): InboxLine[] => {
    const [term] = warning.terms.flatMap((id) => terms.get(id) ?? []);
    const unit = OF_UNIT.includes(warning.kind) ? (term?.state.unitId ?? null) : null;
    if (unit === null ? !office : !unitIds.includes(unit)) return [];
    // Clashes that are not told one by one are of no seat.
    const seat = ground.roster.seats.find(({ id }) => id === warning.seat)?.name ?? "其余任期冲突";
    return [
      {
        id: `secondment/${term?.id ?? warning.seat ?? "rest"}/${warning.kind} ${warning.day}`,
        kind: "secondment",
        subject:
          term === undefined
            ? seat
            : `${ground.unitName(term.state.unitId, term.state.unitName)}（${term.state.seatName}）`,
        why: warning.sentence,
        due: warning.day,
        late: warning.late,
        since: null,
        link: term === undefined ? "/secondments" : `/secondments/${term.id}`,
        weight: 1,
        sample: term?.sample ?? ground.rosterRecord?.sample ?? false,
      },
    ];
  });
  // A term that clashes with several from one day on is told once: what is mended is that term.
  return [...new Map(lines.toReversed().map((line) => [line.id, line])).values()].toReversed();
}

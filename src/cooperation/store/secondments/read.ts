import { actorOf } from "../actor.ts";
import { historyOf } from "../records.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import { mayOf, type RecordActor, type RecordView, NO_RECORD } from "../../../kernel/record.ts";
import { monthsBetween } from "../../domain/secondment/months.ts";
import { fills } from "../../domain/secondment/plan-ahead.ts";
import { termActs, termShape, type TermState } from "../../domain/secondment/term.ts";
import type { SecondmentsView, TermDetail, TermLine } from "../../domain/secondment/view.ts";
import type { SecondmentWarning } from "../../domain/secondment/warnings.ts";
import type { Desk } from "../desk.ts";
import { readGround, type SecondmentGround } from "./ground.ts";

/** Whether who reads may see a term's person and hand-over: the office, and head and liaison of its unit. */
export const mayKnow = (actor: RecordActor, { unitId }: Pick<TermState, "unitId">): boolean =>
  actor.office || actor.unitIds.includes(unitId);

function lineOf(
  { unitName, persons }: SecondmentGround,
  { id, version, sample, state }: RecordView<TermState>,
  actor: RecordActor,
): TermLine {
  const own = mayKnow(actor, state);
  const { unitId, seat, seatName, from, until, status, forgotten, successor } = state;
  return {
    id,
    version,
    sample,
    unitId,
    unitName: unitName(unitId, state.unitName),
    seat,
    seatName,
    from,
    until,
    status,
    forgotten,
    successor,
    months: monthsBetween(from, until),
    named: state.person !== null,
    handedOver: state.handOver !== null && state.handOver.on !== null,
    own,
    person: own && state.person !== null ? (persons.get(state.person) ?? null) : null,
  };
}

// That two people have one name is about persons.
const warningsFor = (ground: SecondmentGround, actor: RecordActor): SecondmentWarning[] =>
  ground.warnings.filter(({ kind }) => actor.office || kind !== "person-clash");

/** What the page of secondment shows to a reader. */
export async function secondmentsView(desk: Desk, caller: Caller): Promise<SecondmentsView> {
  const actor = await actorOf(desk, caller);
  const ground = await readGround(desk);
  const { day, roster, rosterRecord, terms, order, proposals, unitName } = ground;
  return {
    day,
    roster,
    rosterRecord: rosterRecord
      ? {
          id: rosterRecord.id,
          version: rosterRecord.version,
          sample: rosterRecord.sample,
          changedAt: rosterRecord.changedAt,
          changedBy: actor.office ? rosterRecord.changedBy : "",
        }
      : null,
    terms: terms.map((term) => lineOf(ground, term, actor)).toReversed(),
    order,
    proposals: actor.office ? proposals : [],
    warnings: warningsFor(ground, actor),
    units: Object.fromEntries(roster.units.map((id) => [id, unitName(id)])),
    choices: actor.office
      ? ground.units.filter(({ collective }) => !collective).map(({ id, name }) => ({ id, name }))
      : [],
  };
}

const titleOf = ({ unitName }: SecondmentGround, { state }: RecordView<TermState>): string =>
  `${unitName(state.unitId, state.unitName)} ${state.from} — ${state.until}`;

/** A term as a reader may see it. Throws `not-found`. */
export async function termDetail(desk: Desk, id: string, caller: Caller): Promise<TermDetail> {
  const actor = await actorOf(desk, caller);
  const ground = await readGround(desk);
  const term = ground.terms.find((each) => each.id === id);
  if (!term) throw new FailureError(NO_RECORD);
  const { state } = term;
  const own = mayKnow(actor, state);
  const sizes = await desk.sql<{ digest: string; size: number }[]>`
    select digest, size from organisation.attachment where record_id = ${id}`;
  const sizeOf = new Map(sizes.map(({ digest, size }) => [digest, size]));
  const later = ground.terms.filter(
    (each) => each.id !== id && fills(each.state) && each.state.from > state.from,
  );
  const successor = ground.terms.find((each) => each.id === state.successor);
  return {
    ...lineOf(ground, term, actor),
    day: ground.day,
    why: state.why,
    note: own ? state.note : "",
    handOver:
      own && state.handOver !== null
        ? {
            note: state.handOver.note,
            on: state.handOver.on,
            files: state.handOver.files.map((file) => ({ ...file, size: sizeOf.get(file.digest) ?? 0 })),
          }
        : null,
    personId: own ? state.person : null,
    may: mayOf(termShape, state, termActs(state, ground.day), actor, ground.day),
    seats: ground.roster.seats,
    successors: actor.office ? later.map((each) => ({ id: each.id, title: titleOf(ground, each) })) : [],
    successorTitle: successor ? titleOf(ground, successor) : null,
    warnings: warningsFor(ground, actor).filter(({ terms }) => terms.includes(id)),
    history: own ? await historyOf(desk, termShape, id) : [],
  };
}

import { allRecords, findRecord, onlyId } from "../records.ts";
import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { RecordView } from "../../../kernel/record.ts";
import { type FairPlace, fairOrder, type RosterMember } from "../../domain/secondment/fair-order.ts";
import { planAhead, type ProposedTerm } from "../../domain/secondment/plan-ahead.ts";
import { EMPTY_ROSTER, rosterShape, type RosterState } from "../../domain/secondment/roster.ts";
import { termShape, type TermState } from "../../domain/secondment/term.ts";
import type { SecondedPerson } from "../../domain/secondment/view.ts";
import { type SecondmentWarning, secondmentWarnings } from "../../domain/secondment/warnings.ts";
import type { Desk, RosterUnit } from "../desk.ts";

export const ROSTER_ID = onlyId("secondment");

/** Everything about secondment on a day, names of persons included: strip them before it leaves the store. */
export type SecondmentGround = {
  readonly day: Day;
  readonly roster: RosterState;
  readonly rosterRecord: RecordView<RosterState> | undefined;
  readonly terms: readonly RecordView<TermState>[];
  readonly members: readonly RosterMember[];
  readonly units: readonly RosterUnit[];
  readonly unitName: (id: string, otherwise?: string) => string;
  /** By the id of the person. */
  readonly persons: ReadonlyMap<string, SecondedPerson>;
  readonly order: readonly FairPlace[];
  readonly proposals: readonly ProposedTerm[];
  readonly warnings: readonly SecondmentWarning[];
};

async function listPersons(sql: Sql): Promise<Map<string, SecondedPerson>> {
  const rows = await sql<{ id: string; name: string; position: string }[]>`
    select id, name, position from organisation.seconded_person`;
  return new Map(rows.map(({ id, name, position }) => [id, { name, post: position }]));
}

/** The same mark for the same name, which says nothing of the name. */
function marksOf(persons: ReadonlyMap<string, SecondedPerson>): (id: string | null) => string | null {
  const marks = new Map<string, string>();
  for (const { name } of persons.values()) {
    const plain = name.replace(/\s/g, "");
    if (!marks.has(plain)) marks.set(plain, String(marks.size));
  }
  return (id) => {
    if (id === null) return null;
    const person = persons.get(id);
    return person ? (marks.get(person.name.replace(/\s/g, "")) ?? id) : id;
  };
}

/** Reads roster, terms and persons, and reckons order, proposals and warnings. */
export async function readGround(
  desk: Pick<Desk, "sql" | "now" | "organisations">,
): Promise<SecondmentGround> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const units = await desk.organisations.list(sql);
  const rosterRecord = await findRecord(sql, rosterShape, ROSTER_ID);
  const roster = rosterRecord?.state ?? EMPTY_ROSTER;
  const terms = await allRecords(sql, termShape);
  const persons = await listPersons(sql);
  const known = new Map(
    units.flatMap((unit) => [unit.id, ...(unit.mergedIds ?? [])].map((id) => [id, unit] as const)),
  );
  const unitName = (id: string, otherwise = id): string => known.get(id)?.name ?? otherwise;
  const members = roster.units.map((id): RosterMember => {
    const unit = known.get(id);
    return { id, ids: [id, ...(unit ? [unit.id, ...(unit.mergedIds ?? [])] : [])], name: unitName(id) };
  });
  const states = terms.map(({ state }) => state);
  const order = fairOrder(members, states, day, roster);
  const turn = order[0]?.exemption === null ? unitName(order[0].unitId) : null;
  const mark = marksOf(persons);
  const watched = terms.map(({ id, state }) => ({
    ...state,
    id,
    unitName: unitName(state.unitId, state.unitName),
    person: mark(state.person),
    handedOver: state.handOver !== null && state.handOver.on !== null,
  }));
  return {
    day,
    roster,
    rosterRecord,
    terms,
    members,
    units,
    unitName,
    persons,
    order,
    proposals: planAhead(members, states, day, roster),
    warnings: secondmentWarnings(roster, watched, day, turn),
  };
}

import { erasedSeal, sealed, type SealedTable } from "../../../platform/audit/seals.ts";
import type { Aside } from "../../../platform/records/records.ts";
import { doAct, findRecord, actOnOnly } from "../records.ts";
import { randomUUID } from "node:crypto";
import { FailureError, refusal } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { RecordView } from "../../../kernel/record.ts";
import { fairOrder } from "../../domain/secondment/fair-order.ts";
import { type RosterAct, rosterShape, type RosterState } from "../../domain/secondment/roster.ts";
import { type TermAct, termShape, type TermState } from "../../domain/secondment/term.ts";
import type { SecondedPerson } from "../../domain/secondment/view.ts";
import type { Desk } from "../desk.ts";
import { checkKnownUnits } from "../known-units.ts";
import { readGround, ROSTER_ID } from "./ground.ts";

const NOT_ON_ROSTER = refusal(
  "not-on-roster",
  "名单里没有这个单位或岗位。请先在“名单”中列入，再排任期。",
  "This unit or seat is not on the roster. Put it there first, then plan the term.",
);
const NO_SUCCESSOR = refusal(
  "no-successor",
  "没有这一期接任，或者已经取消。请从列表中选择。",
  "There is no such term to take over, or it was cancelled. Choose from the list.",
);

/** Acts on the roster; the first act begins it. */
export async function actOnRoster(
  desk: Desk,
  asked: { readonly version: number | null; readonly key: string; readonly act: RosterAct },
  caller: Caller,
  at?: Date,
): Promise<RecordView<RosterState>> {
  if (asked.act.type === "set-roster") await checkKnownUnits(desk, asked.act.units);
  return actOnOnly(desk, rosterShape, { ...asked, series: "secondment" }, caller, at);
}

export type AskedTerm = {
  readonly key: string;
  readonly unitId: string;
  readonly seat: string;
  readonly from: string;
  readonly until: string;
};

/** Plans a term of a unit of the roster, with the sentence why it is (or is not) its turn at the beginning. */
export async function planTerm(
  desk: Desk,
  { key, unitId, seat, from, until }: AskedTerm,
  caller: Caller,
  at?: Date,
): Promise<RecordView<TermState>> {
  const { roster, members, terms, units } = await readGround(desk);
  const member = members.find(({ ids }) => ids.includes(unitId));
  const place = roster.seats.find(({ id }) => id === seat);
  if (!member || !place) throw new FailureError(NOT_ON_ROSTER);
  const states = terms.map(({ state }) => state);
  const turn = fairOrder(members, states, from, roster).find((each) => each.unitId === member.id);
  const act: TermAct = {
    type: "plan",
    seed: {
      unitId: member.id,
      unitName: member.name,
      regionCode: units.find(({ id }) => member.ids.includes(id))?.regionCode ?? "",
      seat,
      seatName: place.name,
      from,
      until,
      why: turn?.reason.zh ?? "",
    },
  };
  const options = at === undefined ? {} : { at };
  return doAct(desk, termShape, { id: null, version: null, key, act }, caller, options);
}

/** An act as a caller asks for it: a person by name, which is kept beside the acts. */
export type AskedAct =
  | Exclude<TermAct, { type: "plan" | "propose-person" | "revise" | "add-hand-over-file" }>
  | Omit<Extract<TermAct, { type: "revise" }>, "seatName">
  | ({ readonly type: "propose-person" } & SecondedPerson);

export const SECONDED: SealedTable = {
  of: "organisation.seconded_person",
  record: "termId",
  part: "id",
  content: ["regionCode", "name", "position", "namedAt"],
  erasable: true,
};

type TermAside = Aside<TermState, TermAct>;

/** Keeps the person's name in place of an earlier one. */
const naming =
  (person: string, { name, post }: SecondedPerson): TermAside =>
  async (sql, done) => {
    await forgetting(sql, done);
    const { id, after, recorded, vouch } = done;
    const row = {
      id: person,
      termId: id,
      regionCode: after.regionCode,
      name,
      position: post,
      namedAt: new Date(recorded.at),
    };
    const { salt, seal } = sealed(SECONDED, row);
    await sql`insert into organisation.seconded_person ${sql({ ...row, salt })}`;
    vouch(seal);
  };

const forgetting: TermAside = async (sql, { id, vouch }) => {
  const gone = await sql<{ id: string }[]>`
    delete from organisation.seconded_person where term_id = ${id} returning id`;
  for (const person of gone) vouch(erasedSeal(SECONDED, id, person.id));
};

/** Does an act on a term. */
export async function actOnTerm(
  desk: Desk,
  id: string,
  { version, key, act }: { readonly version: number; readonly key: string; readonly act: AskedAct },
  caller: Caller,
  at?: Date,
): Promise<RecordView<TermState>> {
  const given = at === undefined ? {} : { at };
  const doing = { id, version, key };
  switch (act.type) {
    case "propose-person": {
      const person = randomUUID();
      const named: TermAct = { type: "propose-person", person };
      const aside = naming(person, act);
      return doAct(desk, termShape, { ...doing, act: named }, caller, { ...given, aside });
    }
    case "forget-person":
      return doAct(desk, termShape, { ...doing, act }, caller, { ...given, aside: forgetting });
    case "revise": {
      const roster = await findRecord(desk.sql, rosterShape, ROSTER_ID);
      const seat = roster?.state.seats.find((each) => each.id === act.seat);
      const before = await findRecord(desk.sql, termShape, id);
      // A seat that was taken off the roster may stay with the terms that it had.
      const seatName = seat?.name ?? (before?.state.seat === act.seat ? before.state.seatName : undefined);
      if (seatName === undefined) throw new FailureError(NOT_ON_ROSTER);
      return doAct(desk, termShape, { ...doing, act: { ...act, seatName } }, caller, given);
    }
    case "name-successor": {
      const next = act.term === null ? null : await findRecord(desk.sql, termShape, act.term);
      if (next === undefined || next?.id === id || next?.state.status === "cancelled")
        throw new FailureError(NO_SUCCESSOR);
      return doAct(desk, termShape, { ...doing, act }, caller, given);
    }
    default:
      return doAct(desk, termShape, { ...doing, act }, caller, given);
  }
}

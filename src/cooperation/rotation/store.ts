import type { RotationAct, RotationState } from "./wheel.ts";
import { actorOf } from "../store/actor.ts";
import { actOnOnly, actsOf, allRecords, historyOf, onlyId, takeBack } from "../store/records.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { CITIES } from "../../kernel/region.ts";
import type { Sql } from "../../platform/database/database.ts";
import { offeredBack } from "../../platform/records/records.ts";
import type { Caller } from "../../platform/slice.ts";
import { FailureError } from "../../kernel/error.ts";
import { isTakeBack, NOT_TO_TAKE_BACK, type TakeBack } from "../../kernel/take-back.ts";
import type { RecordView } from "../../kernel/record.ts";
import { PRINTED_ROTATION, rotation, type RotationAsked } from "./kind.ts";
import { type NextHost, nextHosts, type RotationMeeting, type RotationView } from "./turns.ts";
import { preparationFor } from "./preparation.ts";
import type { Desk } from "../store/desk.ts";
import { derivedKey } from "../../platform/records/derived-key.ts";
import type { MeetingState } from "../domain/meetings/meeting.ts";

const SERIES = "joint-conference";
const SHOWN = 4;

/** The rotation of the joint conference as it was acted on; undefined while nobody has. */
export async function findRotation(sql: Sql): Promise<RecordView<RotationState> | undefined> {
  return (await allRecords(sql, rotation)).find(({ state }) => state.series === SERIES);
}

/** The city whose office this is: that of the plan in force. */
async function ownCity({ plans, sql, config }: Desk): Promise<string | null> {
  const list = await plans.list(sql);
  const mine = list.find(({ current, sample }) => current && sample === config.demo);
  return CITIES.find(({ code }) => code === mine?.regionCode)?.code ?? null;
}

async function listMeetings(sql: Sql): Promise<RotationMeeting[]> {
  const rows = await sql<{ id: string; edition: number; title: string; date: Day | null; status: string }[]>`
    select id, (state->>'edition')::int as edition, title, state->>'date' as date, status
    from organisation.record
    where kind = 'meeting' and state->>'series' = ${SERIES} and state->>'edition' is not null
      and status <> 'cancelled'
    order by edition, id`;
  return [...rows];
}

/** Whose turn it is and why, what was held, and what our own turn needs, reckoned from its meeting's day or from `date`. */
export async function rotationView(desk: Desk, caller: Caller, date?: Day): Promise<RotationView> {
  const { sql } = desk;
  const { office, ...actor } = await actorOf(desk, caller);
  const record = await findRotation(sql);
  const known = record?.state ?? PRINTED_ROTATION;
  // Who did what is the office's to know.
  const state = office ? known : { ...known, steps: known.steps.map((step) => ({ ...step, by: "" })) };
  const history = record ? await historyOf(desk, rotation, record.id) : [];
  const acts = record ? await actsOf<RotationAct>(sql, record.id) : [];
  const next = nextHosts(state, SHOWN);
  const own = await ownCity(desk);
  const meetings = await listMeetings(sql);
  const turn = own === null ? next[0] : next.find(({ host }) => host === own);
  const meeting = meetings.find(({ edition }) => edition === turn?.edition) ?? null;
  const day = date ?? meeting?.date ?? null;
  return {
    day: dayInShanghai(desk.now()),
    actor,
    state,
    record: record ? { id: record.id, version: record.version, sample: record.sample } : null,
    next,
    ownCity: own,
    preparation: turn
      ? { edition: turn.edition, meeting, date: day, steps: preparationFor(day, desk.isWorkingDay) }
      : null,
    meetings,
    history: office ? history : history.map((line) => ({ ...line, by: "" })),
    takeBack: office ? offeredBack(rotation, acts, caller, desk.now()) : null,
  };
}

/** Acts on the rotation, or takes the latest act back; the first act begins it. Throws the refusal, or who changed it since. */
export async function actOnRotation(
  desk: Desk,
  asked: { readonly version: number | null; readonly key: string; readonly act: RotationAsked | TakeBack },
  caller: Caller,
  at?: Date,
): Promise<RecordView<RotationState>> {
  if (isTakeBack<RotationAsked>(asked.act)) {
    const { version, key, act } = asked;
    if (version === null) throw new FailureError(NOT_TO_TAKE_BACK);
    return takeBack(desk, rotation, { id: onlyId(SERIES), version, key, of: act.of }, caller);
  }
  const act = rotation.actFor(asked.act, PRINTED_ROTATION, await actorOf(desk, caller));
  return actOnOnly(desk, rotation, { ...asked, act, series: SERIES }, caller, at);
}

/**
 * The rotation learns that a joint conference was held. Where it does not fit the order the meeting is held all the same:
 * the page of the rotation says what does not fit, and the office decides there.
 */
export async function recordTurn(
  desk: Desk,
  meetingId: string,
  meeting: Pick<MeetingState, "series" | "edition" | "hostCity" | "date" | "title">,
  day: Day,
  caller: Caller,
  at?: Date,
): Promise<void> {
  const { series, edition, hostCity, date, title } = meeting;
  if (series !== "joint-conference" || edition === null || hostCity === null) return;
  const act = {
    type: "record-held",
    edition,
    host: hostCity,
    day: date ?? day,
    meetingId,
    source: title,
  } as const;
  const known = await findRotation(desk.sql);
  if (rotation.permit(known?.state ?? null, act, await actorOf(desk, caller), day) !== null) return;
  const key = derivedKey("turn", meetingId, String(edition));
  await actOnRotation(desk, { version: known?.version ?? null, key, act }, caller, at);
}

/** Who hosts the next joint conference, by the order of rotation as it stands. */
export async function nextConferenceHost(sql: Sql): Promise<NextHost | null> {
  const record = await findRotation(sql);
  return nextHosts(record?.state ?? PRINTED_ROTATION, 1).at(0) ?? null;
}

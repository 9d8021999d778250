import { entryKind } from "../../registers/kind.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Aside, DoingOptions } from "../../../platform/records/records.ts";
import { doAct, findRecord } from "../records.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { duesFor } from "../../domain/meetings/preparation.ts";
import type { RecordView } from "../../../kernel/record.ts";
import type { Desk } from "../desk.ts";
import { checkKnownUnits } from "../known-units.ts";
import { actOnEntry } from "../../registers/store-act.ts";
import { recordTurn } from "../../rotation/store.ts";

const NO_AGREEMENT = refusal(
  "no-agreement",
  "合作协议库里没有这份协议，请先录入协议。",
  "The register of agreements has no such row. Enter the agreement first.",
);

type Options = Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "reported">;
type Done = Parameters<Aside<MeetingState, MeetingAct>>[1];

/** Every open problem on the agenda is told that the meeting discussed it, so that repeats show at the next one. */
async function discussProblems(
  desk: Desk,
  { id, after, recorded }: Done,
  caller: Caller,
  options: Options,
): Promise<void> {
  const problems = after.agenda.flatMap(({ about }) => (about?.kind === "problem" ? [about.id] : []));
  // In one order, as two meetings may be held at once.
  for (const problem of [...new Set(problems)].toSorted()) {
    const entry = await findRecord(desk.sql, entryKind, problem, "lock");
    if (entry?.state.register !== "problem" || entry.state.closed !== null) continue;
    const act = { type: "discuss", meeting: id, title: after.title, on: after.date ?? recorded.day } as const;
    const key = derivedKey("discuss", id, problem, String(recorded.version));
    await actOnEntry(desk, { id: problem, version: null, key, act }, caller, options);
  }
}

/** The register learns the day of signing, where it does not know it yet. */
async function signInRegister(
  desk: Desk,
  entry: string,
  { id, after, recorded }: Done,
  caller: Caller,
  options: Options,
): Promise<void> {
  const found = await findRecord(desk.sql, entryKind, entry, "lock");
  if (found?.state.register !== "agreement") throw new FailureError(NO_AGREEMENT);
  const { closed, values } = found.state;
  if (closed !== null || values["signedOn"] !== undefined) return;
  const key = derivedKey("sign", id, entry, String(recorded.version));
  const act = {
    type: "revise",
    values: { signedOn: after.date ?? recorded.day },
    reason: `在“${after.title}”上签署`,
  } as const;
  await actOnEntry(desk, { id: entry, version: null, key, act }, caller, options);
}

/** What of an act only the server knows: the working days, and the words of what is ticked. */
function completed(
  act: MeetingAct,
  { preparation }: MeetingState,
  isWorkingDay: Desk["isWorkingDay"],
): MeetingAct {
  if (act.type === "schedule") return { ...act, dues: duesFor(preparation, act.date, isWorkingDay) };
  if (act.type !== "prepared") return act;
  return { ...act, text: preparation.find(({ id }) => id === act.item)?.text ?? "" };
}

function unitsIn(act: MeetingAct): (string | null)[] {
  switch (act.type) {
    case "solicit":
      return act.asked.map(({ unitId }) => unitId);
    case "set-preparation":
      return act.items.map(({ unitId }) => unitId);
    case "set-agenda":
      return act.agenda.map(({ reporterUnitId }) => reporterUnitId);
    case "set-attendance":
      return act.attendance.map(({ unitId }) => unitId);
    default:
      return [];
  }
}

/**
 * Does an act on a meeting. A new day moves what is to be prepared; holding tells the problems on the agenda and the
 * rotation, signing the register of agreements, each in the same transaction. Throws why it is refused.
 */
export async function actOnMeeting(
  desk: Desk,
  id: string,
  asked: { readonly version: number; readonly key: string; readonly act: MeetingAct },
  caller: Caller,
  options: Options = {},
): Promise<RecordView<MeetingState>> {
  const { version, key, act: given } = asked;
  await checkKnownUnits(desk, unitsIn(given));
  const act = async (_: unknown, before: MeetingState | null): Promise<MeetingAct> =>
    before === null ? given : completed(given, before, desk.isWorkingDay);
  const aside: Aside<MeetingState, MeetingAct> = async (sql, done) => {
    const within = { ...desk, sql };
    if (given.type === "hold") {
      await discussProblems(within, done, caller, options);
      await recordTurn(within, done.id, done.after, done.recorded.day, caller, options.at);
    }
    if (given.type === "sign-agreement") await signInRegister(within, given.entry, done, caller, options);
  };
  return doAct(desk, meetingShape, { id, version, key, act }, caller, { ...options, aside });
}

import type { RotationAct } from "../../domain/rotation-wheel.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingState } from "../../domain/meetings/meeting.ts";
import { PRINTED_ROTATION } from "../../domain/rotation.ts";
import { rotationRefused } from "../../domain/rotation-rules.ts";
import type { Desk } from "../desk.ts";
import { actOnRotation, findRotation } from "../rotations/rotations.ts";

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
  const act: RotationAct = {
    type: "record-held",
    edition,
    host: hostCity,
    day: date ?? day,
    meetingId,
    source: title,
  };
  const rotation = await findRotation(desk.sql);
  if (rotationRefused(rotation?.state ?? PRINTED_ROTATION, act, day) !== null) return;
  const key = derivedKey("turn", meetingId, String(edition));
  await actOnRotation(desk, { version: rotation?.version ?? null, key, act }, caller, at);
}

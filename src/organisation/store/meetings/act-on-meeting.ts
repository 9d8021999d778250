import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { duesFor } from "../../domain/meetings/preparation.ts";
import type { RecordView } from "../../domain/record.ts";
import type { Desk } from "../desk.ts";
import { doAct, type DoingOptions } from "../records.ts";

type Asked = { readonly version: number; readonly key: string; readonly act: MeetingAct };

/** Does an act on a meeting; a new day moves what is to be prepared. */
export async function actOnMeeting(
  desk: Desk,
  id: string,
  { version, key, act: asked }: Asked,
  caller: Caller,
  options: Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "reported"> = {},
): Promise<RecordView<MeetingState>> {
  const act = async (_: unknown, before: MeetingState | null): Promise<MeetingAct> =>
    asked.type === "schedule" && before !== null
      ? { ...asked, dues: duesFor(before.preparation, asked.date, desk.isWorkingDay) }
      : asked;
  return doAct(desk, meetingShape, { id, version, key, act }, caller, options);
}

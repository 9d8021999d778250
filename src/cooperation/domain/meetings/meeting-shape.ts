import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { RecordHead, RecordShape } from "../../../kernel/record.ts";
import type { MeetingAct, MeetingState } from "./meeting.ts";
import { meetingAfter } from "./meeting-fold.ts";
import { meetingRefused } from "./meeting-permit.ts";
import { meetingSentence } from "./meeting-sentence.ts";

const known = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

/** What lists know of a meeting: its day, or the window in which it is due. */
function meetingHead(state: MeetingState): RecordHead {
  return {
    title: state.title,
    status: state.status,
    regionCode: state.hostCity ?? WHOLE_REGION,
    day: state.date ?? state.window.from,
    until: state.date ?? state.window.to,
    unitIds: known([
      ...state.preparation.map(({ unitId }) => unitId),
      ...state.agenda.map(({ reporterUnitId }) => reporterUnitId),
      ...state.attendance.map(({ unitId }) => unitId),
      ...state.rounds.flatMap(({ asked }) => asked.map(({ unitId }) => unitId)),
      ...state.resolutions.flatMap(({ units }) => units.map(({ unitId }) => unitId)),
    ]),
    measureIds: known([...state.measureIds, ...state.resolutions.map(({ measureId }) => measureId)]),
    words: [state.group ?? "", state.place, ...state.agenda.map(({ title }) => title)],
  };
}

/** A meeting of measures 二十 to 二十二, from its place in the year's plan to the settled resolutions. */
export const meetingShape: RecordShape<MeetingState, MeetingAct> = {
  kind: "meeting",
  fold: meetingAfter,
  permit: meetingRefused,
  head: meetingHead,
  sentence: meetingSentence,
};

import { waitsFor } from "../../platform/records/waits.ts";
import { jointPaperShape } from "../domain/joint-papers/joint-paper-record.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { jointPaperWaits, meetingWaits, workPointWaits } from "../domain/waits.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import { entryKind } from "../registers/kind.ts";
import { rowWaits } from "../registers/row-waits.ts";

const waits = waitsFor<unknown>("organisation");

/** What records of this slice wait for. */
export const WAITS = [
  waits(meetingShape, { link: (id) => `/meetings/${id}`, waits: ({ state }) => meetingWaits(state) }),
  waits(jointPaperShape, {
    link: (id) => `/joint-papers/${id}`,
    waits: ({ state }) => jointPaperWaits(state),
  }),
  waits(workPointsShape, { link: (id) => `/work-points/${id}`, waits: ({ state }) => workPointWaits(state) }),
  waits(entryKind, { link: (id) => `/entries/${id}`, waits: ({ state }) => rowWaits(state) }),
];

import { jointPaperShape } from "../domain/joint-papers/joint-paper-record.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { rotation } from "../rotation/kind.ts";
import { rosterShape } from "../domain/secondment/roster.ts";
import { termShape } from "../domain/secondment/term.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import type { SealedTable } from "../../platform/audit/seals.ts";
import { actsTable } from "../../platform/records/records.ts";
import { toVerify } from "../../platform/records/verify-records.ts";
import { ENTRIES } from "../registers/store-projection.ts";
import { ROSTER_ID } from "./secondments/ground.ts";
import { SECONDED } from "./secondments/act.ts";
import { WAITS } from "./waits.ts";

/** What of this slice the trail vouches for. */
export const SEALED: readonly SealedTable[] = [actsTable("organisation"), SECONDED];

const KINDS = [
  ...ENTRIES.kinds,
  toVerify(jointPaperShape),
  toVerify(meetingShape),
  toVerify(rosterShape, ROSTER_ID),
  toVerify(rotation),
  toVerify(termShape),
  toVerify(workPointsShape),
];

/** What follows from acts: every record, what lists of registers read of their rows, and what waits. */
export const FOLDED = {
  ...ENTRIES,
  kinds: KINDS,
  projections: [...ENTRIES.projections, ...WAITS],
};

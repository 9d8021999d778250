import { entryKind } from "../registers/kind.ts";
import { jointPaperShape } from "../domain/joint-papers/joint-paper-record.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { rotationShape } from "../domain/rotation.ts";
import { rosterShape } from "../domain/secondment/roster.ts";
import { termShape } from "../domain/secondment/term.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import type { SealedTable } from "../../platform/audit/seals.ts";
import type { Sql } from "../../platform/database/database.ts";
import { actsTable } from "../../platform/records/records.ts";
import { toVerify, verifyRecords } from "../../platform/records/verify-records.ts";
import type { RecordsVerdict } from "../../platform/slice.ts";
import { verifyEntries } from "../registers/store-verify.ts";
import { ROSTER_ID } from "./secondments/ground.ts";
import { SECONDED } from "./secondments/act.ts";

/** What of this slice the trail vouches for. */
export const SEALED: readonly SealedTable[] = [actsTable("organisation"), SECONDED];

const KINDS = [
  toVerify(entryKind),
  toVerify(jointPaperShape),
  toVerify(meetingShape),
  toVerify(rosterShape, ROSTER_ID),
  toVerify(rotationShape),
  toVerify(termShape),
  toVerify(workPointsShape),
];

/** Every record against its acts, and what lists of registers read against their rows. */
export async function verifyCooperation(sql: Sql): Promise<RecordsVerdict> {
  const { checked, differing } = await verifyRecords({ sql }, { slice: "organisation", kinds: KINDS });
  const entries = await verifyEntries(sql);
  return {
    checked,
    differing: [...differing, ...entries.differing.map((each) => ({ kind: entryKind.kind, ...each }))],
  };
}

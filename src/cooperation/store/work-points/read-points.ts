import { getRecord } from "../records.ts";
import { FailureError } from "../../../kernel/error.ts";
import { extractInWorker } from "../../../platform/documents/in-worker.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { WORK_CALENDAR } from "../../../platform/working-days.ts";
import type { Caller } from "../../../platform/slice.ts";
import { readPoints } from "../../domain/work-points/read-points.ts";
import { NOTHING_READ } from "../../domain/work-points/refusals.ts";
import type { ReadPoint } from "../../domain/work-points/replies.ts";
import { workPointsShape } from "../../domain/work-points/shape.ts";
import type { Desk } from "../desk.ts";

/** More than this nobody reviews at once, and one act could not add. */
const MOST_POINTS = 300;

/** Points of a pasted text as proposals; nothing is kept. Throws `classified`, `ask-internal`, `nothing-read`. */
export async function readPointsOfText(
  desk: Desk,
  id: string,
  text: string,
  caller: Caller,
  admitted: { readonly margin: string; readonly confirmInternal: boolean } = {
    margin: "",
    confirmInternal: true,
  },
): Promise<ReadPoint[]> {
  const { state } = await getRecord(desk.sql, workPointsShape, id);
  const asked = {
    confirmInternal: admitted.confirmInternal,
    action: "organisation.work-points-refused-file",
    subject: `work-points:${id}`,
  };
  await admitDocument(desk, { text, margin: admitted.margin }, asked, caller);
  const [roster, measures] = await Promise.all([
    desk.organisations.list(desk.sql),
    desk.plans.measures(state.planId, desk.sql),
  ]);
  const read = (point: string) => desk.readResolutions(point, { year: state.year, calendar: WORK_CALENDAR });
  const rows = readPoints(text, read, roster, measures).slice(0, MOST_POINTS);
  if (rows.length === 0) throw new FailureError(NOTHING_READ);
  return rows;
}

/** The same of a document. Throws also why it cannot be read. */
export async function readPointsOfFile(
  desk: Desk,
  id: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  confirmInternal: boolean,
  caller: Caller,
): Promise<ReadPoint[]> {
  const document = await extractInWorker(file.bytes, file.name);
  if (!document.ok) throw new FailureError(document.failure);
  const { text, margin } = document.value;
  return readPointsOfText(desk, id, text, caller, { margin, confirmInternal });
}

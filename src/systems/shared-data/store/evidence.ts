import { duplicateShape } from "../catalogue/duplicate/kind.ts";
import { library } from "../catalogue/library/kind.ts";
import { resource } from "../catalogue/resource/kind.ts";
import { breach } from "../oversight/breach/kind.ts";
import { correction } from "../oversight/correction/kind.ts";
import { dispute } from "../oversight/dispute/kind.ts";
import { returnFlow } from "../oversight/return-flow/kind.ts";
import { request } from "../requests/kind.ts";
import type { SealedTable } from "../../../platform/audit/seals.ts";
import { actsTable } from "../../../platform/records/records.ts";
import { toVerify, verifyRecords } from "../../../platform/records/verify-records.ts";
import type { RecordsVerdict } from "../../../platform/slice.ts";
import type { Desk } from "./desk.ts";
import { verifyProjections } from "./verify-projections.ts";
import { CORRECTION_TEXTS } from "../oversight/correction/store.ts";

/** What of this slice the trail vouches for. */
export const SEALED: readonly SealedTable[] = [actsTable("shared-data"), CORRECTION_TEXTS];

const KINDS = [
  toVerify(breach),
  toVerify(correction),
  toVerify(dispute),
  toVerify(duplicateShape),
  toVerify(library),
  toVerify(request),
  toVerify(resource),
  toVerify(returnFlow),
];

/** Every record against its acts, and what lists and the enforcement point read against the records. */
export async function verifySharedData(desk: Pick<Desk, "sql" | "isWorkingDay">): Promise<RecordsVerdict> {
  const { checked, differing } = await verifyRecords(desk.sql, "shared-data", KINDS);
  return { checked, differing: [...differing, ...(await verifyProjections(desk))] };
}

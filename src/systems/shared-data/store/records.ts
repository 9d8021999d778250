import type { ActingFor } from "../../../kernel/actor.ts";
import type { Act, RecordHistory, RecordShape } from "../../../kernel/record.ts";
import { attachments } from "../../../platform/records/attachments.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import { historyOf as historyFrom, recordLists } from "../../../platform/records/list-records.ts";
import { projections } from "../../../platform/records/projection.ts";
import { recordStore } from "../../../platform/records/records.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import type { Desk } from "./desk.ts";
import { WAITS } from "./waits.ts";

export const { findRecord, getRecord, actsOf, doAct } = recordStore<Desk, ActingFor>(
  "shared-data",
  (desk: Desk, caller) => whoActs(desk, caller),
  WAITS,
);
export const kindDesk = kindDesks<Desk>("shared-data", WAITS);
export const projection = projections<Pick<Desk, "isWorkingDay">>("shared-data");
export const { listRecords, allRecords } = recordLists("shared-data");
export const { putAttachment, attachmentsOf, getAttachment } = attachments("shared-data");

/** What was done with a record, the newest first. */
export async function historyOf<S, A extends Act>(
  { sql, organisations }: Pick<Desk, "sql" | "organisations">,
  shape: RecordShape<S, A, ActingFor>,
  id: string,
): Promise<RecordHistory[]> {
  const units = await organisations.list(sql);
  return historyFrom(shape, await actsOf<A>(sql, id), units);
}

import { actorOf } from "./actor.ts";
import type { Act, RecordHistory, RecordShape } from "../../kernel/record.ts";
import { attachments } from "../../platform/records/attachments.ts";
import { historyOf as historyFrom, recordLists } from "../../platform/records/list-records.ts";
import { projections } from "../../platform/records/projection.ts";
import { recordStore } from "../../platform/records/records.ts";
import type { Desk } from "./desk.ts";

export const { findRecord, getRecord, actsOf, doAct } = recordStore("organisation", (desk: Desk, caller) =>
  actorOf(desk, caller),
);
export const { listRecords, allRecords, recordsOn } = recordLists("organisation");
export const { putAttachment, attachmentsOf, getAttachment } = attachments("organisation");

/** What a refused file leaves on the trail. */
export const REFUSED_CLASSIFIED = "organisation.refuse-classified";

/** What was done with a record, the newest first. */
export async function historyOf<S, A extends Act>(
  { sql, organisations }: Pick<Desk, "sql" | "organisations">,
  shape: Pick<RecordShape<S, A>, "sentence">,
  id: string,
): Promise<RecordHistory[]> {
  const units = await organisations.list(sql);
  return historyFrom(shape, await actsOf<A>(sql, id), units);
}

export const projection = projections<unknown>("organisation");

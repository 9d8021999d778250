import { actorOf, type CooperationActor } from "./actor.ts";
import { type Act, type RecordHistory, type RecordShape, type RecordView } from "../../kernel/record.ts";
import { attachments } from "../../platform/records/attachments.ts";
import { historyOf as historyFrom, recordLists } from "../../platform/records/list-records.ts";
import { projections } from "../../platform/records/projection.ts";
import { recordStore } from "../../platform/records/records.ts";
import type { Desk } from "./desk.ts";
import { derivedKey } from "../../platform/records/derived-key.ts";
import type { Caller } from "../../platform/slice.ts";
import { WAITS } from "./waits.ts";

export const { findRecord, getRecord, actsOf, doAct, takeBack } = recordStore<Desk, CooperationActor>(
  "organisation",
  (desk: Desk, caller) => actorOf(desk, caller),
  WAITS,
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

/** The id of the only record of a series, so that two people who begin it at once begin one. */
export const onlyId = (series: string): string => derivedKey("rotation", series);

/** Acts on the only record of a series; the first act begins it. */
export async function actOnOnly<S, A extends Act>(
  desk: Desk,
  shape: RecordShape<S, A, CooperationActor>,
  asked: { readonly series: string; readonly version: number | null; readonly key: string; readonly act: A },
  caller: Caller,
  at?: Date,
): Promise<RecordView<S>> {
  const { series, version, key, act } = asked;
  const newId = onlyId(series);
  const known = await findRecord(desk.sql, shape, newId);
  const options = { newId, ...(at === undefined ? {} : { at }) };
  return doAct(desk, shape, { id: known ? newId : null, version, key, act }, caller, options);
}

import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type CorrectionState, correctionShape, lateAnswer } from "../../domain/oversight/correction.ts";
import type { CorrectionDetail, CorrectionRow } from "../../domain/oversight/oversight-replies.ts";
import type { Desk } from "../desk.ts";
import { historyOf } from "../records.ts";
import { actorOf, namesOf, today, type Units, unitsOf } from "../../../../platform/records/units.ts";
import { findVisible, listVisible, type VisibleFilter } from "./visible.ts";

function waitsFor({ unitIds, roles }: ActingFor, { status, about, recipients }: CorrectionState): boolean {
  if (!roles.includes("liaison") && !roles.includes("unit-head")) return false;
  if (status === "asked") return unitIds.includes(about.providerId);
  return recipients.some((each) => each.status === "waiting" && unitIds.includes(each.unitId));
}

const rowOf =
  (units: Units, actor: ActingFor, day: string) =>
  ({
    id,
    sample,
    state,
  }: {
    readonly id: string;
    readonly sample: boolean;
    readonly state: CorrectionState;
  }): CorrectionRow => ({
    id,
    resourceName: state.about.resourceName,
    provider: units.name(state.about.providerId),
    asker: state.asker.kind === "unit" ? units.name(state.asker.unitId) : null,
    status: state.status,
    askedOn: state.askedOn,
    due: state.due,
    late: lateAnswer(state, day) !== null,
    recipients: state.recipients.length,
    applied: state.recipients.filter(({ status }) => status !== "waiting").length,
    waitsForMe: waitsFor(actor, state),
    sample,
  });

/** A page of the corrections that the caller may see. */
export async function listCorrections(
  desk: Desk,
  filter: VisibleFilter,
  page: { readonly page: number; readonly size: number },
  caller: Caller,
): Promise<{ total: number; rows: CorrectionRow[]; day: string }> {
  const actor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const { total, rows } = await listVisible<CorrectionState>(
    desk.sql,
    correctionShape.kind,
    actor,
    filter,
    page,
  );
  return { total, rows: rows.map(rowOf(units, actor, day)), day };
}

/** The texts, for those who need them for their job: not the office, which watches the clocks only. */
async function textsOf(
  sql: Sql,
  id: string,
  { roles, system }: ActingFor,
): Promise<Record<string, string> | null> {
  if (system || (roles.includes("office") && !roles.includes("liaison"))) return null;
  const rows = await sql<{ part: string; text: string }[]>`
    select part, text from shared_data.correction_text where correction_id = ${id}`;
  return Object.fromEntries(rows.map(({ part, text }) => [part, text]));
}

/** Whoever it is about learns how many had the wrong data and corrected it, as 谁查了我的数据 names them anyway. */
export async function correctionDetail(desk: Desk, id: string, caller: Caller): Promise<CorrectionDetail> {
  const actor = await actorOf(desk, caller);
  const found = await findVisible<CorrectionState>(desk.sql, correctionShape.kind, actor, id);
  if (!found) throw new FailureError(NO_RECORD);
  const { version, sample, state } = found;
  const units = await unitsOf(desk);
  const history = await historyOf(desk, correctionShape, id);
  const ids = [
    state.about.providerId,
    ...(state.asker.kind === "unit" ? [state.asker.unitId] : []),
    ...state.recipients.map(({ unitId }) => unitId),
  ];
  return {
    id,
    version,
    sample,
    state,
    names: namesOf(units, ids),
    history: actor.roles.includes("applicant") ? history.map((line) => ({ ...line, by: "" })) : history,
    texts: await textsOf(desk.sql, id, actor),
    actor,
    day: today(desk),
  };
}

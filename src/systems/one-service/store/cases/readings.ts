import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { NO_CASE } from "../../domain/cases/case-failures.ts";
import { isApplicant, mayReadForm } from "../../domain/cases/case-permit.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseForm, CaseReading } from "../../domain/cases/case-view.ts";
import type { CaseState } from "../../domain/cases/case.ts";
import type { Desk } from "../desk.ts";
import { getRecord } from "../records.ts";
import { getForm } from "./content.ts";

/** Why officials open what was handed in; nobody may for another purpose. */
const PURPOSE = "办理本件";

/** Records that an official opened a form or a file, for the applicant to see and on the trail. */
export async function recordReading(
  desk: Desk,
  { id, state, what }: { readonly id: string; readonly state: CaseState; readonly what: "form" | "file" },
  actor: ActingFor,
  caller: Caller,
): Promise<void> {
  await inTransaction(desk.sql, async (sql) => {
    await sql`insert into one_service.case_reading ${sql({
      recordId: id,
      regionCode: state.deciding.regionCode,
      at: desk.now(),
      byId: actor.accountId ?? "",
      byName: actor.name,
      unitId: actor.unitIds[0] ?? null,
      unitName: actor.unitName ?? "",
      what,
      purpose: PURPOSE,
    })}`;
    await desk.audit.record(sql, {
      caller,
      action: "one-service.case-read",
      subject: `case:${id}`,
      after: { number: state.number, what, purpose: PURPOSE },
    });
  });
}

/** What was handed in. For officials it is recorded first: where it cannot be, nothing is read. */
export async function readForm(desk: Desk, id: string, caller: Caller): Promise<CaseForm> {
  const actor = await whoActs(desk, caller);
  const { state } = await getRecord(desk.sql, caseShape, id);
  if (!mayReadForm(state, actor)) throw new FailureError(NO_CASE);
  const form = await getForm(desk.sql, id, state.form);
  if (!isApplicant(state, actor)) await recordReading(desk, { id, state, what: "form" }, actor, caller);
  return form;
}

/** Who opened what was handed in, the latest first. */
export async function readingsOf(sql: Sql, id: string): Promise<CaseReading[]> {
  const rows = await sql<{ at: Date; unitName: string; purpose: string }[]>`
    select at, unit_name, purpose from one_service.case_reading where record_id = ${id} order by at desc limit 200`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

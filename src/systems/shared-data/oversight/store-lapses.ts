import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { Aside } from "../../../platform/records/records.ts";
import type { CorrectionAct, CorrectionState } from "./correction/kind.ts";
import type { RequestState } from "../domain/requests/request.ts";
import type { Desk } from "../store/desk.ts";
import { type Found, idOf, ofCorrection, ofRequest, ofUse, type Stored } from "./store-found.ts";
import { grantUses, marksOf } from "./ledger/store-uses.ts";

/** Asked about this day, a record says what it will have missed unless something is done: see the table `lapse`. */
export const WHENEVER: Day = "9999-12-31";

/** `code` is null for what only figures count. */
type Lapse = Omit<Found, "code"> & { readonly code: Found["code"] | null };

async function write(
  sql: Sql,
  about: { readonly kind: string; readonly id: string; readonly regionCode: string },
  lapses: readonly Lapse[],
): Promise<void> {
  await sql`delete from shared_data.lapse where about_id = ${about.id} and about_kind = ${about.kind}`;
  if (lapses.length === 0) return;
  const rows = lapses.map((lapse) => ({
    id: idOf(lapse),
    aboutKind: about.kind,
    aboutId: about.id,
    regionCode: about.regionCode,
    code: lapse.code,
    unitId: lapse.unitId,
    began: lapse.began,
    ended: lapse.ended,
    title: lapse.about.title,
    evidence: lapse.evidence,
    sample: lapse.sample,
  }));
  await sql`insert into shared_data.lapse ${sql(rows)} on conflict (id) do nothing`;
}

type Calendar = Pick<Desk, "isWorkingDay">;

/** What the records of a grant's use lack; written when the grant or one of its records changes. */
export async function writeGrantLapses(desk: Calendar & { readonly sql: Sql }, id: string): Promise<void> {
  const [use] = await grantUses(desk, WHENEVER, { grantId: id });
  if (!use) return;
  const marks = (await marksOf(desk.sql, [use])).get(id) ?? [];
  await write(desk.sql, { kind: "grant", id, regionCode: use.regionCode }, ofUse(use, marks, WHENEVER));
}

/** What a request lacks, and the records of the grant that came of it. */
export async function writeRequestLapses(
  desk: Calendar & { readonly sql: Sql },
  request: Stored<RequestState>,
): Promise<void> {
  const { id, state } = request;
  const about = { kind: "request", id, regionCode: state.provider.regionCode };
  await write(desk.sql, about, ofRequest(request, WHENEVER, desk.isWorkingDay));
  await writeGrantLapses(desk, id);
}

/** What figures count of a correction. */
export const correctionRow = (id: string, state: CorrectionState) => ({
  id,
  regionCode: state.about.regionCode,
  status: state.status,
  askedOn: state.askedOn,
  due: state.due,
  answeredOn: state.answeredOn,
  recipients: state.recipients.length,
  appliedOn: state.recipients.flatMap(({ on }) => on ?? []),
});

/** Written with each act on a correction: whether its answer is late, and what figures count by. */
export const correctionAside =
  (sample: boolean): Aside<CorrectionState, CorrectionAct> =>
  async (sql, { id, after: state }) => {
    const { regionCode } = state.about;
    const row = correctionRow(id, state);
    await sql`insert into shared_data.correction_now ${sql(row)} on conflict (id) do update set ${sql(row)}`;
    await write(sql, { kind: "correction", id, regionCode }, ofCorrection({ id, sample, state }, WHENEVER));
  };

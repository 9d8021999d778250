import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Aside } from "../../../platform/records/records.ts";
import type { Units } from "../../../platform/records/units.ts";
import { breachOf } from "../domain/clocks/breaches.ts";
import { breachesOf } from "../requests/clocks.ts";
import type { RequestState } from "../requests/request.ts";
import type { FoundBreach } from "./breach/kind.ts";
import { type CorrectionAct, type CorrectionState, lateAnswer } from "./correction/kind.ts";
import { gapHistory } from "./ledger/ledger.ts";
import { type GrantUse, grantUses, type LedgerMark, marksOf } from "./ledger/store-uses.ts";
import { missedCycles } from "./return-flow/cycles.ts";
import type { FlowState } from "./return-flow/kind.ts";
import type { Desk } from "../store/desk.ts";

export type Stored<S> = { readonly id: string; readonly sample: boolean; readonly state: S };

/** `about.id` is set: what is computed is about a record. */
export type Found = Omit<FoundBreach, "id" | "regionCode" | "source">;

/** The same id for the same breach of the same unit about the same thing since the same day. */
export const idOf = ({
  code,
  about,
  began,
}: Pick<Found, "about" | "began"> & { readonly code: string | null }): string =>
  derivedKey("breach", code ?? "", about.kind, about.id ?? "", began);

/** With its unit as the roster knows it now. */
export const identified =
  (units: Units) =>
  (found: Found): FoundBreach => {
    const unitId = units.canonical(found.unitId);
    return { ...found, id: idOf(found), unitId, regionCode: units.region(unitId), source: "computed" };
  };

export const ofCorrection = ({ id, sample, state }: Stored<CorrectionState>, asOf: Day): Found[] => {
  const late = lateAnswer(state, asOf);
  return late === null
    ? []
    : [
        {
          code: "late-correction",
          unitId: state.about.providerId,
          about: { kind: "correction", id, title: state.about.resourceName },
          began: addDays(state.due, 1),
          ended: late.ended,
          evidence: `应于 ${state.due} 前答复校核申请，依据${state.article}`,
          sample,
        },
      ];
};

export const ofFlow = ({ id, sample, state }: Stored<FlowState>, asOf: Day): Found[] =>
  missedCycles(state, asOf).map(({ end, madeUpOn }) => ({
    code: "no-return-flow",
    unitId: state.source.unitId,
    about: { kind: "return-flow", id, title: state.title },
    began: addDays(end, 1),
    ended: madeUpOn,
    evidence: `截至 ${end} 的周期没有回流数据`,
    sample,
  }));

/** What a request itself shows, its disposal included: of the ledger's gaps only the records of use are left. */
export const ofRequest = (
  { id, sample, state }: Stored<RequestState>,
  asOf: Day,
  isWorkingDay: IsWorkingDay,
): Found[] =>
  breachesOf(state, asOf, isWorkingDay).map(({ code, unitId, since, healedOn }) => ({
    code,
    unitId,
    about: { kind: "request", id, title: state.resource.name },
    began: since,
    ended: healedOn,
    evidence: `申请“${state.resource.name}”：${breachOf(code).name.zh}`,
    sample,
  }));

/** Gaps of a ledger: quarters without a record are breaches; a disposal that is missing is one of the request's already. */
export const ofUse = (
  use: GrantUse,
  marks: readonly LedgerMark[],
  asOf: Day,
): (Omit<Found, "code"> & { readonly code: "no-records" | null })[] =>
  gapHistory(use, marks, asOf).map(({ kind, from, until, began, ended }) => ({
    code: kind === "no-records" ? kind : null,
    unitId: use.requesterId,
    about: { kind: "grant", id: use.id, title: use.resourceName },
    began,
    ended,
    evidence: `${from} 至 ${until ?? asOf} 使用期间没有一条使用记录`,
    sample: use.sample,
  }));

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

import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../kernel/working-days.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Units } from "../../../platform/records/units.ts";
import { breachOf } from "../domain/clocks/breaches.ts";
import { breachesOf } from "../requests/clocks.ts";
import { request } from "../requests/kind.ts";
import type { RequestState } from "../requests/request.ts";
import { projection } from "../store/records.ts";
import type { FoundBreach } from "./breach/kind.ts";
import { correction, type CorrectionState, lateAnswer } from "./correction/kind.ts";
import { gapHistory, type GrantUse, type LedgerMark } from "./ledger/ledger.ts";
import { grantUses, marksOf } from "./ledger/store-uses.ts";
import { missedCycles } from "./return-flow/cycles.ts";
import type { FlowState } from "./return-flow/kind.ts";

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

const rowsOf = (regionCode: string, lapses: readonly Lapse[]): object[] => {
  const rows = lapses.map((lapse) => ({
    id: idOf(lapse),
    regionCode,
    code: lapse.code,
    unitId: lapse.unitId,
    began: lapse.began,
    ended: lapse.ended,
    title: lapse.about.title,
    evidence: lapse.evidence,
    sample: lapse.sample,
  }));
  return rows.filter(({ id }, at) => rows.findIndex((each) => each.id === id) === at);
};
const of = (aboutKind: Found["about"]["kind"]) => ({ by: "aboutId", where: { aboutKind } });

/** What a request lacks. */
export const requestLapses = projection(request, "lapse", {
  ...of("request"),
  rows: (record, { isWorkingDay }) =>
    rowsOf(record.state.provider.regionCode, ofRequest(record, WHENEVER, isWorkingDay)),
});

/** What the records of a grant's use lack; written again when one of them changes. */
export const grantLapses = projection(request, "lapse", {
  ...of("grant"),
  async given(sql, grantIds, { isWorkingDay }) {
    const uses = await grantUses({ sql, isWorkingDay }, WHENEVER, { grantIds });
    const marks = await marksOf(sql, uses);
    return new Map(uses.map((use) => [use.id, { use, marks: marks.get(use.id) ?? [] }]));
  },
  rows: (_, __, given) =>
    given === undefined ? [] : rowsOf(given.use.regionCode, ofUse(given.use, given.marks, WHENEVER)),
});

/** Whether the answer to a correction is late. */
export const correctionLapses = projection(correction, "lapse", {
  ...of("correction"),
  rows: (record) => rowsOf(record.state.about.regionCode, ofCorrection(record, WHENEVER)),
});

import type { LedgerRow } from "./ledger.ts";
import type { Board, MeasureRow, PlanUndertaking } from "./plan.ts";
import type { ResponsibilityRole } from "./reading.ts";

function namesOf(row: MeasureRow, role: ResponsibilityRole): string {
  return row.responsibilities
    .filter((each) => each.role === role)
    .map(({ name, printed }) => (printed === null || printed === name ? name : `${name}（原文：${printed}）`))
    .join("、");
}

function toRow(measure: MeasureRow, undertaking: PlanUndertaking | null): LedgerRow {
  const support = namesOf(measure, "support");
  const span = undertaking?.span ?? measure.responsibilities.find((each) => each.span)?.span;
  return {
    number: measure.number,
    annotation: String(measure.number),
    section: measure.section ?? "",
    ordinal: measure.ordinal ?? "",
    measure: measure.text,
    undertaking: undertaking?.text ?? "",
    kind: undertaking?.kind ?? "",
    lead: namesOf(measure, "lead") + (support === "" ? measure.open : ""),
    support: support === "" ? "" : support + measure.open,
    guide: namesOf(measure, "guide"),
    deadlineRaw: measure.deadline.raw ?? "",
    deadlineKind: measure.deadline.kind,
    latest: measure.deadline.latest,
    thenContinuous: measure.deadline.thenContinuous,
    plan: "",
    position: (span?.[0] ?? 0) + 1,
  };
}

/** The ledger of a published plan as narrowed on its board: a row for each undertaking, one for a measure without any. */
export function planLedgerRows({ chapters }: Board): LedgerRow[] {
  return chapters.flatMap(({ measures }) =>
    measures.flatMap((measure) =>
      (measure.undertakings.length > 0 ? measure.undertakings : [null]).map((each) => toRow(measure, each)),
    ),
  );
}

/** Title, lines under it and watermark of a ledger: where it comes from, as of when, and what its words mean. */
export function planLedgerHeading({ plan, asOf, chapters }: Board) {
  const shown = chapters.reduce((sum, { measures }) => sum + measures.length, 0);
  const pending = chapters
    .flatMap(({ measures }) => measures)
    .filter(({ state }) => state === "pending").length;
  const from = [plan.issuer, plan.docNumber, plan.date].filter(Boolean).join("，");
  return {
    title: `${plan.title}台账`,
    notes: [
      `来源：${from || "原文未印出"}${plan.incomplete ? "（节选，不完整）" : ""}`,
      `截至 ${asOf}，${shown} 项举措${shown < plan.measures ? `（全文 ${plan.measures} 项，按条件筛选）` : ""}，其中期限已过待核定 ${pending} 项`,
      "单位、时限为文件原文及核对结果；“待核定”指期限已过而尚未记录完成情况，不表示未完成。",
    ],
    ...(plan.sampleWork ? { watermark: "示例" } : {}),
  };
}

/** File name of a ledger, without what file systems refuse. */
export const planLedgerName = ({ plan, asOf }: Board): string =>
  `${plan.title.replace(/[\\/:*?"<>|\s]+/gu, "").slice(0, 80)}台账-${asOf}.xlsx`;

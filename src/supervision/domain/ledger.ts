import type { Day } from "../../kernel/calendar.ts";
import type { Clause, Deadline, MeasureReading, PlanReading, PrintedUnit, Undertaking } from "./reading.ts";

/** One line of the ledger 台账: one undertaking with what its measure says about it. Units as printed, parted by 、. */
export type LedgerRow = {
  /** Position of the measure in the plan, from 1. */
  readonly number: number;
  /** Rows of one measure under the same annotation, whose units and deadline are the same. */
  readonly annotation: string;
  readonly section: string;
  readonly ordinal: string;
  readonly measure: string;
  /** Empty where the measure was not split. */
  readonly undertaking: string;
  readonly kind: string;
  readonly lead: string;
  readonly support: string;
  readonly guide: string;
  readonly deadlineRaw: string;
  readonly deadlineKind: Deadline["kind"];
  readonly latest: Day | null;
  /** A dated milestone that a continuing duty follows. */
  readonly thenContinuous: boolean;
  /** Where it is printed: plan (where the document holds several) and place of the first character, from 1. */
  readonly plan: string;
  readonly position: number;
};

/** The ledger of a plan: a row for each undertaking, in the order of print; one for a measure without any. */
export function ledgerRows(reading: PlanReading): LedgerRow[] {
  return reading.measures.flatMap((measure, index) => {
    const undertakings: readonly (Undertaking | null)[] =
      measure.undertakings.length > 0 ? measure.undertakings : [null];
    return undertakings.map((undertaking) => toRow(measure, index + 1, undertaking));
  });
}

type Annotation = Pick<Clause, "lead" | "support" | "guide" | "open" | "deadline">;

function toRow(measure: MeasureReading, number: number, undertaking: Undertaking | null): LedgerRow {
  const start = (undertaking?.span ?? measure.spans.text)[0];
  // Where a measure carries several annotations, each answers only for the text since the one before.
  const clause = measure.clauses.findIndex(({ governs }) => start >= governs[0] && start < governs[1]);
  const said: Annotation = measure.clauses[clause] ?? measure;
  const deadline = said.deadline.kind === "none" ? measure.deadline : said.deadline;
  const support = namesOf(said.support);
  return {
    number,
    annotation: `${number}/${undertaking === null ? -1 : clause}`,
    section: measure.section ?? "",
    ordinal: measure.ordinal ?? "",
    measure: measure.text,
    undertaking: undertaking?.text ?? "",
    kind: undertaking?.kind ?? "",
    // 等有关部门 is printed after the last unit named.
    lead: namesOf(said.lead) + (support === "" ? said.open : ""),
    support: support === "" ? "" : support + said.open,
    guide: namesOf(said.guide),
    deadlineRaw: deadline.raw ?? "",
    deadlineKind: deadline.kind,
    latest: deadline.latest,
    thenContinuous: deadline.thenContinuous,
    plan: measure.plan ?? "",
    position: start + 1,
  };
}

function namesOf(units: readonly PrintedUnit[]): string {
  return units.map((unit) => unit.name).join("、");
}

import type {
  Clause,
  Deadline,
  MeasureReading,
  PlanReading,
  PrintedUnit,
  Question,
  Span,
} from "./reading.ts";

const names = (units: readonly PrintedUnit[]): string[] => units.map((unit) => unit.name);
const spans = (units: readonly PrintedUnit[]): Span[] => units.map((unit) => unit.span);

/** The shape that `jiziwan plan read --json` prints; its keys and their order are a published format. */
export type ReadingJson = ReturnType<typeof toReadingJson>;

/** A reading as the published JSON: names instead of units, spans apart, null or empty where absent. */
export function toReadingJson(reading: PlanReading) {
  return {
    title: reading.title?.value ?? null,
    issuer: reading.issuer?.value ?? null,
    docNumber: reading.docNumber?.value ?? null,
    date: reading.date?.value ?? null,
    superior: reading.superior?.value.raw ?? null,
    rules: reading.rules.map((rule) => ({ ...rule })),
    measures: reading.measures.map(toMeasureJson),
    questions: reading.questions.map((question: Question) => ({ ...question })),
  };
}

const toDeadlineJson = ({ kind, raw, latest, thenContinuous }: Deadline) => ({
  kind,
  raw,
  latest,
  thenContinuous,
});

function toClauseJson(clause: Clause) {
  return {
    raw: clause.raw,
    lead: names(clause.lead),
    support: names(clause.support),
    guide: names(clause.guide),
    open: clause.open,
    deadline: toDeadlineJson(clause.deadline),
    spans: { annotation: clause.span, governs: clause.governs },
  };
}

function toMeasureJson(measure: MeasureReading) {
  return {
    ordinal: measure.ordinal,
    plan: measure.plan,
    section: measure.section,
    parent: measure.parent,
    text: measure.text,
    lead: names(measure.lead),
    support: names(measure.support),
    guide: names(measure.guide),
    open: measure.open,
    deadline: toDeadlineJson(measure.deadline),
    textDeadlines: measure.textDeadlines.map(({ raw, latest, kind }) => ({ raw, latest, kind })),
    clauses: measure.clauses.map(toClauseJson),
    undertakings: measure.undertakings.map(({ text, verb, kind }) => ({ text, verb, kind })),
    spans: {
      ...measure.spans,
      lead: spans(measure.lead),
      support: spans(measure.support),
      guide: spans(measure.guide),
      undertakings: measure.undertakings.map((one) => one.span),
      textDeadlines: measure.textDeadlines.map((one) => one.span),
    },
  };
}

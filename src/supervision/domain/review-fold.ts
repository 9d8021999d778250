import { isDay } from "../../kernel/calendar.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { MeasureReading, PlanReading, PrintedUnit } from "./reading.ts";
import {
  type Decision,
  type Draft,
  type DraftHeader,
  type DraftMeasure,
  type DraftQuestion,
  type DraftUnit,
  HEADER_FIELDS,
  type HeaderField,
} from "./review.ts";
import { answerQuestion } from "./review-answers.ts";
import { decideOnMeasure } from "./review-measure.ts";
import { refuse, type ReviewCode } from "./review-refusals.ts";
import { decideOnStructure } from "./review-structure.ts";

/** Where a decision comes from: `text` is the stored extracted text of the document, `by` the name shown for an answer. */
export type DecisionContext = { readonly text: string; readonly by: string };

/** A decision as it was recorded, with the name of whoever made it. */
export type RecordedDecision = { readonly decision: Decision; readonly by: string };

const unitOf = ({ name, span, rule }: PrintedUnit): DraftUnit => ({ printed: name, name, span, rule });

function measureOf(reading: MeasureReading, index: number): DraftMeasure {
  const id = `m${index + 1}`;
  return {
    id,
    ordinal: reading.ordinal,
    plan: reading.plan,
    section: reading.section,
    parent: reading.parent,
    text: { printed: reading.text, value: reading.text },
    lead: reading.lead.map(unitOf),
    support: reading.support.map(unitOf),
    guide: reading.guide.map(unitOf),
    open: reading.open,
    deadline: { printed: reading.deadline, value: reading.deadline },
    undertakings: reading.undertakings.map((undertaking, at) => ({
      ...undertaking,
      id: `${id}-u${at + 1}`,
      confirmed: false,
    })),
    confirmed: false,
    spans: {
      text: reading.spans.text,
      ordinal: reading.spans.ordinal,
      section: reading.spans.section,
      annotation: reading.spans.annotation,
      deadline: reading.spans.deadline,
    },
    rules: reading.rules,
  };
}

function headerOf(reading: PlanReading): DraftHeader {
  const superior = reading.superior && { ...reading.superior, value: reading.superior.value.raw };
  const fields = { ...reading, superior };
  const field = (name: HeaderField): DraftHeader[HeaderField] => {
    const found = fields[name];
    const value = found?.value ?? null;
    return { printed: value, value, span: found?.span ?? null, rule: found?.rule ?? null };
  };
  return {
    title: field("title"),
    issuer: field("issuer"),
    docNumber: field("docNumber"),
    date: field("date"),
    superior: field("superior"),
  };
}

/** The draft before anybody decided anything: the reading as printed, every question open. */
export function startDraft(reading: PlanReading): Draft {
  return {
    header: headerOf(reading),
    measures: reading.measures.map(measureOf),
    rules: reading.rules,
    questions: reading.questions.map((question): DraftQuestion => {
      const measure = question.measure === null ? undefined : reading.measures[question.measure];
      const suggested = measure?.textDeadlines.find(({ span }) => span[0] === question.span?.[0])?.latest;
      return { ...question, ...(suggested ? { suggests: suggested } : {}), answer: null };
    }),
  };
}

/** Sets a header field; the print stays. A title is needed, a date must exist. */
export function setHeader(draft: Draft, field: HeaderField, raw: string | null): Result<Draft, ReviewCode> {
  const value = raw?.trim() === "" ? null : (raw?.trim() ?? null);
  if (field === "title" && value === null) return refuse("bad-header");
  if (field === "date" && value !== null && !isDay(value)) return refuse("bad-header");
  return ok({ ...draft, header: { ...draft.header, [field]: { ...draft.header[field], value } } });
}

/**
 * The draft after one decision, or the reason why it cannot be taken. Never throws and never changes what was
 * printed. `undo` needs the decisions before it: see {@link foldReview}.
 */
export function applyDecision(
  draft: Draft,
  decision: Decision,
  context: DecisionContext,
): Result<Draft, ReviewCode> {
  switch (decision.type) {
    case "undo":
      return refuse("nothing-to-undo");
    case "set-header":
      return HEADER_FIELDS.includes(decision.field)
        ? setHeader(draft, decision.field, decision.value)
        : refuse("bad-header");
    case "answer":
      return answerQuestion(draft, decision, context.by);
    case "confirm-all":
      return ok({
        ...draft,
        measures: draft.measures.map((measure) => ({
          ...measure,
          confirmed: true,
          undertakings: measure.undertakings.map((undertaking) => ({ ...undertaking, confirmed: true })),
        })),
      });
    case "split-measure":
    case "merge-measure":
    case "remove-measure":
    case "add-measure":
      return decideOnStructure(draft, decision, context.text);
    default:
      return decideOnMeasure(draft, decision);
  }
}

/** The decisions that still hold: each `undo` takes back the last one before it that was not taken back yet. */
export function standing<T extends { readonly decision: Decision }>(recorded: readonly T[]): T[] {
  const held: T[] = [];
  for (const entry of recorded) {
    if (entry.decision.type === "undo") held.pop();
    else held.push(entry);
  }
  return held;
}

/** The plan as decided so far. A recorded decision that cannot be taken any more is passed over. */
export function foldReview(reading: PlanReading, recorded: readonly RecordedDecision[], text: string): Draft {
  return standing(recorded).reduce((draft, { decision, by }) => {
    const next = applyDecision(draft, decision, { text, by });
    return next.ok ? next.value : draft;
  }, startDraft(reading));
}

/** What no database keeps: NUL, and halves of a surrogate pair. */
const UNKEEPABLE = /\\u0000|\\ud[89a-f]/;

/** The draft after one more decision on top of the recorded ones, `undo` included. */
export function decide(
  reading: PlanReading,
  recorded: readonly RecordedDecision[],
  next: RecordedDecision,
  text: string,
): Result<Draft, ReviewCode> {
  if (UNKEEPABLE.test(JSON.stringify(next.decision))) return refuse("bad-text");
  if (next.decision.type !== "undo")
    return applyDecision(foldReview(reading, recorded, text), next.decision, { text, by: next.by });
  const held = standing(recorded);
  return held.length === 0 ? refuse("nothing-to-undo") : ok(foldReview(reading, held.slice(0, -1), text));
}

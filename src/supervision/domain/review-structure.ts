import { ok, type Result } from "../../kernel/result.ts";
import { NO_DEADLINE, type Deadline, type Span } from "./reading.ts";
import type { Decision, Draft, DraftMeasure, DraftQuestion, DraftUnit } from "./review.ts";
import { cutText, DECIDED, freeId, ROLES } from "./review-measure.ts";
import { refuse, type ReviewCode } from "./review-refusals.ts";

type StructureDecision = Extract<
  Decision,
  { type: "split-measure" | "merge-measure" | "remove-measure" | "add-measure" }
>;

/**
 * Keeps every question on the measure that it was asked about; `heir` maps the id of a measure that is gone to the
 * one that took it over. A question whose measure was removed goes with it.
 */
function withMeasures(
  draft: Draft,
  measures: readonly DraftMeasure[],
  heir: Record<string, string> = {},
): Draft {
  const positions = new Map(measures.map((measure, index) => [measure.id, index]));
  const questions = draft.questions.flatMap((question): DraftQuestion[] => {
    if (question.measure === null) return [question];
    const id = draft.measures[question.measure]?.id ?? "";
    const measure = positions.get(heir[id] ?? id);
    return measure === undefined ? [] : [{ ...question, measure }];
  });
  return { ...draft, measures, questions };
}

/** Where the `at`-th character of the text stands in the document; null when the text is not the print without its annotations. */
function sourceOf(measure: DraftMeasure, at: number): number | null {
  const [start, end] = measure.spans.text;
  const inner = measure.spans.annotation.filter(([from, to]) => from >= start && to <= end);
  const hidden = inner.reduce((sum, [from, to]) => sum + to - from, 0);
  if (end - start - hidden !== measure.text.printed.length) return null;
  return inner.reduce(
    (position, [from, to]) => (from < position ? position + to - from : position),
    start + at,
  );
}

function split(draft: Draft, index: number, at: number): Result<Draft, ReviewCode> {
  const whole = draft.measures[index];
  if (!whole) return refuse("unknown-measure");
  const { printed, value } = whole.text;
  if (printed !== value) return refuse("text-edited");
  const parts = cutText(value, at);
  if (!parts) return refuse("bad-position");
  const [head, tail] = parts;
  const cut = sourceOf(whole, at);
  const [start, end] = whole.spans.text;
  const later = whole.undertakings.map(({ text, span }) =>
    span && cut !== null ? span[0] >= cut : value.indexOf(text) >= at,
  );
  const keep = later.lastIndexOf(false) + 1;
  const id = freeId(draft.measures, whole.id);
  const first: DraftMeasure = {
    ...whole,
    text: { printed: head, value: head },
    undertakings: whole.undertakings.slice(0, keep),
    spans: { ...whole.spans, text: cut === null ? whole.spans.text : [start, cut] },
  };
  const second: DraftMeasure = {
    ...whole,
    id,
    ordinal: null,
    text: { printed: tail, value: tail },
    undertakings: whole.undertakings.slice(keep),
    spans: { ...whole.spans, ordinal: null, text: cut === null ? whole.spans.text : [cut, end] },
  };
  return ok(withMeasures(draft, draft.measures.toSpliced(index, 1, first, second)));
}

const sameDeadline = (a: Deadline, b: Deadline): boolean =>
  a.kind === b.kind && a.latest === b.latest && a.thenContinuous === b.thenContinuous;

const joined = (a: string | null, b: string | null): string | null =>
  a === b || b === null ? a : a === null ? b : `${a}；${b}`;

const hull = (a: Span, b: Span): Span => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

const union = (
  a: readonly DraftUnit[],
  b: readonly DraftUnit[],
  taken: readonly DraftUnit[],
): DraftUnit[] => [...a, ...b.filter(({ name }) => ![...a, ...taken].some((unit) => unit.name === name))];

function mergePair(a: DraftMeasure, b: DraftMeasure): Result<DraftMeasure, ReviewCode> {
  if (!sameDeadline(a.deadline.value, b.deadline.value)) return refuse("deadlines-differ");
  const raw = joined(a.deadline.printed.raw, b.deadline.printed.raw);
  const annotations = [...a.spans.annotation, ...b.spans.annotation].filter(
    (span, at, all) => all.findIndex((other) => other[0] === span[0] && other[1] === span[1]) === at,
  );
  // A unit that leads either part leads the whole.
  const lead = union(a.lead, b.lead, []);
  const free = (units: readonly DraftUnit[]) =>
    units.filter(({ name }) => !lead.some((unit) => unit.name === name));
  const support = union(free(a.support), free(b.support), []);
  const guide = union(free(a.guide), free(b.guide), support);
  return ok({
    ...a,
    text: { printed: a.text.printed + b.text.printed, value: a.text.value + b.text.value },
    lead,
    support,
    guide,
    open: a.open === b.open ? a.open : a.open + b.open,
    deadline: { printed: { ...a.deadline.printed, raw }, value: { ...a.deadline.value, raw } },
    undertakings: [...a.undertakings, ...b.undertakings],
    confirmed: a.confirmed && b.confirmed,
    spans: { ...a.spans, text: hull(a.spans.text, b.spans.text), annotation: annotations },
  });
}

function merge(draft: Draft, index: number): Result<Draft, ReviewCode> {
  const [first, second] = [draft.measures[index], draft.measures[index + 1]];
  if (!first) return refuse("unknown-measure");
  if (!second) return refuse("nothing-to-merge");
  const pair = mergePair(first, second);
  if (!pair.ok) return pair;
  return ok(withMeasures(draft, draft.measures.toSpliced(index, 2, pair.value), { [second.id]: first.id }));
}

function add(draft: Draft, after: string | null, span: Span, source: string): Result<Draft, ReviewCode> {
  const index = draft.measures.findIndex((measure) => measure.id === after);
  if (after !== null && index < 0) return refuse("unknown-measure");
  const [start, end] = span;
  const text = source.slice(start, end);
  if (start < 0 || end > source.length || start >= end || text.trim() === "") return refuse("bad-span");
  const before = draft.measures[index];
  const measure: DraftMeasure = {
    id: freeId(draft.measures, "added"),
    ordinal: null,
    plan: before?.plan ?? null,
    section: before?.section ?? null,
    parent: before?.parent ?? null,
    text: { printed: text, value: text.trim() },
    lead: [],
    support: [],
    guide: [],
    open: "",
    deadline: { printed: NO_DEADLINE, value: NO_DEADLINE },
    undertakings: [],
    confirmed: false,
    spans: {
      text: span,
      ordinal: null,
      section: before?.spans.section ?? null,
      annotation: [],
      deadline: null,
    },
    rules: { measure: DECIDED, deadline: null },
  };
  return ok(withMeasures(draft, draft.measures.toSpliced(index + 1, 0, measure)));
}

/** Applies a decision that changes the list of measures. A merge joins the measure with the one after it. */
export function decideOnStructure(
  draft: Draft,
  decision: StructureDecision,
  source: string,
): Result<Draft, ReviewCode> {
  if (decision.type === "add-measure") return add(draft, decision.after, decision.span, source);
  const index = draft.measures.findIndex((measure) => measure.id === decision.measure);
  if (index < 0) return refuse("unknown-measure");
  switch (decision.type) {
    case "split-measure":
      return split(draft, index, decision.at);
    case "merge-measure":
      return merge(draft, index);
    case "remove-measure":
      if (draft.measures.length === 1) return refuse("last-measure");
      return ok(withMeasures(draft, draft.measures.toSpliced(index, 1)));
  }
}

/** Units of a measure in every role. */
export const unitsOf = (measure: DraftMeasure): readonly DraftUnit[] =>
  ROLES.flatMap((role) => measure[role]);

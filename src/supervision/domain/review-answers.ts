import { isDay, type Day } from "../../kernel/calendar.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { HEADER_FIELDS, type Decision, type Draft, type DraftMeasure, type DraftQuestion } from "./review.ts";
import { answerLead } from "./review-lead.ts";
import { DECIDED, ROLES } from "./review-measure.ts";
import { refuse, type ReviewCode } from "./review-refusals.ts";

type Answer = Extract<Decision, { type: "answer" }>;

/** Options of the reader that mean nothing without what a person typed. */
const TYPED = "type";

function onMeasure(
  draft: Draft,
  { measure: index }: DraftQuestion,
  change: (measure: DraftMeasure) => DraftMeasure,
): Draft {
  const measure = index === null ? undefined : draft.measures[index];
  if (!measure || index === null) return draft;
  return { ...draft, measures: draft.measures.with(index, change(measure)) };
}

/** Takes a day into the deadline of the measure asked about, or its print again when there is none. */
function takeDay(draft: Draft, question: DraftQuestion, latest: Day | null): Draft {
  return onMeasure(draft, question, (measure) => {
    const { printed } = measure.deadline;
    const value = latest === null ? printed : { ...printed, kind: "date" as const, latest };
    return { ...measure, deadline: { printed, value } };
  });
}

/** Units and deadline as the document's table prints them; an empty deadline there leaves the text's. */
function takeTable(draft: Draft, question: DraftQuestion): Draft {
  const { stated } = question;
  if (stated === undefined) return draft;
  const units = (role: (typeof ROLES)[number]) =>
    stated[role].map(({ name, span, rule }) => ({ printed: name, name, span, rule }));
  return onMeasure(draft, question, (measure) => ({
    ...measure,
    lead: units("lead"),
    support: units("support"),
    guide: units("guide"),
    deadline:
      stated.deadline.raw === null ? measure.deadline : { ...measure.deadline, value: stated.deadline },
  }));
}

function fillHeader(draft: Draft, question: DraftQuestion, raw: string | null): Result<Draft, ReviewCode> {
  const field = HEADER_FIELDS.find((name) => question.id.endsWith(name));
  if (!field) return ok(draft);
  if (field === "date" && raw !== null && !isDay(raw)) return refuse("bad-header");
  return ok({ ...draft, header: { ...draft.header, [field]: { ...draft.header[field], value: raw } } });
}

/** The units that a residue such as 等有关部门 stands for, typed by a person, join as supporting. */
function nameOpen(draft: Draft, question: DraftQuestion, typed: string): Draft {
  const names = typed.split(/[、,，;；\n]/u).map((name) => name.trim());
  return onMeasure(draft, question, (measure) => {
    const known = ROLES.flatMap((role) => measure[role].map(({ name }) => name));
    const added = [...new Set(names)].filter((name) => name !== "" && !known.includes(name));
    const units = added.map((name) => ({ printed: null, name, span: null, rule: DECIDED }));
    return { ...measure, support: [...measure.support, ...units] };
  });
}

function effect(draft: Draft, question: DraftQuestion, answer: Answer): Result<Draft, ReviewCode> {
  const { option } = answer;
  const typed = answer.value?.trim() || null;
  if (option === TYPED && typed === null) return refuse("value-missing");
  switch (question.kind) {
    case "no-lead-stated":
      return ok(answerLead(draft, question, option));
    case "missing-header":
      return fillHeader(draft, question, option === TYPED ? typed : null);
    case "unreadable-deadline":
      if (option === TYPED && !isDay(typed ?? "")) return refuse("bad-deadline");
      return ok(takeDay(draft, question, option === TYPED ? typed : null));
    case "text-deadline":
      return ok(takeDay(draft, question, option === "accept" ? (question.suggests ?? typed) : null));
    case "date-conflict":
      if (question.measure === null) return fillHeader(draft, question, option);
      return ok(takeDay(draft, question, option === "text" ? (question.suggests ?? null) : null));
    case "open-units":
      return ok(typed === null ? draft : nameOpen(draft, question, typed));
    case "table-differs":
      return ok(option === "table" ? takeTable(draft, question) : draft);
    case "projects-listed":
      // Whoever keeps the register of projects takes the list in there; the plan keeps its text.
      return ok(draft);
    case "collective-unit":
      // The roster says whom a collective stands for; the plan keeps it as printed.
      return ok(draft);
  }
}

/**
 * Records an answer and does what it says: who leads, which day holds, what the header is missing. A later answer to
 * the same question replaces it.
 */
export function answerQuestion(draft: Draft, answer: Answer, by: string): Result<Draft, ReviewCode> {
  const question = draft.questions.find(({ id }) => id === answer.question);
  if (!question) return refuse("unknown-question");
  if (question.options.every(({ id }) => id !== answer.option)) return refuse("unknown-option");
  const next = effect(draft, question, answer);
  if (!next.ok) return next;
  const answered = { option: answer.option, by };
  const questions = next.value.questions.map((each) =>
    each.id === question.id ? { ...each, answer: answered } : each,
  );
  return ok({ ...next.value, questions });
}

import { isDay } from "../../kernel/calendar.ts";
import { ok, type Result } from "../../kernel/result.ts";
import type { Decision, Draft, DraftMeasure, DraftQuestion, DraftUnit } from "./review.ts";
import { HEADER_FIELDS } from "./review.ts";
import { DECIDED } from "./review-measure.ts";
import { refuse, type ReviewCode } from "./review-refusals.ts";

type Answer = Extract<Decision, { type: "answer" }>;

/** Rules of the reader by which a unit leads although the document does not say who does. */
const UNSTATED = new Set(["undifferentiated"]);

/** The rule of a unit that an answer made supporting; a later answer can take it back. */
const BY_ANSWER = "answer:first-leads";

const unstated = (unit: DraftUnit): boolean => UNSTATED.has(unit.rule) || unit.rule === BY_ANSWER;

/** Whether the document names several responsible units without saying which one leads. */
const covered = (measure: DraftMeasure): boolean =>
  [...measure.lead, ...measure.support].filter(unstated).length > 1;

function withLead(measure: DraftMeasure, leads: (unit: DraftUnit, index: number) => boolean): DraftMeasure {
  const open = [...measure.lead, ...measure.support].filter(unstated);
  const rest = (units: readonly DraftUnit[]) => units.filter((unit) => !unstated(unit));
  const rule = open.find((unit) => unit.rule !== BY_ANSWER)?.rule ?? DECIDED;
  const [lead, support] = [open.filter(leads), open.filter((unit, index) => !leads(unit, index))];
  return {
    ...measure,
    lead: [...rest(measure.lead), ...lead.map((unit) => ({ ...unit, rule }))],
    support: [...support.map((unit) => ({ ...unit, rule: BY_ANSWER })), ...rest(measure.support)],
  };
}

const mapCovered = (draft: Draft, change: (measure: DraftMeasure) => DraftMeasure): Draft => ({
  ...draft,
  measures: draft.measures.map((measure) => (covered(measure) ? change(measure) : measure)),
});

const ONE = "lead-of:";

/** One question per measure, asked when the office wants to name the leading unit of each by itself. */
function askEach(draft: Draft): Draft {
  const asked = draft.measures.flatMap((measure, index): DraftQuestion[] => {
    if (!covered(measure)) return [];
    const units = [...measure.lead, ...measure.support].filter(unstated);
    const [zh, en] = [measure.ordinal ?? `第${index + 1}项`, measure.ordinal ?? `item ${index + 1}`];
    return [
      {
        id: `${ONE}${measure.id}`,
        kind: "no-lead-stated",
        measure: index,
        span: measure.spans.annotation[0] ?? null,
        sentence: { zh: `${zh}由哪个单位牵头？`, en: `Which unit leads ${en}?` },
        options: [
          { id: "all-lead", zh: "所列单位都牵头", en: "All units listed lead" },
          ...units.map(({ name }, at) => ({ id: `unit-${at + 1}`, zh: `${name}牵头`, en: `${name} leads` })),
        ],
        answer: null,
      },
    ];
  });
  return { ...draft, questions: [...draft.questions, ...asked] };
}

function answerLead(draft: Draft, question: DraftQuestion, option: string): Draft {
  const [asked, index] = [
    question.measure === null ? null : draft.measures[question.measure],
    question.measure,
  ];
  if (asked && index !== null) {
    const chosen = option === "all-lead" ? null : question.options.findIndex(({ id }) => id === option) - 1;
    const next = withLead(asked, (_, at) => chosen === null || at === chosen);
    return { ...draft, measures: draft.measures.with(index, next) };
  }
  const whole = { ...draft, questions: draft.questions.filter(({ id }) => !id.startsWith(ONE)) };
  switch (option) {
    case "first-leads":
      return mapCovered(whole, (measure) => withLead(measure, (_, at) => at === 0));
    case "one-by-one":
      return askEach(mapCovered(whole, (measure) => withLead(measure, () => true)));
    default:
      return mapCovered(whole, (measure) => withLead(measure, () => true));
  }
}

/** Takes a date into the deadline of the measure asked about; what was printed as its deadline stays. */
function acceptDate(draft: Draft, question: DraftQuestion, latest: string): Result<Draft, ReviewCode> {
  if (!isDay(latest)) return refuse("bad-deadline");
  const measure = question.measure === null ? undefined : draft.measures[question.measure];
  if (!measure || question.measure === null) return ok(draft);
  const { printed, value } = measure.deadline;
  const deadline = { printed, value: { ...value, kind: "date" as const, latest } };
  return ok({ ...draft, measures: draft.measures.with(question.measure, { ...measure, deadline }) });
}

function fillHeader(draft: Draft, question: DraftQuestion, raw: string): Result<Draft, ReviewCode> {
  const field = HEADER_FIELDS.find((name) => question.id.endsWith(name));
  if (!field) return ok(draft);
  if (field === "date" && !isDay(raw)) return refuse("bad-header");
  return ok({ ...draft, header: { ...draft.header, [field]: { ...draft.header[field], value: raw } } });
}

function effect(draft: Draft, question: DraftQuestion, answer: Answer): Result<Draft, ReviewCode> {
  const value = answer.value?.trim();
  if (question.kind === "no-lead-stated") return ok(answerLead(draft, question, answer.option));
  if (!value) return ok(draft);
  if (question.kind === "missing-header") return fillHeader(draft, question, value);
  const dated = ["text-deadline", "date-conflict", "unreadable-deadline"].includes(question.kind);
  return dated && question.measure !== null ? acceptDate(draft, question, value) : ok(draft);
}

/**
 * Records an answer and does what it says: who leads, which date holds, what the header is missing. A later answer to
 * the same question replaces it. Units and dates that a person set by hand are left as they are.
 */
export function answerQuestion(draft: Draft, answer: Answer, by: string): Result<Draft, ReviewCode> {
  const question = draft.questions.find(({ id }) => id === answer.question);
  if (!question) return refuse("unknown-question");
  if (question.options.length > 0 && question.options.every(({ id }) => id !== answer.option))
    return refuse("unknown-option");
  const next = effect(draft, question, answer);
  if (!next.ok) return next;
  const answered = { option: answer.option, by };
  const questions = next.value.questions.map((each) =>
    each.id === question.id ? { ...each, answer: answered } : each,
  );
  return ok({ ...next.value, questions });
}

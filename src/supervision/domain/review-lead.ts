import type { Draft, DraftMeasure, DraftQuestion, DraftUnit } from "./review.ts";

/** Rules of the reader by which a unit leads although the document does not say who does. */
const UNSTATED = ["undifferentiated", "inherit-units"];

/** Stands before the rule of a unit that an answer made supporting; a later answer takes it back. */
const BY_ANSWER = "answered:";

const ruleOf = ({ rule }: DraftUnit): string =>
  rule.startsWith(BY_ANSWER) ? rule.slice(BY_ANSWER.length) : rule;

const isOpen = (unit: DraftUnit): boolean => UNSTATED.includes(ruleOf(unit));

const isBy = (unit: DraftUnit): boolean => unit.rule.startsWith(BY_ANSWER);

/** Units of a measure that lead only because nobody said who does, in the order of print. */
const openUnits = ({ lead, support }: DraftMeasure): DraftUnit[] =>
  [...lead.filter(isOpen), ...support.filter(isBy)].toSorted(
    (a, b) => (a.span?.[0] ?? Infinity) - (b.span?.[0] ?? Infinity),
  );

const isCovered = (measure: DraftMeasure): boolean =>
  openUnits(measure).length > 1 && openUnits(measure).some((unit) => ruleOf(unit) === "undifferentiated");

/** The unit listed first in each annotation of the measure's own. */
function firstUnits(measure: DraftMeasure): DraftUnit[] {
  const open = openUnits(measure).filter((unit) => ruleOf(unit) === "undifferentiated");
  const annotationOf = ({ span }: DraftUnit): number =>
    measure.spans.annotation.findIndex(([start, end]) => span !== null && span[0] >= start && span[1] <= end);
  const seen = new Set<number>();
  return open.filter((unit) => !seen.has(annotationOf(unit)) && seen.add(annotationOf(unit)));
}

function withLead(measure: DraftMeasure, leading: readonly DraftUnit[]): DraftMeasure {
  const open = openUnits(measure);
  const stated = (units: readonly DraftUnit[]) => units.filter((unit) => !open.includes(unit));
  const [lead, support] = [
    open.filter((unit) => leading.includes(unit)),
    open.filter((unit) => !leading.includes(unit)),
  ];
  return {
    ...measure,
    lead: [...stated(measure.lead), ...lead.map((unit) => ({ ...unit, rule: ruleOf(unit) }))],
    support: [
      ...support.map((unit) => ({ ...unit, rule: `${BY_ANSWER}${ruleOf(unit)}` })),
      ...stated(measure.support),
    ],
  };
}

const mapCovered = (draft: Draft, leading: (measure: DraftMeasure) => readonly DraftUnit[]): Draft => ({
  ...draft,
  measures: draft.measures.map((measure) =>
    isCovered(measure) ? withLead(measure, leading(measure)) : measure,
  ),
});

const ONE = "lead-of-";

/** One question per measure, asked when the office wants to name the leading unit of each by itself. */
function askEach(draft: Draft): Draft {
  const asked = draft.measures.flatMap((measure, index): DraftQuestion[] => {
    if (!isCovered(measure)) return [];
    const [zh, en] = [measure.ordinal ?? `第${index + 1}项`, measure.ordinal ?? `item ${index + 1}`];
    return [
      {
        id: `${ONE}${measure.id}`,
        kind: "no-lead-stated",
        measure: index,
        span: measure.spans.annotation[0] ?? null,
        sentence: { zh: `${zh}由哪个单位牵头？`, en: `Which unit leads ${en}?` },
        options: [
          { id: "all", zh: "所列单位都牵头", en: "All units listed lead" },
          ...openUnits(measure).map(({ name }) => ({ id: name.slice(0, 80), zh: name, en: name })),
        ],
        answer: null,
      },
    ];
  });
  return { ...draft, questions: [...draft.questions, ...asked] };
}

/**
 * Says who leads where the document does not: for the whole plan `all`, `first` or `one-by-one`, which asks measure by
 * measure; for one measure `all` or the name of a unit. Units whose role was stated or decided are left alone.
 */
export function answerLead(draft: Draft, question: DraftQuestion, option: string): Draft {
  const index = question.measure;
  const asked = index === null ? undefined : draft.measures[index];
  if (asked && index !== null) {
    const open = openUnits(asked);
    const leading = option === "all" ? open : open.filter(({ name }) => name.slice(0, 80) === option);
    return { ...draft, measures: draft.measures.with(index, withLead(asked, leading)) };
  }
  const whole = { ...draft, questions: draft.questions.filter(({ id }) => !id.startsWith(ONE)) };
  if (option === "first") return mapCovered(whole, firstUnits);
  const all = mapCovered(whole, openUnits);
  return option === "one-by-one" ? askEach(all) : all;
}

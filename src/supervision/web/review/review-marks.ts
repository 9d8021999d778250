import type { Span } from "../../domain/reading.ts";
import { type Draft, HEADER_FIELDS, type HeaderField } from "../../domain/review.ts";
import type { Mark, MarkKind } from "../segments.ts";

/** Names of the fields of a draft, as both panes know them; the first word of a measure's field is the measure's id. */
export const fieldOf = {
  header: (field: HeaderField) => `header ${field}`,
  question: (id: string) => `question ${id}`,
  text: (measure: string) => `${measure} text`,
  deadline: (measure: string) => `${measure} deadline`,
  unit: (measure: string, name: string) => `${measure} unit ${name}`,
  undertaking: (measure: string, id: string) => `${measure} undertaking ${id}`,
};

/** The measure that a field belongs to, or null for the header and for questions. */
export function measureOf(field: string): string | null {
  const first = field.slice(0, field.indexOf(" "));
  return first === "header" || first === "question" ? null : first;
}

/** The words of the source that each field of the draft came from. */
export function marksOf(draft: Draft): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (id: string, kind: MarkKind, span: Span | null) => {
    if (span !== null) marks.push({ id, kind, span });
  };
  // Questions first: on the same words a field is what a click means.
  for (const question of draft.questions) {
    if (question.answer === null) add(fieldOf.question(question.id), "question", question.span);
  }
  for (const field of HEADER_FIELDS) add(fieldOf.header(field), "header", draft.header[field].span);
  for (const measure of draft.measures) {
    add(fieldOf.text(measure.id), "measure", measure.spans.text);
    for (const undertaking of measure.undertakings)
      add(fieldOf.undertaking(measure.id, undertaking.id), "undertaking", undertaking.span);
    for (const unit of [...measure.lead, ...measure.support, ...measure.guide])
      add(fieldOf.unit(measure.id, unit.name), "unit", unit.span);
    add(fieldOf.deadline(measure.id), "deadline", measure.spans.deadline);
  }
  return marks;
}

/** The measure after which selected words belong: the last one that begins before them, null when none does. */
export function measureBefore(draft: Draft, offset: number): string | null {
  let before: string | null = null;
  for (const measure of draft.measures) if (measure.spans.text[0] <= offset) before = measure.id;
  return before;
}

import type { MeasureDetail } from "../../domain/plan.ts";
import type { Span } from "../../domain/reading.ts";
import type { Mark, MarkKind } from "../segments.ts";

/** Names of the fields of a measure, as both panes know them. */
export const fieldOf = {
  text: "text",
  deadline: "deadline",
  unit: (role: string, organisationId: string) => `${role} ${organisationId}`,
  undertaking: (id: string) => `undertaking ${id}`,
};

/** The words of the source that each field of a measure came from. */
export function marksOf(measure: MeasureDetail): readonly Mark[] {
  const marks: Mark[] = [];
  const add = (id: string, kind: MarkKind, span: Span | null) => {
    if (span !== null) marks.push({ id, kind, span });
  };
  add(fieldOf.text, "measure", measure.spans.text);
  for (const undertaking of measure.undertakings)
    add(fieldOf.undertaking(undertaking.id), "undertaking", undertaking.span);
  for (const unit of measure.responsibilities)
    add(fieldOf.unit(unit.role, unit.organisationId), "unit", unit.span);
  add(fieldOf.deadline, "deadline", measure.spans.deadline);
  return marks;
}

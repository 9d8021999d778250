import type { Day } from "../../../kernel/calendar.ts";
import type { MeasureRow } from "../plan.ts";
import type { Deadline, ResponsibilityRole, UndertakingKind } from "../reading.ts";
import type { RosterUnit } from "../roster.ts";
import type { NamedUnit } from "./action.ts";
import { awaitsJudgement } from "./awaits-judgement.ts";
import { type Recurrence, recurrenceOf } from "../../../kernel/recurrence.ts";

/** An undertaking of a plan as the task that it would become; `taskId` where it is one already. */
export type TaskProposal = {
  readonly taskId: string | null;
  readonly measureId: string;
  readonly undertakingId: string;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly measure: string;
  readonly text: string;
  readonly kind: UndertakingKind;
  readonly deadline: Deadline;
  readonly recurrence: Recurrence | null;
  readonly units: readonly ProposedUnit[];
  /** Collectives without members in the roster: they would get nothing until the office says who they are. */
  readonly emptyCollectives: readonly string[];
  /** Its date is past, or before the adoption date: it would await judgement. */
  readonly awaitsJudgement: boolean;
};

type ProposedUnit = NamedUnit & { readonly name: string };

const WEIGHT: Readonly<Record<ResponsibilityRole, number>> = { lead: 0, support: 1, guide: 2 };

/**
 * The units of a measure with each collective as its members, a unit once in its weightiest role; and the collectives
 * that stand for nobody yet.
 */
export function unitsOfMeasure(
  { responsibilities }: Pick<MeasureRow, "responsibilities">,
  roster: ReadonlyMap<string, RosterUnit>,
): { readonly units: readonly ProposedUnit[]; readonly emptyCollectives: readonly string[] } {
  const emptyCollectives: string[] = [];
  const all = responsibilities.flatMap(({ organisationId, name, role, collective }): ProposedUnit[] => {
    if (!collective) return [{ unitId: organisationId, role, via: null, name }];
    const members = roster.get(organisationId)?.memberIds.flatMap((id) => roster.get(id) ?? []) ?? [];
    if (members.length === 0) emptyCollectives.push(name);
    return members.map((member) => ({ unitId: member.id, role, via: organisationId, name: member.name }));
  });
  const units = new Map<string, ProposedUnit>();
  // A unit named by itself is named more closely than as one of many.
  for (const unit of all.toSorted(
    (a, b) => WEIGHT[a.role] - WEIGHT[b.role] || Number(a.via !== null) - Number(b.via !== null),
  ))
    if (!units.has(unit.unitId)) units.set(unit.unitId, unit);
  return { units: [...units.values()], emptyCollectives };
}

/** The undertakings of a plan as tasks, if registered on `asOf`. `taken`: ids of tasks by the undertaking that they came from. */
export function proposalsOf(
  measures: readonly MeasureRow[],
  roster: ReadonlyMap<string, RosterUnit>,
  taken: ReadonlyMap<string, string>,
  adoptedOn: Day | null,
  asOf: Day,
): TaskProposal[] {
  return measures.flatMap((measure) => {
    const { units, emptyCollectives } = unitsOfMeasure(measure, roster);
    const { deadline, ordinal, section } = measure;
    return measure.undertakings.map((undertaking) => ({
      taskId: taken.get(undertaking.id) ?? null,
      measureId: measure.id,
      undertakingId: undertaking.id,
      ordinal,
      section,
      measure: measure.text,
      text: undertaking.text,
      kind: undertaking.kind,
      deadline,
      recurrence: recurrenceOf(undertaking.text),
      units,
      emptyCollectives,
      awaitsJudgement: awaitsJudgement(deadline, adoptedOn, asOf),
    }));
  });
}

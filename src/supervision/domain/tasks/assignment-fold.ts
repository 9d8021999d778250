import type { Day } from "../../../kernel/calendar.ts";
import type { Action, NamedUnit } from "./action.ts";
import { isActive, reportedThrough } from "./duties.ts";
import type { Assignment, OpenReport, ReminderMatter } from "./task.ts";

export const assigned = ({ unitId, role, via }: NamedUnit, since: Day): Assignment => ({
  unitId,
  role,
  via,
  since,
  until: null,
  receiveBy: null,
  receivedOn: null,
  acceptedThrough: null,
  open: [],
  reminders: [],
});

export const answered = (assignment: Assignment, ...matters: readonly ReminderMatter[]): Assignment => ({
  ...assignment,
  reminders: assignment.reminders.filter(({ matter }) => !matters.includes(matter)),
});

/** Reports go forward in time: what waits in the unit for a period that a later report has passed is lost. */
export function pruned(assignment: Assignment): Assignment {
  const through = reportedThrough(assignment);
  const open = assignment.open.filter(
    ({ status, due }) => status === "submitted" || through === null || due > through,
  );
  return { ...assignment, open };
}

export const received = (assignment: Assignment, day: Day): Assignment => ({
  ...answered(assignment, "receipt"),
  receivedOn: assignment.receivedOn ?? day,
});

export const submitted = (assignment: Assignment): Assignment => pruned(answered(assignment, "report"));

export function reported(
  assignment: Assignment,
  action: Extract<Action, { readonly type: "report" }>,
  day: Day,
): Assignment {
  const waits = action.awaitsHead && action.proxy === null;
  const entry: OpenReport = {
    id: action.report,
    period: action.period,
    due: action.due,
    status: waits ? "unsigned" : "submitted",
    reason: null,
    figures: action.content.figures.flatMap(({ stage, value }) => (stage === null ? [] : [{ stage, value }])),
  };
  const open = [...assignment.open.filter(({ period }) => period !== action.period), entry];
  const next = received({ ...assignment, open }, day);
  return waits ? next : submitted(next);
}

export const marked = (
  assignment: Assignment,
  report: string,
  change: Pick<OpenReport, "status" | "reason">,
): Assignment => ({
  ...assignment,
  open: assignment.open.map((each) => (each.id === report ? { ...each, ...change } : each)),
});

/** The parts of a task after reassignment: those left out end, those that stay keep what they reported. */
export function reassigned(
  assignments: readonly Assignment[],
  units: readonly NamedUnit[],
  day: Day,
): Assignment[] {
  const named = new Map(units.map((unit) => [unit.unitId, unit]));
  const known = new Set(assignments.map(({ unitId }) => unitId));
  const kept = assignments.map((each): Assignment => {
    const unit = named.get(each.unitId);
    if (!unit) return isActive(each) ? { ...each, until: day, reminders: [] } : each;
    const { role, via } = unit;
    if (!isActive(each))
      return { ...each, role, via, since: day, until: null, receiveBy: null, receivedOn: null };
    const begins = each.role === "guide" && role !== "guide";
    return { ...each, role, via, since: begins ? day : each.since };
  });
  const added = units.filter(({ unitId }) => !known.has(unitId)).map((unit) => assigned(unit, day));
  return [...kept, ...added];
}

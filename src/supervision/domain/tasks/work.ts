import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { TaskActor } from "./action.ts";
import {
  isActive,
  owesDeadline,
  owesReports,
  pendingExtension,
  reportedThrough,
  waitingForUnit,
} from "./duties.ts";
import { owedPeriods } from "./missed-periods.ts";
import type { Period } from "./schedule.ts";
import type { MyWork, TaskRow, WorkDuty, WorkItem } from "./task-row.ts";
import type { Assignment, TaskState } from "./task.ts";

/** A report is asked for from this many days before it falls due: this product's choice, printed in no document. */
export const REPORT_OPENS_DAYS = 10;

/** A lead unit is reminded of a task's own date from this many days before: this product's choice as well. */
export const DEADLINE_NEAR_DAYS = 30;

/** A task as it stands, beside the line that shows it. */
export type WorkTask = { readonly row: TaskRow; readonly state: TaskState };

/** Whose work is looked at: `unitIds` are the unit's and those merged into it; empty without one. */
export type WorkUnit = { readonly id: string; readonly name: string };

type Asked = { readonly asOf: Day; readonly periods: readonly Period[] };

/** In which order duties of one day are shown. */
const KINDS = [
  "returned",
  "sign",
  "reminder",
  "report",
  "review-support",
  "deadline",
  "receive",
] as const satisfies readonly WorkDuty["kind"][];

const duty = (
  kind: WorkDuty["kind"],
  by: Day | null,
  asOf: Day,
  more: Partial<Pick<WorkDuty, "period" | "report" | "reason">> = {},
): WorkDuty => ({
  kind,
  by,
  late: by !== null && by < asOf,
  period: more.period ?? null,
  report: more.report ?? null,
  reason: more.reason ?? null,
});

/**
 * The periods for which a unit may report a task now: begun, owed, and after the latest one reported. Reports go
 * forward in time, so that an older one is lost once a later one is in.
 */
export const openPeriods = (
  assignment: Assignment,
  periods: readonly Period[],
  asOf: Day,
): readonly Period[] => periodsAfter(assignment, reportedThrough(assignment), periods, asOf);

/** The same where the due day of the latest period reported is known. */
export const periodsAfter = (
  part: Pick<Assignment, "role" | "since" | "until">,
  through: Day | null,
  periods: readonly Period[],
  asOf: Day,
): readonly Period[] =>
  owedPeriods(part, periods).filter(({ from, due }) => from <= asOf && (through === null || due > through));

/** Of the periods that a unit owes those that are asked for: see `periodsAsked`. */
type Owing = {
  readonly owed: readonly Period[];
  /** Periods for which a report is there, whatever its standing. */
  readonly taken: readonly string[];
};

/** The latest period that fell due without a report, then the next one once it is near: older ones are superseded. */
export function periodsAsked({ owed, taken }: Owing, asOf: Day): readonly Period[] {
  const missed = owed.findLast(({ due }) => due < asOf);
  const next = owed.find(({ due }) => due >= asOf && addDays(due, -REPORT_OPENS_DAYS) <= asOf);
  return [missed, next].filter((period) => period !== undefined).filter(({ key }) => !taken.includes(key));
}

const reportsAsked = (
  state: TaskState,
  assignment: Assignment,
  { periods, asOf }: Asked,
): readonly Period[] =>
  owesReports(state, assignment)
    ? periodsAsked(
        {
          owed: openPeriods(assignment, periods, asOf),
          taken: assignment.open.map(({ period }) => period),
        },
        asOf,
      )
    : [];

function deadlineDuty(state: TaskState, assignment: Assignment, asOf: Day): WorkDuty[] {
  const { due } = state;
  if (assignment.role !== "lead" || due === null || !owesDeadline(state) || state.awaitsJudgement) return [];
  // Then it is the office's turn.
  if (state.claim !== null || pendingExtension(state) !== undefined) return [];
  return addDays(due, -DEADLINE_NEAR_DAYS) <= asOf ? [duty("deadline", due, asOf)] : [];
}

/** The day by which a lead unit answers its supporting units: that of its own report for the period. */
function supportDuties(state: TaskState, asOf: Day): WorkDuty[] {
  return state.assignments
    .filter(({ role }) => role === "support")
    .flatMap(({ open }) => open)
    .filter(({ status }) => status === "submitted")
    .map(({ id, period, due }) => duty("review-support", due, asOf, { period, report: id }));
}

const last = "9999-12-31";
const pressing = (left: WorkDuty, right: WorkDuty): number =>
  (left.by ?? last).localeCompare(right.by ?? last) || KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind);

/** What one unit owes on one task, the most pressing first; `asker` leaves out what only another may do. */
export function dutiesOf(
  state: TaskState,
  assignment: Assignment,
  asker: Pick<TaskActor, "office" | "head" | "liaison">,
  asked: Asked,
): readonly WorkDuty[] {
  if (state.phase !== "dispatched" || !isActive(assignment)) return [];
  const { asOf } = asked;
  const waiting = waitingForUnit(state, assignment);
  const open = (status: string, kind: "sign" | "returned") =>
    assignment.open
      .filter((report) => report.status === status)
      .map(({ id, period, due, reason }) => duty(kind, due, asOf, { period, report: id, reason }));
  const duties = [
    ...(waiting.includes("receive") ? [duty("receive", assignment.receiveBy, asOf)] : []),
    ...(asker.head || asker.office ? open("unsigned", "sign") : []),
    ...open("returned", "returned"),
    ...reportsAsked(state, assignment, asked).map(({ key, due }) =>
      duty("report", due, asOf, { period: key }),
    ),
    ...(waiting.includes("review-support") ? supportDuties(state, asOf) : []),
    ...deadlineDuty(state, assignment, asOf),
    ...assignment.reminders.map(({ by, note }) => duty("reminder", by, asOf, { reason: note })),
  ];
  return duties.toSorted(pressing);
}

/** The next day on which the unit owes something of a task, today included, or null. */
export function nextDay(state: TaskState, assignment: Assignment, { periods, asOf }: Asked): Day | null {
  if (!isActive(assignment) || state.phase !== "dispatched") return null;
  const through = reportedThrough(assignment);
  const report = owesReports(state, assignment)
    ? owedPeriods(assignment, periods).find(({ due }) => due >= asOf && (through === null || due > through))
    : undefined;
  const date = assignment.role === "lead" && owesDeadline(state) && !state.awaitsJudgement ? state.due : null;
  const days = [report?.due ?? null, date].filter((day) => day !== null && day >= asOf);
  return days.toSorted()[0] ?? null;
}

const itemKey = ({ row }: WorkTask): string => row.measureId ?? row.id;
const earliest = (items: readonly WorkItem[]): Day | null =>
  items
    .flatMap(({ duties }) => duties)
    .map(({ by }) => by)
    .filter((by) => by !== null)
    .toSorted()[0] ?? null;

function groupsOf(found: readonly { readonly task: WorkTask; readonly item: WorkItem }[]): MyWork["groups"] {
  const byMeasure = new Map<string, { task: WorkTask; items: WorkItem[] }>();
  for (const { task, item } of found) {
    const group = byMeasure.get(itemKey(task));
    if (group) group.items.push(item);
    else byMeasure.set(itemKey(task), { task, items: [item] });
  }
  return [...byMeasure]
    .map(([key, { task, items }]) => ({
      key,
      planId: task.row.planId,
      planTitle: task.row.planTitle,
      ordinal: task.row.ordinal,
      measure: task.row.measure,
      by: earliest(items),
      items,
    }))
    .toSorted((a, b) => (a.by ?? last).localeCompare(b.by ?? last));
}

/**
 * Everything a unit owes, by when, across plans, tasks of one measure together and the most pressing first.
 * `periods` gives the reporting periods of a plan, in order, from long enough ago to a year ahead.
 */
export function workOf(
  tasks: readonly WorkTask[],
  unit: WorkUnit | null,
  asker: Pick<TaskActor, "office" | "unitIds" | "head" | "liaison">,
  { asOf, periods }: { readonly asOf: Day; readonly periods: (planId: string) => readonly Period[] },
): MyWork {
  const parts = tasks.flatMap((task) =>
    task.state.assignments
      .filter(({ unitId }) => asker.unitIds.includes(unitId))
      .map((assignment) => ({ task, assignment, asked: { asOf, periods: periods(task.row.planId) } })),
  );
  const found = parts
    .map(({ task, assignment, asked }) => ({
      task,
      item: {
        task: task.row,
        unitId: assignment.unitId,
        role: assignment.role,
        duties: dutiesOf(task.state, assignment, asker, asked),
      },
    }))
    .filter(({ item }) => item.duties.length > 0);
  const duties = found.flatMap(({ item }) => item.duties);
  const count = (kind: WorkDuty["kind"]): number => duties.filter((each) => each.kind === kind).length;
  const days = parts.map(({ task, assignment, asked }) => nextDay(task.state, assignment, asked));
  return {
    asOf,
    unit,
    counts: {
      receive: count("receive"),
      report: count("report"),
      returned: count("returned"),
      sign: count("sign"),
      "review-support": count("review-support"),
      deadline: count("deadline"),
      reminder: count("reminder"),
    },
    groups: groupsOf(found),
    next: days.filter((day) => day !== null).toSorted()[0] ?? null,
  };
}

import type { Day } from "../../../kernel/calendar.ts";
import { owesReports, reportedThrough } from "./duties.ts";
import { owedPeriods } from "./missed-periods.ts";
import type { Period } from "./schedule.ts";
import type { TaskState } from "./task.ts";

/**
 * How a unit's reports of the period that runs stand: `sent` of `asked` were handed in and not given back, `unsigned` wait for
 * the head. `due` is the next day on which reports fall due.
 */
export type PeriodStanding = {
  readonly period: string;
  readonly due: Day;
  readonly asked: number;
  readonly sent: number;
  readonly unsigned: number;
};

/** A unit's report that came back and waits to be written again. */
export type Returned = { readonly taskId: string; readonly text: string; readonly period: string };

type Asked = { readonly unitIds: readonly string[]; readonly asOf: Day };
type Work = { readonly state: TaskState; readonly periods: readonly Period[] };

const ownOf = (state: TaskState, unitIds: readonly string[]) =>
  state.assignments.filter((each) => unitIds.includes(each.unitId) && owesReports(state, each));

/** Of tasks of one plan; null where no report is asked for a period that runs. Each task of the unit is one report. */
export function periodStanding(work: readonly Work[], { unitIds, asOf }: Asked): PeriodStanding | null {
  const owed = work.flatMap(({ state, periods }) =>
    ownOf(state, unitIds).flatMap((assignment) => {
      const period = owedPeriods(assignment, periods).find(({ from, due }) => from <= asOf && due >= asOf);
      return period ? [{ assignment, period }] : [];
    }),
  );
  const first = owed.toSorted((a, b) => (a.period.due < b.period.due ? -1 : 1))[0]?.period;
  if (!first) return null;
  const now = owed.filter(({ period }) => period.key === first.key);
  return {
    period: first.key,
    due: first.due,
    asked: now.length,
    sent: now.filter(({ assignment }) => (reportedThrough(assignment) ?? "") >= first.due).length,
    unsigned: now.filter(({ assignment }) =>
      assignment.open.some(({ period, status }) => period === first.key && status === "unsigned"),
    ).length,
  };
}

/** The unit's reports that came back, those due first before others. */
export const returnedOf = (work: readonly Work[], { unitIds }: Asked): Returned[] =>
  work
    .flatMap(({ state }) =>
      ownOf(state, unitIds).flatMap(({ open }) =>
        open
          .filter(({ status }) => status === "returned")
          .map(({ period, due }) => ({ taskId: state.id, text: state.text, period, due })),
      ),
    )
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map(({ due: _, ...rest }) => rest);

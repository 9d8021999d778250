import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { share } from "../../../kernel/figure.ts";
import type { Light } from "./light.ts";
import { isOverdue } from "./duties.ts";
import { rollUpOf } from "./roll-up.ts";
import type { Statistics, UnitStatistics } from "./task-row.ts";
import type { TaskState } from "./task.ts";

/** How units are ranked, said wherever a rank shows. */
export const RANKING_RULE: Sentence = {
  zh: "按本期间应报报告的按时报送率从高到低排名；应报为零的单位不参加排名；并列者名次相同。逾期任务数、退回次数不计入名次。",
  en: "Ranked by the share of owed reports that came in time; units that owed none are not ranked; equal shares share a rank. Overdue tasks and returned reports do not count.",
};

/** Share of owed reports that came in time, in per cent; null where none was owed. */
export const punctuality = ({ owed, inTime }: Pick<UnitStatistics, "owed" | "inTime">): number | null =>
  share({ part: inTime, whole: owed });

/** The same as a fraction, by which units are ranked: two that round alike do not share a rank. */
const inTimeOf = ({ owed, inTime }: UnitStatistics): number | null => (owed === 0 ? null : inTime / owed);

/** Units with their ranks by {@link RANKING_RULE}, in the order given; those that owed nothing have none. */
export function withRanks(units: readonly UnitStatistics[]): UnitStatistics[] {
  const parts = units.map(inTimeOf);
  return units.map((unit, at) => {
    const own = parts[at] ?? null;
    if (own === null) return unit;
    return { ...unit, rank: 1 + parts.filter((part) => part !== null && part > own).length };
  });
}

type Standing = { readonly state: TaskState; readonly light: Light };

/** Reports of one unit in the span: owed, in time, late, not submitted, and how often one was returned. */
export type ReportCounts = Pick<UnitStatistics, "owed" | "inTime" | "late" | "missing" | "returned">;
const NO_REPORTS: ReportCounts = { owed: 0, inTime: 0, late: 0, missing: 0, returned: 0 };

const countsOf = (tasks: readonly Standing[]) =>
  rollUpOf(tasks.map(({ state, light }) => ({ colour: light.colour, phase: state.phase })));

/** Units in the order given with their tasks and reports; those without either are left out. */
export function unitStatistics(
  tasks: readonly Standing[],
  units: readonly { readonly id: string; readonly mergedIds?: readonly string[]; readonly name: string }[],
  reports: ReadonlyMap<string, ReportCounts>,
): UnitStatistics[] {
  const byUnit = new Map<string, Standing[]>();
  for (const task of tasks)
    for (const { unitId, until } of task.state.assignments)
      if (until === null) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), task]);
  return units.flatMap(({ id, mergedIds, name }) => {
    const ids = [id, ...(mergedIds ?? [])];
    const own = ids.flatMap((each) => byUnit.get(each) ?? []);
    const said = ids.map((each) => reports.get(each) ?? NO_REPORTS).reduce(addReports);
    if (own.length === 0 && said.owed === 0) return [];
    const { tasks: count, closed, counts } = countsOf(own);
    return [{ unitId: id, name, tasks: count, closed, counts, ...said }];
  });
}

const addReports = (a: ReportCounts, b: ReportCounts): ReportCounts => ({
  owed: a.owed + b.owed,
  inTime: a.inTime + b.inTime,
  late: a.late + b.late,
  missing: a.missing + b.missing,
  returned: a.returned + b.returned,
});

/** Chapters in the order of the plan, each with the worst light of its tasks. */
export function chapterStatistics(
  tasks: readonly Standing[],
  sectionOf: (measureId: string | null) => string | null,
): Statistics["chapters"] {
  const bySection = new Map<string | null, Standing[]>();
  for (const task of tasks) {
    const section = sectionOf(task.state.measureId);
    bySection.set(section, [...(bySection.get(section) ?? []), task]);
  }
  return [...bySection].map(([section, own]) => ({ section, rollUp: countsOf(own) }));
}

const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** Closed by being judged done: on the day of judging, which tells nothing about when it was done. */
const isJudgedDone = ({ closedOn, judgement }: TaskState): boolean =>
  closedOn !== null && judgement?.outcome === "done" && judgement.on === closedOn;

/** Late without extension is judged on the original date; one that was granted moves it. */
function isClosedLate(state: TaskState): boolean {
  const { closedOn, due, judgement } = state;
  if (closedOn === null || isJudgedDone(state)) return false;
  return judgement?.outcome === "overdue" || (due !== null && closedOn > due);
}

/** What fell or falls due in each quarter by its original date, and what became of it. */
export function quarterStatistics(tasks: readonly TaskState[], asOf: Day): Statistics["quarters"] {
  const byQuarter = new Map<string, TaskState[]>();
  for (const state of tasks) {
    const { kind, latest } = state.deadline;
    if (kind !== "date" || latest === null) continue;
    const quarter = quarterOf(latest);
    byQuarter.set(quarter, [...(byQuarter.get(quarter) ?? []), state]);
  }
  return [...byQuarter]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, states]) => {
      const closed = states.filter(({ closedOn }) => closedOn !== null);
      return {
        quarter,
        due: states.length,
        closed: closed.length,
        inTime: closed.filter((state) => !isJudgedDone(state) && !isClosedLate(state)).length,
        closedLate: closed.filter(isClosedLate).length,
        judgedDone: closed.filter(isJudgedDone).length,
        extended: states.filter(({ extensions }) => extensions.some((each) => each.state === "granted"))
          .length,
        overdue: states.filter((state) =>
          isOverdue({ ...state, standing: state.standingSince !== null }, asOf),
        ).length,
      };
    });
}

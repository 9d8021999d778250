import type { Day } from "../../../kernel/calendar.ts";
import { seriesDays } from "../../../kernel/figure.ts";
import { type Figured, type Indicator, indicatorOf, type MeasureOfPlan } from "../../../kernel/measure.ts";
import { SUPERVISION_FIGURES, type SupervisionFigure } from "../figures.ts";
import type { RecordedAction } from "./action.ts";
import { actionsStanding } from "./withdrawable.ts";
import { applyAction, registerTask } from "./fold.ts";

/** Days from and with `from` to the one before `until` on which a task stood closed; null: it still does. */
export type ClosedSpan = { readonly from: Day; readonly until: Day | null };

/** What is known of a measure's tasks and reports for figures about it; days are those of Asia/Shanghai. */
export type MeasureWork = {
  /** Undertakings of the measure, and the days on which each first had a dispatched task; null: none yet. */
  readonly undertakings: readonly { readonly dispatchedOn: Day | null }[];
  readonly tasks: readonly { readonly registeredOn: Day; readonly closed: readonly ClosedSpan[] }[];
  /** How many reports were accepted on a day. */
  readonly reports: readonly { readonly acceptedOn: Day; readonly count: number }[];
};

/** When a task stood closed, by its actions in order: it may be reopened and closed again. */
export function closedSpans(actions: readonly RecordedAction[]): ClosedSpan[] {
  const [first, ...rest] = actionsStanding(actions);
  if (!first) return [];
  const spans: ClosedSpan[] = [];
  let state = registerTask(first);
  for (const action of rest) {
    const before = state.phase;
    state = applyAction(state, action);
    if (before !== "closed" && state.phase === "closed") spans.push({ from: action.day, until: null });
    if (before === "closed" && state.phase !== "closed")
      spans.push({ from: spans.pop()?.from ?? action.day, until: action.day });
  }
  return spans;
}

const by = (day: Day | null, asOf: Day): boolean => day !== null && day <= asOf;

/** Whether a task stood closed at the end of a day. */
export const isClosedOn = (spans: readonly ClosedSpan[], day: Day): boolean =>
  spans.some(({ from, until }) => from <= day && (until === null || day < until));

/** The first day of the month eleven months before. */
const yearBefore = (day: Day): Day => `${(seriesDays(day)[0] ?? day).slice(0, 8)}01`;

/** Months of accepted reports that the twelve months of the first point of the series need. */
export const REPORT_MONTHS = 24;

/** Figures of supervision about a measure of any plan, each with its last twelve month ends. */
export function measureFigures(work: MeasureWork, { number, sample }: MeasureOfPlan, asOf: Day): Indicator[] {
  const dispatched = (day: Day) => ({
    part: work.undertakings.filter(({ dispatchedOn }) => by(dispatchedOn, day)).length,
    whole: work.undertakings.length,
  });
  const closed = (day: Day) => {
    const registered = work.tasks.filter(({ registeredOn }) => registeredOn <= day);
    return {
      part: registered.filter((task) => isClosedOn(task.closed, day)).length,
      whole: registered.length,
    };
  };
  const accepted = (day: Day): number =>
    work.reports
      .filter(({ acceptedOn }) => acceptedOn >= yearBefore(day) && acceptedOn <= day)
      .reduce((sum, { count }) => sum + count, 0);
  const figure = (
    id: SupervisionFigure,
    on: (day: Day) => Figured,
    more: Pick<Indicator, "target"> = {},
  ): Indicator =>
    indicatorOf(id, SUPERVISION_FIGURES[id], seriesDays(asOf).map(on), {
      measure: number,
      standing: sample ? "sample" : "computed",
      source: { zh: "督办任务与报告", en: "tasks and reports of supervision" },
      asOf,
      ...more,
    });
  const [undertakings, tasks] = [SUPERVISION_FIGURES["plan-undertakings"], SUPERVISION_FIGURES["tasks-all"]];
  return [
    figure("undertakings-dispatched", (day) => ({ ...dispatched(day), unit: undertakings.name }), {
      target: work.undertakings.length,
    }),
    figure("tasks-closed", (day) => ({ ...closed(day), unit: tasks.name })),
    figure("reports-accepted", accepted),
  ];
}

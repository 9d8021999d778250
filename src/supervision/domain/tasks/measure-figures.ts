import { addDays, type Day, lastDayOfMonth } from "../../../kernel/calendar.ts";
import type { Indicator, MeasureOfPlan } from "../../../kernel/measure.ts";

/** What is known of a measure's tasks and reports for figures about it; days are those of Asia/Shanghai. */
export type MeasureWork = {
  /** Undertakings of the measure, and the days on which each first had a dispatched task; null: none yet. */
  readonly undertakings: readonly { readonly dispatchedOn: Day | null }[];
  readonly tasks: readonly { readonly registeredOn: Day; readonly closedOn: Day | null }[];
  /** How many reports were accepted on a day. */
  readonly reports: readonly { readonly acceptedOn: Day; readonly count: number }[];
};

const MONTHS_SHOWN = 12;

/** The last days of the twelve months up to `asOf`, the last one being `asOf` itself. */
export function monthEnds(asOf: Day): Day[] {
  const [year = 0, month = 0] = asOf.split("-").map(Number);
  return Array.from({ length: MONTHS_SHOWN }, (_, index) => {
    const back = MONTHS_SHOWN - 1 - index;
    if (back === 0) return asOf;
    const at = new Date(Date.UTC(year, month - 1 - back, 1));
    const last = lastDayOfMonth(at.getUTCFullYear(), at.getUTCMonth() + 1);
    return `${at.toISOString().slice(0, 8)}${String(last).padStart(2, "0")}`;
  });
}

const by = (day: Day | null, asOf: Day): boolean => day !== null && day <= asOf;
const percent = (part: number, whole: number): number => Math.round((part / whole) * 1000) / 10;

/** The last day of the month before. */
const before = (end: Day): Day => addDays(end, -Number(end.slice(8)));

/** Figures of supervision about a measure of any plan, each with its last twelve month ends. */
export function measureFigures(work: MeasureWork, { number, sample }: MeasureOfPlan, asOf: Day): Indicator[] {
  const ends = monthEnds(asOf);
  const series = (valueOn: (day: Day) => number | null) =>
    ends.flatMap((day) => {
      const value = valueOn(day);
      return value === null ? [] : [{ day, value }];
    });
  const dispatched = (day: Day) =>
    work.undertakings.filter(({ dispatchedOn }) => by(dispatchedOn, day)).length;
  const closedShare = (day: Day): number | null => {
    const registered = work.tasks.filter(({ registeredOn }) => registeredOn <= day);
    if (registered.length === 0) return null;
    return percent(registered.filter(({ closedOn }) => by(closedOn, day)).length, registered.length);
  };
  const accepted = (from: Day, to: Day) =>
    work.reports
      .filter(({ acceptedOn }) => acceptedOn > from && acceptedOn <= to)
      .reduce((sum, { count }) => sum + count, 0);
  const common = {
    measure: number,
    standing: sample ? "sample" : "computed",
    source: { zh: "督办任务与报告", en: "tasks and reports of supervision" },
    asOf,
  } as const;
  return [
    {
      ...common,
      id: "undertakings-dispatched",
      name: { zh: "已交办的具体任务", en: "Undertakings dispatched" },
      value: dispatched(asOf),
      unit: "项",
      better: "up",
      target: work.undertakings.length,
      series: series(dispatched),
    },
    {
      ...common,
      id: "tasks-closed",
      name: { zh: "任务办结率", en: "Tasks closed" },
      value: closedShare(asOf),
      unit: "%",
      better: "up",
      series: series(closedShare),
    },
    {
      ...common,
      id: "reports-accepted",
      name: { zh: "近12个月采纳的进展报告", en: "Progress reports accepted in 12 months" },
      value: accepted(before(ends[0] ?? asOf), asOf),
      unit: "份",
      better: "up",
      series: ends.map((day, index) => ({
        day,
        value: accepted(ends[index - 1] ?? before(day), day),
      })),
    },
  ];
}

import type { Indicator } from "../../../kernel/measure.ts";

/** A figure that a unit reported, as the check looks at it. */
export type ReportedFigure = {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly by: string;
  readonly period: string;
  /** Due day of its period: the latest counts. */
  readonly due: string;
  readonly taskId: string;
};

/** Spaces, width and case of letters tell no two names apart. */
const plain = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();

/** Two numbers that differ by more than what rounding to the digits printed explains. */
function differ(computed: number, reported: number): boolean {
  const digits = (String(reported).split(".")[1] ?? "").length;
  return Math.abs(computed - reported) > 0.5 * 10 ** -digits + 1e-9;
}

/**
 * Computed figures beside the latest reported one of the same name and unit. Only what systems computed can contradict
 * a report: a sample or an unverified number drives no verdict.
 */
export function checkFigures(indicators: readonly Indicator[], reported: readonly ReportedFigure[]) {
  return indicators.map((indicator) => {
    const latest = reported
      .filter(
        ({ name, unit }) =>
          plain(name) === plain(indicator.name.zh) && plain(unit) === plain(indicator.unit.zh),
      )
      .reduce<ReportedFigure | null>(
        (last, each) => (last === null || each.due > last.due ? each : last),
        null,
      );
    const { value, standing, source, asOf } = indicator;
    return {
      measureNumber: indicator.measure,
      name: indicator.name,
      unit: indicator.unit,
      computed: { value, standing, source, asOf },
      reported:
        latest === null
          ? null
          : { value: latest.value, by: latest.by, period: latest.period, taskId: latest.taskId },
      disagrees: standing === "computed" && value !== null && latest !== null && differ(value, latest.value),
    };
  });
}

import type { Sentence } from "../../../kernel/error.ts";
import type { Indicator, Standing } from "../../../kernel/measure.ts";
import { SUPERVISION_FIGURES } from "../figures.ts";

/** A figure of an accepted report; `sample`: on a plan that was made up for demonstration. */
export type ReportedFigure = {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly unitId: string;
  /** The unit's name. */
  readonly by: string;
  readonly period: string;
  /** Due day of its period: the latest counts. */
  readonly due: string;
  readonly taskId: string;
  readonly sample: boolean;
};

/** What one unit reported of a thing: the figure of its latest period, and those before it. */
export type Reported = Pick<ReportedFigure, "value" | "unitId" | "by" | "period" | "due" | "taskId"> & {
  readonly standing: Extract<Standing, "reported" | "sample">;
  /** By due day, ascending; the last one is `value`. */
  readonly series: readonly { readonly day: string; readonly value: number }[];
  /** By how much it is above what was computed, where the two contradict each other (核对); else null. */
  readonly difference: number | null;
};

/** One thing of a measure: what systems computed of it beside what each unit reported of it. */
export type FigurePair = {
  readonly name: Sentence;
  readonly unit: Sentence;
  readonly computed: Indicator | null;
  readonly reported: readonly Reported[];
};

/** Spaces, width and case of letters tell no two names apart. */
const plain = (name: string): string => name.normalize("NFKC").replace(/\s+/gu, "").toLowerCase();
const thingOf = (name: string, unit: string): string => `${plain(name)} ${plain(unit)}`;

/** By how much two numbers differ beyond what rounding to the digits printed explains; null within it. */
function beyondRounding(computed: number, reported: number): number | null {
  const digits = (String(reported).split(".")[1] ?? "").length;
  const difference = reported - computed;
  // Without the noise of binary fractions.
  return Math.abs(difference) > 0.5 * 10 ** -digits + 1e-9 ? Number(difference.toPrecision(12)) : null;
}

function grouped(
  figures: readonly ReportedFigure[],
  by: (figure: ReportedFigure) => string,
): Map<string, ReportedFigure[]> {
  const groups = new Map<string, ReportedFigure[]>();
  for (const figure of figures) groups.set(by(figure), [...(groups.get(by(figure)) ?? []), figure]);
  return groups;
}

/** Only what systems computed contradicts a report, and only what is a sample contradicts a sample: neither judges the other. */
function differenceOf(computed: Indicator | null, { value, sample }: ReportedFigure): number | null {
  if (computed === null || computed.value === null) return null;
  return computed.standing === (sample ? "sample" : "computed")
    ? beyondRounding(computed.value, value)
    : null;
}

function reportedBy(figures: readonly ReportedFigure[], computed: Indicator | null): Reported | null {
  // Of two tasks for which a unit reports the same thing in the same period, the last one read counts.
  const byDue = new Map(
    figures.toSorted((a, b) => a.due.localeCompare(b.due)).map((each) => [each.due, each]),
  );
  const ordered = [...byDue.values()];
  const latest = ordered.at(-1);
  if (latest === undefined) return null;
  const { value, unitId, by, period, due, taskId, sample } = latest;
  return {
    value,
    unitId,
    by,
    period,
    due,
    taskId,
    standing: sample ? "sample" : "reported",
    series: ordered.map((each) => ({ day: each.due, value: each.value })),
    difference: differenceOf(computed, latest),
  };
}

/** Whether a unit reported otherwise than was computed: an internal hint (核对), never shown to units. */
export const disagrees = ({ reported }: FigurePair): boolean =>
  reported.some(({ difference }) => difference !== null);

/** What says most of a measure first: what is contradicted, what two speak of, what a system of its own counts, what units report, how its tasks stand. */
function rank(pair: FigurePair): number {
  const { computed, reported } = pair;
  if (disagrees(pair)) return 0;
  if (computed === null) return 3;
  if (computed.value === null) return 6;
  if (reported.length > 0) return 1;
  if (!(computed.id in SUPERVISION_FIGURES)) return 2;
  return computed.id === "tasks-closed" ? 4 : 5;
}

/**
 * The one pairing of computed and reported figures of a measure, what says most of it first. A reported figure speaks of the
 * same thing as a computed one where name and unit of count are the same; units that report one thing stand beside each
 * other in its row. No figure is lost: what nobody computed, or nobody reported, has a row of its own.
 */
export function pairFigures(
  indicators: readonly Indicator[],
  reported: readonly ReportedFigure[],
): FigurePair[] {
  const things = grouped(reported, ({ name, unit }) => thingOf(name, unit));
  const entriesOf = (figures: readonly ReportedFigure[], computed: Indicator | null): Reported[] =>
    [...grouped(figures, ({ unitId }) => unitId).values()].flatMap((own) => reportedBy(own, computed) ?? []);
  const pairs = indicators.map((computed): FigurePair => {
    const thing = thingOf(computed.name.zh, computed.unit.zh);
    const figures = things.get(thing) ?? [];
    things.delete(thing);
    return { name: computed.name, unit: computed.unit, computed, reported: entriesOf(figures, computed) };
  });
  const alone = [...things.values()].map((figures): FigurePair => {
    const { name = "", unit = "" } = figures[0] ?? {};
    return {
      name: { zh: name, en: name },
      unit: { zh: unit, en: unit },
      computed: null,
      reported: entriesOf(figures, null),
    };
  });
  return [...pairs, ...alone].toSorted((a, b) => rank(a) - rank(b));
}

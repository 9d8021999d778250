import type { Day } from "../../../kernel/calendar.ts";
import type { LinearProgram, OpenSolver } from "../../../kernel/linear-program.ts";
import type { Ran } from "../runs/run.ts";
import { bindingOn } from "../sizing/binding.ts";
import { hourly, HOURS_OF_WEEK, SERIES_NAMES, type Series } from "../sizing/periods.ts";
import { CAPACITIES, type Capacities, FLOWS, type FlowName, sizingProgram } from "../sizing/program.ts";
import type { ProjectHead } from "../sizing/project.ts";
import { type Sizing, sizeProject } from "../sizing/size.ts";
import type { RuleId } from "../verdict/facts.ts";
import { type Assumed, headOf } from "./assumption.ts";

/** A sizing of a project as its page shows it. */
export type Run = Ran<Sizing> & {
  readonly exact: boolean;
  readonly hoursId: string;
  readonly hoursName: string;
  readonly synthetic: boolean;
  readonly assumed: Assumed;
  readonly rule: RuleId;
};
/** Hours of a project that somebody brought or had invented. */
export type Hours = {
  readonly id: string;
  readonly name: string;
  readonly synthetic: boolean;
  /** The depot that their trucks were reckoned with; null where no corridor handed them over. */
  readonly depotMw: number | null;
  readonly kgPerWeek: number | null;
  readonly on: Day;
  readonly sample: boolean;
};
type OfTrucks = Pick<Hours, "depotMw" | "kgPerWeek">;

/** What a form says of depot and hydrogen when other hours are chosen: trucks go with their hours, all else stays. */
export function trucksMoved(
  from: OfTrucks | undefined,
  to: OfTrucks | undefined,
  typed: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const depot = to?.depotMw ?? ((from?.depotMw ?? null) === null ? null : 0);
  const own = Math.max(0, Number(typed["kgPerWeek"] ?? 0) - (from?.kgPerWeek ?? 0));
  const moves = (from?.kgPerWeek ?? to?.kgPerWeek ?? null) !== null;
  return {
    ...(depot === null ? {} : { depotMw: String(depot) }),
    ...(moves ? { kgPerWeek: String(own + (to?.kgPerWeek ?? 0)) } : {}),
  };
}

export type Workbench = {
  readonly hours: readonly Hours[];
  readonly runs: readonly Run[];
  readonly day: Day;
};

/** Stretches of the quick answer. */
const SEGMENTS = 2_190;
/** About so many programs are solved before an interval is narrow enough. */
export const USUAL_SOLVES = 34;

/** Sizes a project; `told` how many programs were solved so far, and throws where nobody wants the rest. */
export function runSizing(
  { assumed, rule, exact, day }: Pick<Run, "assumed" | "rule" | "exact"> & { readonly day: Day },
  series: Series,
  open: OpenSolver,
  told: (solved: number) => Promise<void>,
): Promise<Sizing> {
  const head = headOf(assumed, rule);
  let solved = 0;
  const counting = async (program: LinearProgram) => {
    const opened = await open(program);
    return {
      ...opened,
      solve: async (ask: Parameters<typeof opened.solve>[0]) => {
        const found = await opened.solve(ask);
        solved += 1;
        await told(solved);
        return found;
      },
    };
  };
  const ask = { segments: SEGMENTS, exact, conditions: bindingOn(head, day) };
  return sizeProject({ ...head, series }, ask, counting);
}

/** A part of the hours, from one to another. */
const cut = (series: Series, from: number, until: number): Series =>
  Object.fromEntries(SERIES_NAMES.map((name) => [name, series[name].slice(from, until)])) as Series;

/** An hour of a dispatch, in MW; storage as states in MWh and tonnes. */
export type Dispatch = {
  readonly week: number;
  readonly from: number;
  readonly flows: Readonly<Record<FlowName, readonly number[]>>;
  readonly wind: readonly number[];
  readonly solar: readonly number[];
  readonly load: readonly number[];
};

/** What is missing costs so much more than everything else that it is missing only where nothing else helps. */
const MISSING_YUAN = 50;
const KG = 1_000;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * A week of a design by itself, at least cost: its stores end as they began, and no condition of the year binds it. A year's
 * plan may carry more from one week into the next.
 */
export async function dispatchWeek(
  head: ProjectHead,
  capacities: Capacities,
  series: Series,
  week: number,
  open: OpenSolver,
): Promise<Dispatch | null> {
  const from = week * HOURS_OF_WEEK;
  const part = cut(series, from, Math.min(from + HOURS_OF_WEEK, series.wind.length));
  const fixed = Object.fromEntries(
    CAPACITIES.map((name) => [name, [capacities[name], capacities[name]]]),
  ) as unknown as Parameters<typeof sizingProgram>[3];
  const of = sizingProgram(head, hourly(part), [], fixed, MISSING_YUAN);
  const opened = await open(of.program);
  try {
    const { values } = await opened.solve({ method: "simplex" });
    if (values === null) return null;
    const flow = (name: FlowName): number[] =>
      Array.from(of.flows[name], (column) => rounded(column < 0 ? 0 : (values[column] ?? 0)));
    return {
      week,
      from,
      flows: Object.fromEntries(FLOWS.map((name) => [name, flow(name)])) as Record<FlowName, number[]>,
      wind: Array.from(part.wind, (factor) => rounded(factor * capacities.windMw)),
      solar: Array.from(part.solar, (factor) => rounded(factor * capacities.solarMw)),
      load: Array.from(part.loadMw, rounded),
    };
  } finally {
    opened.close();
  }
}

/** So many points of a duration curve. */
const POINTS = 120;

export type Curves = {
  /** Hours of the year for which a power lasts or is passed, from the greatest down: so many points each. */
  readonly available: readonly number[];
  readonly load: readonly number[];
  readonly residual: readonly number[];
  /** Factors of wind and sun in per cent, hour by hour. */
  readonly wind: readonly number[];
  readonly solar: readonly number[];
};

const lasting = (of: Float64Array): number[] => {
  const sorted = of.toSorted().toReversed();
  return Array.from({ length: POINTS }, (_, at) =>
    rounded(sorted[Math.round((at * (sorted.length - 1)) / (POINTS - 1))] ?? 0),
  );
};
const percent = (of: Float64Array): number[] => Array.from(of, (factor) => Math.round(factor * 100));

/** Of a year with these capacities: how long which power lasts, and the factors of its hours. */
export function curvesOf(
  series: Series,
  { windMw, solarMw }: Pick<Capacities, "windMw" | "solarMw">,
): Curves {
  const available = series.wind.map((factor, hour) => factor * windMw + (series.solar[hour] ?? 0) * solarMw);
  return {
    available: lasting(available),
    load: lasting(series.loadMw),
    residual: lasting(available.map((mw, hour) => mw - (series.loadMw[hour] ?? 0))),
    wind: percent(series.wind),
    solar: percent(series.solar),
  };
}

/** A kilogram of hydrogen for an hour of the electrolyser at full power. */
export const tankHoursOf = ({ tankKg, electrolyserMw }: Capacities, kwhPerKg: number): number | null =>
  electrolyserMw > 0 ? (tankKg * kwhPerKg) / (electrolyserMw * KG) : null;

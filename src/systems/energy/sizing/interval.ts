import {
  type OpenProgram,
  type OpenSolver,
  programBuilder,
  type Solved,
} from "../../../kernel/linear-program.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import { hourly, segmented } from "./periods.ts";
import { BLOCK_HOURS, linkingOf, planesOf } from "./planes.ts";
import {
  type Bounds,
  CAPACITIES,
  type Capacities,
  capacitiesIn,
  openBounds,
  sizingProgram,
  type Year,
  yearIn,
} from "./program.ts";
import type { Project } from "./project.ts";

// Between bounds. A dispatch of a design over all hours tells what each day costs at least, whatever the design (planes.ts);
// a coarse relaxation that stays above all these planes is a lower bound still, and its optimum says where to look next.
// Rows that reach over the whole year make a dispatch ten times dearer and may be impossible for the design: they are given
// the price that they have in the coarse program instead (Lagrange), and a mixture of several dispatches keeps them again
// (Dantzig and Wolfe 1960). Mixtures of designs that run every hour run every hour, at the mixture of their costs.

/** Half a per cent is promised. */
const NEAR_ENOUGH = 0.004;
const MOST_DISPATCHES = 24;
/** After so many dispatches every other one goes all the way. */
const MOST_HALFWAY = 6;
/** A plan may break a row at this price while none is found that keeps all; such a plan is no upper bound. */
const MISSING_YUAN = 5;
/** What a row that no run has kept yet costs more, at first; thousand yuan a MWh. */
const PRESS = 0.005;
/** Of a kilowatt-hour here and there: what rounding leaves. */
const NOTHING_MISSING = 1e-5;
const KG = 1_000;

export type Interval = {
  /** In thousand yuan. */
  readonly lower: number;
  readonly upper: { readonly cost: number; readonly capacities: Capacities; readonly year: Year } | null;
};

const unit = (name: (typeof CAPACITIES)[number]): number => (name === "tankKg" ? KG : 1);

/** Conditions on capacities alone are kept by the design, exactly; all others bind how it runs. */
const ofDesign = ({ id }: Condition): boolean => id === "storagePower" || id === "storageHours";

/** A design as near as can be that keeps what is asked of capacities, whatever rounding took from it. */
function lawful(design: Capacities, conditions: readonly Condition[]): Capacities {
  let { batteryMw, batteryMwh } = design;
  const { windMw, solarMw } = design;
  for (const { id, limit } of conditions)
    if (id === "storagePower") batteryMw = Math.max(batteryMw, Number(limit) * (windMw + solarMw));
  for (const { id, limit } of conditions)
    if (id === "storageHours") batteryMwh = Math.max(batteryMwh, Number(limit) * batteryMw);
  return { ...design, batteryMw, batteryMwh };
}

const mixed = <Name extends string>(
  parts: readonly (readonly [share: number, of: Readonly<Record<Name, number>>])[],
): Record<Name, number> => {
  const names = Object.keys(parts[0]?.[1] ?? {}) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, parts.reduce((sum, [share, of]) => sum + share * of[name], 0)]),
  ) as Record<Name, number>;
};

const optimum = ({ status, values, objective }: Solved) =>
  status === "optimal" && values !== null && objective !== null ? { values, objective } : null;

/** A design that was dispatched: what it costs without prices of rows, and what it adds to each of them. */
type Run = {
  readonly cost: number;
  readonly missing: number;
  readonly rows: readonly number[];
  readonly capacities: Capacities;
  readonly year: Year;
};

type Mixture = NonNullable<Interval["upper"]> & { readonly prices: readonly number[] };

/** The cheapest mixture of runs that keeps every row. */
async function cheapestMixture(
  runs: readonly Run[],
  sides: readonly (readonly [least: number, most: number])[],
  open: OpenSolver,
): Promise<Mixture | null> {
  const whole = runs.filter(({ missing }) => missing <= NOTHING_MISSING);
  if (whole.length === 0) return null;
  const { column, row, built } = programBuilder();
  const shares = whole.map(({ cost }) => column(cost));
  row(
    1,
    1,
    shares.map((share) => [share, 1]),
  );
  const scales = sides.map((_, at) => 1 / Math.max(1, ...whole.map(({ rows }) => Math.abs(rows[at] ?? 0))));
  sides.forEach(([least, most], at) => {
    const scale = scales[at] ?? 1;
    row(
      least * scale,
      most * scale,
      whole.map(({ rows }, each) => [shares[each] ?? 0, (rows[at] ?? 0) * scale]),
    );
  });
  const program = await open(built());
  try {
    const solved = await program.solve({ method: "simplex" });
    const found = optimum(solved);
    if (found === null) return null;
    const parts = whole.flatMap((run, at) => {
      const share = found.values[shares[at] ?? 0] ?? 0;
      return share > 0 ? [[share, run] as const] : [];
    });
    return {
      cost: found.objective,
      capacities: mixed(parts.map(([share, { capacities }]) => [share, capacities])),
      year: mixed(parts.map(([share, { year }]) => [share, year])),
      prices: scales.map((scale, at) => scale * (solved.rowDuals?.[at + 1] ?? 0)),
    };
  } finally {
    program.close();
  }
}

/** Nothing may be fed in at all: then no hour exports, and no row over the year is needed. */
const closed = ({ id, limit }: Condition): boolean => id === "export" && limit === 0;

/** A price has the side of its row's bound. */
const priceOf = (dual: number, [least, most]: readonly [number, number]): number =>
  (dual > 0 && least === -Infinity) || (dual < 0 && most === Infinity) ? 0 : dual;

/** From a relaxation's optimum and design, the interval narrowed by dispatches over every hour. */
export async function narrowed(
  wanted: Project,
  bound: readonly Condition[],
  first: {
    readonly cost: number;
    readonly design: Capacities;
    readonly rulePrices: ReadonlyMap<ConditionId, number>;
  },
  open: OpenSolver,
): Promise<Interval> {
  const opened: OpenProgram[] = [];
  const opening = async (of: { readonly program: Parameters<OpenSolver>[0] }): Promise<OpenProgram> => {
    const found = await open(of.program);
    opened.push(found);
    return found;
  };
  try {
    const project = bound.some(closed) ? { ...wanted, exportMw: 0 } : wanted;
    const conditions = bound.filter((each) => !closed(each));
    const bounds: Bounds = openBounds(project);
    const year = hourly(project.series);
    // One stretch a day.
    const coarse = segmented(project.series, Math.ceil(year.hours.length / BLOCK_HOURS), BLOCK_HOURS);
    const running = conditions.filter((each) => !ofDesign(each));
    const dear = Math.max(MISSING_YUAN, 2 * (project.unmetYuanPerKwh ?? 0));
    const all = sizingProgram(project, year, running, bounds, dear);
    const few = sizingProgram(project, coarse, conditions, bounds);
    const ids = running.flatMap(({ id }) => (all.rules.has(id) ? [id] : []));
    const rules = ids.map((id) => all.rules.get(id) ?? -1);
    const { rowLower, rowUpper, cost: prices, starts, indices, values } = all.program;
    const sides = rules.map((row) => [rowLower[row] ?? -Infinity, rowUpper[row] ?? Infinity] as const);
    const isMissing = new Set(all.missing);
    const dispatch = await opening(all);
    for (const row of rules) dispatch.boundRow(row, -Infinity, Infinity);
    const relaxation = await opening(few);
    const linking = linkingOf(all, few, ids);
    const seen = planesOf(all, year, few, coarse, linking);
    const excess = Array.from({ length: seen.blocks }, () => relaxation.addColumn(1));

    let { cost: lower, design } = first;
    let rulePrices = ids.map((id, at) => priceOf(first.rulePrices.get(id) ?? 0, sides[at] ?? [0, 0]));
    let upper: Mixture | null = null;
    let point = new Float64Array(few.program.cost.length + excess.length);
    const runs: Run[] = [];
    let halfway = false;
    const pressed = sides.map(() => 0);
    for (let many = 0; many < MOST_DISPATCHES; many++) {
      design = lawful(design, conditions);
      for (const name of CAPACITIES) {
        const size = design[name] / unit(name);
        dispatch.boundColumn(all.capacities[name], size, size);
      }
      const priced = prices.slice();
      rules.forEach((row, at) => {
        for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
          const column = indices[entry] ?? 0;
          if (isMissing.has(column)) continue;
          priced[column] = (priced[column] ?? 0) - (rulePrices[at] ?? 0) * (values[entry] ?? 0);
        }
      });
      if (rules.length > 0) dispatch.priceColumns(priced);
      const found = await dispatch.solve({ method: "simplex" });
      const run = optimum(found);
      const { rowDuals, columnDuals } = found;
      if (run === null || columnDuals === null || rowDuals === null) break;
      runs.push({
        cost: prices.reduce((sum, price, column) => sum + price * (run.values[column] ?? 0), 0),
        missing: all.missing.reduce((sum, column) => sum + (run.values[column] ?? 0), 0),
        rows: rules.map((row) => {
          let sum = 0;
          for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++)
            sum += (values[entry] ?? 0) * (run.values[indices[entry] ?? 0] ?? 0);
          return sum;
        }),
        capacities: design,
        year: yearIn(all, year, run.values),
      });
      upper = (await cheapestMixture(runs, sides, open)) ?? upper;
      sides.forEach(([least, most], at) => {
        const kept = runs.some(({ rows }) => (rows[at] ?? 0) >= least && (rows[at] ?? 0) <= most);
        pressed[at] = kept ? 0 : Math.max(PRESS, 2 * (pressed[at] ?? 0));
      });
      if (upper !== null && upper.cost - lower <= NEAR_ENOUGH * Math.abs(upper.cost)) break;

      const linkPrices = linking.map(({ hourly: row }, at) =>
        at < all.weeks.length ? (rowDuals[row] ?? 0) : (rulePrices[at - all.weeks.length] ?? 0),
      );
      const planes = seen.planes(rowDuals, columnDuals, linkPrices, point, (block) => excess[block] ?? -1);
      for (const { block, entries, least: side } of planes)
        relaxation.addRow(side, Infinity, [...entries, [excess[block] ?? -1, 1]]);
      const least = await relaxation.solve({ method: "simplex" });
      const next = optimum(least);
      if (next === null || (planes.length === 0 && upper !== null && !halfway)) break;
      lower = Math.max(lower, next.objective);
      point = next.values.slice();
      rulePrices = ids.map((id, at) => {
        const side = sides[at] ?? [0, 0];
        // In turn what the relaxation and what the mixture says: each alone comes to rest short of the optimum.
        const mixture = many % 2 === 1 ? upper?.prices[at] : undefined;
        const found = mixture ?? least.rowDuals?.[few.rules.get(id) ?? -1] ?? 0;
        const price = priceOf(Math.min(dear, Math.max(-dear, found)), side);
        return price + (side[0] === -Infinity ? -1 : 1) * (pressed[at] ?? 0);
      });
      const proposed = capacitiesIn(few, next.values);
      // Half the way at first: a plane says little far from where it touches. All of it where half says nothing new.
      halfway = upper !== null && planes.length > 0 && (many < MOST_HALFWAY || many % 2 === 1);
      design =
        upper !== null && halfway
          ? mixed([
              [0.5, proposed],
              [0.5, upper.capacities],
            ])
          : proposed;
      if (upper !== null && upper.cost - lower <= NEAR_ENOUGH * Math.abs(upper.cost)) break;
    }
    return { lower: upper === null ? lower : Math.min(lower, upper.cost), upper };
  } finally {
    for (const each of opened) each.close();
  }
}

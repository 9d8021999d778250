import {
  type Entry,
  type OpenProgram,
  type OpenSolver,
  type Solved,
} from "../../../kernel/linear-program.ts";
import type { Condition } from "../verdict/rule-set.ts";
import { hourly, segmented } from "./periods.ts";
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

// Between bounds (Benders 1962). What a design costs over all hours is convex in its capacities, and its dispatch tells how
// fast that changes with each of them: a plane below the cost of every design. A coarse relaxation that has to stay above
// these planes is a lower bound still, and its optimum says where to look next. A dispatch from the last one's basis takes
// parts of a second, where the program of all hours takes a minute.

/** Stretches of the relaxation that is solved again and again. */
const COARSE = 292;
/** Half a per cent is promised. */
const NEAR_ENOUGH = 0.004;
const MOST_DISPATCHES = 16;
/** With an upper bound known, rows of a rule make a dispatch ten times dearer. */
const MOST_WITH_RULE = 10;
/** A plan may break a row at this price while none is found that keeps all; such a plan is no upper bound. */
const MISSING_YUAN = 5;
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

const halfway = (one: Capacities, other: Capacities): Capacities =>
  Object.fromEntries(CAPACITIES.map((name) => [name, (one[name] + other[name]) / 2])) as Record<
    (typeof CAPACITIES)[number],
    number
  >;

const optimum = ({ status, values, objective }: Solved) =>
  status === "optimal" && values !== null && objective !== null ? { values, objective } : null;

/** From a relaxation's optimum and design, the interval narrowed by dispatches over every hour. */
export async function narrowed(
  project: Project,
  conditions: readonly Condition[],
  first: { readonly cost: number; readonly design: Capacities },
  open: OpenSolver,
): Promise<Interval> {
  const opened: OpenProgram[] = [];
  const opening = async (of: { readonly program: Parameters<OpenSolver>[0] }): Promise<OpenProgram> => {
    const found = await open(of.program);
    opened.push(found);
    return found;
  };
  try {
    const bounds: Bounds = openBounds(project);
    const [year, coarse] = [hourly(project.series), segmented(project.series, COARSE)];
    const running = conditions.filter((each) => !ofDesign(each));
    const dear = Math.max(MISSING_YUAN, 2 * (project.unmetYuanPerKwh ?? 0));
    const all = sizingProgram(project, year, running, bounds, dear);
    const few = sizingProgram(project, coarse, conditions, bounds);
    const dispatch = await opening(all);
    const relaxation = await opening(few);
    const above = relaxation.addColumn(1);
    const prices = [...few.program.cost.entries()].filter(([, price]) => price !== 0);

    let { cost: lower, design } = first;
    let upper: Interval["upper"] = null;
    const most = (): number => (running.length > 0 && upper !== null ? MOST_WITH_RULE : MOST_DISPATCHES);
    for (let many = 0; many < most(); many++) {
      design = lawful(design, conditions);
      for (const name of CAPACITIES) {
        const size = design[name] / unit(name);
        dispatch.boundColumn(all.capacities[name], size, size);
      }
      const found = await dispatch.solve({ method: "simplex" });
      const run = optimum(found);
      if (run === null || found.columnDuals === null) break;
      const missing = all.missing.reduce((sum, column) => sum + (run.values[column] ?? 0), 0);
      if (missing <= NOTHING_MISSING && run.objective < (upper?.cost ?? Infinity))
        upper = { cost: run.objective, capacities: design, year: yearIn(all, year, run.values) };
      if (upper !== null && upper.cost - lower <= NEAR_ENOUGH * Math.abs(upper.cost)) break;

      // Cost ≥ cost here + Σ its change with a capacity × how far that is from here.
      const entries: Entry[] = prices.map(([column, price]): Entry => [column, price]);
      let least = run.objective;
      for (const name of CAPACITIES) {
        const change = found.columnDuals[all.capacities[name]] ?? 0;
        least -= (change * design[name]) / unit(name);
        entries.push([few.capacities[name], -change]);
      }
      relaxation.addRow(least, Infinity, [...addedUp(entries), [above, 1]]);
      const next = optimum(await relaxation.solve({ method: "simplex" }));
      if (next === null) break;
      lower = Math.max(lower, next.objective);
      const proposed = capacitiesIn(few, next.values);
      // Half the way only: a plane says little far from where it touches.
      design = upper === null ? proposed : halfway(proposed, upper.capacities);
      if (upper !== null && upper.cost - lower <= NEAR_ENOUGH * Math.abs(upper.cost)) break;
    }
    return { lower: upper === null ? lower : Math.min(lower, upper.cost), upper };
  } finally {
    for (const each of opened) each.close();
  }
}

function addedUp(entries: readonly Entry[]): Entry[] {
  const sums = new Map<number, number>();
  for (const [column, factor] of entries) sums.set(column, (sums.get(column) ?? 0) + factor);
  return [...sums];
}

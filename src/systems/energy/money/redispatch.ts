import type { LinearProgram, OpenProgram, OpenSolver, Solved } from "../../../kernel/linear-program.ts";
import { hourly, type Series } from "../sizing/periods.ts";
import {
  type Bounds,
  CAPACITIES,
  type Capacities,
  type FlowName,
  sizingProgram,
  type SizingProgram,
  yearIn,
} from "../sizing/program.ts";
import type { ProjectHead } from "../sizing/project.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import type { MoneyYear } from "./cash-flow.ts";

// A fixed design run through every hour again where something is otherwise than it was sized for, by the program of the sizing.

/** What is dispatched: a project, its hours, and what stands of it. */
export type World = {
  readonly head: ProjectHead;
  readonly series: Series;
  readonly capacities: Capacities;
};

export type Redispatched = {
  readonly year: MoneyYear;
  /** What could not be served though everything ran for it. */
  readonly missingKwh: number;
  readonly missingKg: number;
  /** Conditions of the rule that cannot be kept this year. */
  readonly broken: readonly ConditionId[];
};

/** What is missing costs so much more than everything else that it is missing only where nothing else helps. */
const MISSING_YUAN = 50;
/** Hydrogen is missed before load is, which the same price a kWh would leave open. */
const HYDROGEN_FIRST = 0.9;
const KWH = 1_000;
const KG = 1_000;
/** Of a kilowatt-hour here and there: what rounding leaves. */
const NOTHING = 1e-3;

/** Conditions on capacities alone follow from the design and bind no dispatch. */
const binds = ({ id }: Condition): boolean => id !== "storagePower" && id !== "storageHours";

function programOf({ head, series, capacities }: World, conditions: readonly Condition[]) {
  const fixed = Object.fromEntries(
    CAPACITIES.map((name) => [name, [capacities[name], capacities[name]]]),
  ) as unknown as Bounds;
  const dear = Math.max(MISSING_YUAN, 2 * (head.unmetYuanPerKwh ?? 0));
  const of = sizingProgram(head, hourly(series), conditions, fixed, dear);
  const many = series.wind.length;
  const weeks = of.missing.slice(many, many + of.weeks.length);
  const cost = of.program.cost.slice();
  for (const column of weeks) cost[column] = (cost[column] ?? 0) * HYDROGEN_FIRST;
  return { of, program: { ...of.program, cost }, weeks };
}

const same = (a: Float64Array | Int32Array, b: Float64Array | Int32Array): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

/** Brings an open program to another one of the same rows; false where the rows are others. */
function changed(open: OpenProgram, from: LinearProgram, to: LinearProgram): boolean {
  if (!same(from.starts, to.starts) || !same(from.indices, to.indices) || !same(from.values, to.values))
    return false;
  if (!same(from.cost, to.cost)) open.priceColumns(to.cost);
  to.columnLower.forEach((least, at) => {
    const most = to.columnUpper[at] ?? Infinity;
    if (least !== from.columnLower[at] || most !== from.columnUpper[at]) open.boundColumn(at, least, most);
  });
  to.rowLower.forEach((least, at) => {
    const most = to.rowUpper[at] ?? Infinity;
    if (least !== from.rowLower[at] || most !== from.rowUpper[at]) open.boundRow(at, least, most);
  });
  return true;
}

function moneyIn(of: SizingProgram, { head, series }: World, values: Float64Array): MoneyYear {
  const sum = (name: FlowName, price?: Float64Array): number =>
    of.flows[name].reduce(
      (whole, column, hour) => whole + (column < 0 ? 0 : (values[column] ?? 0)) * (price?.[hour] ?? 1),
      0,
    );
  const load = series.loadMw.reduce((whole, each) => whole + each, 0);
  const { generatedKwh, curtailedKwh, importedKwh, exportedKwh, h2Kwh, hydrogenKg } = yearIn(
    of,
    hourly(series),
    values,
  );
  return {
    generatedKwh,
    curtailedKwh,
    importedKwh,
    exportedKwh,
    h2Kwh,
    hydrogenKg: head.electrolyser === null ? 0 : hydrogenKg,
    loadKwh: (load - sum("unmet")) * KWH,
    truckKwh: sum("truckCharge") * KWH,
    purchasesYuan: sum("import", series.buy) * KWH,
    salesYuan: sum("export", series.sell) * KWH,
  };
}

/**
 * Dispatches worlds one after the other, each from where the last one stood where only bounds and prices differ. A world
 * whose program has no proved optimum comes to null.
 */
export function dispatcher(conditions: readonly Condition[], open: OpenSolver) {
  const binding = conditions.filter(binds);
  let stands: { readonly open: OpenProgram; readonly program: LinearProgram } | null = null;
  return {
    async run(world: World): Promise<Redispatched | null> {
      const { of, program, weeks } = programOf(world, binding);
      if (stands === null || !changed(stands.open, stands.program, program)) {
        stands?.open.close();
        stands = null;
        stands = { open: await open(program), program };
      } else stands = { open: stands.open, program };
      const { status, values }: Solved = await stands.open.solve({ method: "simplex" });
      if (status !== "optimal" || values === null) return null;
      const total = (columns: readonly number[]) =>
        columns.reduce((whole, column) => whole + (values[column] ?? 0), 0);
      const many = world.series.wind.length;
      const found = moneyIn(of, world, values);
      const missingKwh = total(of.missing.slice(0, many)) * KWH;
      const missingKg = total(weeks) * KG;
      const rules = of.missing.slice(many + weeks.length);
      return {
        year: {
          ...found,
          loadKwh: Math.max(0, found.loadKwh - missingKwh),
          truckKwh: found.truckKwh - Math.max(0, missingKwh - found.loadKwh),
        },
        missingKwh: missingKwh < NOTHING ? 0 : missingKwh,
        missingKg: missingKg < NOTHING ? 0 : missingKg,
        broken: [...of.rules.keys()].filter((_, at) => (values[rules[at] ?? -1] ?? 0) > NOTHING),
      };
    },
    close: (): void => stands?.open.close(),
  };
}

import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { type Entry, type LinearProgram, programBuilder } from "../../../kernel/linear-program.ts";
import { articleWords, CONDITION_NAMES } from "../verdict/names.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import { HOURS_OF_WEEK, type Periods } from "./periods.ts";
import type { ProjectHead } from "./project.ts";

export const CAPACITIES = [
  "windMw",
  "solarMw",
  "batteryMw",
  "batteryMwh",
  "electrolyserMw",
  "tankKg",
] as const;
export type CapacityName = (typeof CAPACITIES)[number];
export type Capacities = Readonly<Record<CapacityName, number>>;
export type Bounds = Readonly<Record<CapacityName, readonly [least: number, most: number]>>;

/** What happens in a period: powers in MW, states in MWh at its end, hydrogen in tonnes an hour and tonnes. */
export const FLOWS = [
  "curtail",
  "import",
  "export",
  "unmet",
  "charge",
  "discharge",
  "stored",
  "electrolysis",
  "offtake",
  "tank",
  "truckCharge",
  "truckStored",
] as const;
export type FlowName = (typeof FLOWS)[number];

export type SizingProgram = {
  /** In thousand yuan a year, so that prices and capacities are numbers of one size. */
  readonly program: LinearProgram;
  readonly capacities: Readonly<Record<CapacityName, number>>;
  readonly flows: Readonly<Record<FlowName, Int32Array>>;
  readonly rules: ReadonlyMap<ConditionId, number>;
  /** The row of each week's hydrogen, in order; none without an electrolyser. */
  readonly weeks: readonly number[];
  /** The period that a row belongs to; −1 of rows of a week or of all of them. */
  readonly periodOfRow: Int32Array;
  /** Columns of what is missing where rows may be broken at a price. */
  readonly missing: readonly number[];
  readonly rowName: (row: number) => Sentence;
};

const KG = 1_000;
const KWH = 1_000;

/** What rows are called where they contradict each other. */
const ROWS = {
  balance: say("电量平衡", "balance of electricity"),
  inverter: say("储能功率", "inverter"),
  energy: say("储能容量", "energy of the battery"),
  battery: say("储能状态", "state of the battery"),
  electrolyser: say("电解槽容量", "electrolyser"),
  leastLoad: say("电解槽最低负荷", "least load of the electrolyser"),
  tank: say("储氢罐", "tank"),
  hydrogen: say("氢平衡", "balance of hydrogen"),
  depot: say("车场储能", "store of the depot"),
  week: say("每周交氢", "hydrogen of the week"),
};
/** A condition of a rule by its article. */
function ofRule({ id, article }: Condition): Sentence {
  const [by, name] = [articleWords(article), CONDITION_NAMES[id]];
  return say(`${by.zh} ${name.zh}`, `${by.en}: ${name.en.toLowerCase()}`);
}

/** A flow's column in a period; −1 where there is none. */
const at = (of: Int32Array, period: number): number => of[period] ?? -1;

const free = (there: unknown): readonly [number, number] => [0, there === null ? 0 : Infinity];

/** Where wind and sun may be built as much as is allowed, and everything else without limit. */
export function openBounds({ wind, solar, battery, electrolyser, tank }: ProjectHead): Bounds {
  return {
    windMw: [0, wind?.maxMw ?? 0],
    solarMw: [0, solar?.maxMw ?? 0],
    batteryMw: free(battery),
    batteryMwh: free(battery),
    electrolyserMw: free(electrolyser),
    tankKg: free(tank),
  };
}

/**
 * The linear program of a project over periods. Curtailment is one column for wind and sun together; the inverter of the
 * battery is shared by what it charges and discharges; states are chained, the last to the first.
 */
export function sizingProgram(
  project: ProjectHead,
  periods: Periods,
  conditions: readonly Condition[],
  bounds: Bounds = openBounds(project),
  /** Yuan per kWh at which balances, weeks of hydrogen and conditions may be broken; null: never. */
  missingYuan: number | null = null,
): SizingProgram {
  const build = programBuilder();
  const { wind, solar, battery, electrolyser, tank, depot, unmetYuanPerKwh } = project;
  const many = periods.hours.length;
  const size = (name: CapacityName, price: number, unit = 1): number =>
    build.column(price, bounds[name][0] / unit, bounds[name][1] / unit);
  const capacities = {
    windMw: size("windMw", wind?.yuanPerKwYear ?? 0),
    solarMw: size("solarMw", solar?.yuanPerKwYear ?? 0),
    batteryMw: size("batteryMw", battery?.yuanPerKwYear ?? 0),
    batteryMwh: size("batteryMwh", battery?.yuanPerKwhYear ?? 0),
    electrolyserMw: size("electrolyserMw", electrolyser?.yuanPerKwYear ?? 0),
    tankKg: size("tankKg", tank?.yuanPerKgYear ?? 0, KG),
  };
  const hours = (at: number): number => periods.hours[at] ?? 0;
  const flow = (there: boolean, price: (at: number) => number, most: (at: number) => number): Int32Array =>
    Int32Array.from({ length: many }, (_, at) =>
      there ? build.column(hours(at) * price(at), 0, most(at)) : -1,
    );
  const [nothing, unlimited] = [() => 0, () => Infinity];
  const flows = {
    curtail: flow(wind !== null || solar !== null, nothing, unlimited),
    import: flow(
      project.importMw > 0,
      (at) => periods.buy[at] ?? 0,
      () => project.importMw,
    ),
    export: flow(
      project.exportMw > 0,
      (at) => -(periods.sell[at] ?? 0),
      () => project.exportMw,
    ),
    unmet: flow(
      unmetYuanPerKwh !== null,
      () => unmetYuanPerKwh ?? 0,
      (at) => periods.loadMw[at] ?? 0,
    ),
    charge: flow(battery !== null, nothing, unlimited),
    discharge: flow(battery !== null, nothing, unlimited),
    stored: flow(battery !== null, nothing, unlimited),
    electrolysis: flow(electrolyser !== null, nothing, unlimited),
    offtake: flow(electrolyser !== null, nothing, unlimited),
    tank: flow(electrolyser !== null && tank !== null, nothing, unlimited),
    truckCharge: flow(depot !== null, nothing, () => depot?.mw ?? 0),
    truckStored: flow(depot !== null, nothing, () => depot?.mwh ?? 0),
  };
  const names: Sentence[] = [];
  const periodOfRow: number[] = [];
  let here = -1;
  const row = (name: Sentence, least: number, most: number, entries: readonly Entry[]): number => {
    names.push(name);
    periodOfRow.push(here);
    return build.row(
      least,
      most,
      entries.filter(([column]) => column >= 0),
    );
  };
  const missing: number[] = [];
  /** What may be missing in a row, `side` being how it helps; nothing where no row may be broken. */
  const broken = (side: 1 | -1, yuan: number): Entry[] => {
    if (missingYuan === null) return [];
    const column = build.column(yuan);
    missing.push(column);
    return [[column, side]];
  };
  const all = (of: Int32Array, factor: number): Entry[] =>
    Array.from(of, (column, period): Entry => [column, factor * hours(period)]);
  /** A state at the end of a period is what it was before, and what came and went. */
  const chained = (name: Sentence, state: Int32Array, period: number, less: number, came: readonly Entry[]) =>
    row(name, -less, -less, [
      [at(state, period), 1],
      [at(state, (period + many - 1) % many), -1],
      ...came.map(([column, factor]): Entry => [column, -factor * hours(period)]),
    ]);

  const taken = new Map<number, Entry[]>();
  for (let period = 0; period < many; period++) {
    here = period;
    const load = periods.loadMw[period] ?? 0;
    const trucks = periods.truckMwh[period] ?? 0;
    row(ROWS.balance, load, load, [
      [capacities.windMw, periods.wind[period] ?? 0],
      [capacities.solarMw, periods.solar[period] ?? 0],
      [at(flows.curtail, period), -1],
      [at(flows.import, period), 1],
      [at(flows.export, period), -1],
      [at(flows.unmet, period), 1],
      [at(flows.charge, period), -1],
      [at(flows.discharge, period), 1],
      [at(flows.electrolysis, period), -1],
      [at(flows.truckCharge, period), -1],
      ...broken(1, (missingYuan ?? 0) * hours(period)),
    ]);
    if (battery !== null) {
      row(ROWS.inverter, -Infinity, 0, [
        [at(flows.charge, period), 1],
        [at(flows.discharge, period), 1],
        [capacities.batteryMw, -1],
      ]);
      row(ROWS.energy, -Infinity, 0, [
        [at(flows.stored, period), 1],
        [capacities.batteryMwh, -1],
      ]);
      chained(ROWS.battery, flows.stored, period, 0, [
        [at(flows.charge, period), battery.efficiency],
        [at(flows.discharge, period), -1 / battery.efficiency],
      ]);
    }
    if (electrolyser !== null) {
      const used = at(flows.electrolysis, period);
      row(ROWS.electrolyser, -Infinity, 0, [
        [used, 1],
        [capacities.electrolyserMw, -1],
      ]);
      if (electrolyser.minLoad > 0)
        row(ROWS.leastLoad, 0, Infinity, [
          [used, 1],
          [capacities.electrolyserMw, -electrolyser.minLoad],
        ]);
      if (tank !== null)
        row(ROWS.tank, -Infinity, 0, [
          [at(flows.tank, period), 1],
          [capacities.tankKg, -1],
        ]);
      chained(ROWS.hydrogen, flows.tank, period, 0, [
        [used, 1 / electrolyser.kwhPerKg],
        [at(flows.offtake, period), -1],
      ]);
      const week = periods.week[period] ?? 0;
      const entries = taken.get(week) ?? [];
      entries.push([at(flows.offtake, period), hours(period)]);
      taken.set(week, entries);
    }
    if (depot !== null)
      chained(ROWS.depot, flows.truckStored, period, (hours(period) * trucks) / depot.efficiency, [
        [at(flows.truckCharge, period), depot.efficiency],
      ]);
  }
  here = -1;
  const weeks: number[] = [];
  for (const entries of taken.values()) {
    const long = entries.reduce((sum, [, each]) => sum + each, 0);
    const due = (project.kgPerWeek / KG) * (long / HOURS_OF_WEEK);
    const dear = (missingYuan ?? 0) * (electrolyser?.kwhPerKg ?? 1);
    weeks.push(row(ROWS.week, due, due, [...entries, ...broken(1, dear)]));
  }

  const total = (of: Float64Array): number => of.reduce((sum, each, period) => sum + each * hours(period), 0);
  /** What wind and sun could make. */
  const available = (factor: number): Entry[] => [
    [capacities.windMw, factor * total(periods.wind)],
    [capacities.solarMw, factor * total(periods.solar)],
  ];
  const load = total(periods.loadMw);
  const rules = new Map<ConditionId, number>();
  for (const condition of conditions) {
    const { id, limit } = condition;
    if (typeof limit !== "number") continue;
    const rule = (least: number, most: number, entries: readonly Entry[]): void =>
      void rules.set(
        id,
        row(ofRule(condition), least, most, [
          ...entries,
          ...broken(most === Infinity ? 1 : -1, missingYuan ?? 0),
        ]),
      );
    if (id === "load") rule(-Infinity, load - limit / KWH, all(flows.unmet, 1));
    else if (id === "loadShare")
      rule(-load, Infinity, [...all(flows.unmet, -1), ...available(-limit), ...all(flows.curtail, limit)]);
    else if (id === "storagePower")
      rule(0, Infinity, [
        [capacities.batteryMw, 1],
        [capacities.windMw, -limit],
        [capacities.solarMw, -limit],
      ]);
    else if (id === "storageHours")
      rule(0, Infinity, [
        [capacities.batteryMwh, 1],
        [capacities.batteryMw, -limit],
      ]);
    else if (id === "utilisation") rule(0, Infinity, [...available(1 - limit), ...all(flows.curtail, -1)]);
    else if (id === "export")
      rule(-Infinity, 0, [...all(flows.export, 1), ...available(-limit), ...all(flows.curtail, limit)]);
    else if (id === "reRatio") rule(-Infinity, 0, [...available(1), ...all(flows.electrolysis, -limit)]);
  }
  return {
    program: build.built(),
    capacities,
    flows,
    rules,
    weeks,
    missing,
    periodOfRow: Int32Array.from(periodOfRow),
    rowName: (index) => names[index] ?? say("", ""),
  };
}

export type Year = {
  readonly generatedKwh: number;
  readonly curtailedKwh: number;
  readonly importedKwh: number;
  readonly exportedKwh: number;
  readonly h2Kwh: number;
  readonly hydrogenKg: number;
};

/** Capacities that a solution builds. */
export const capacitiesIn = ({ capacities }: SizingProgram, values: Float64Array): Capacities =>
  Object.fromEntries(
    CAPACITIES.map((name) => [
      name,
      Math.max(0, values[capacities[name]] ?? 0) * (name === "tankKg" ? KG : 1),
    ]),
  ) as Record<CapacityName, number>;

/** What a solution makes of the year; generated is what was used and exported. */
export function yearIn({ flows, capacities }: SizingProgram, periods: Periods, values: Float64Array): Year {
  const sum = (of: Int32Array): number =>
    of.reduce((whole, column, at) => whole + (values[column] ?? 0) * (periods.hours[at] ?? 0), 0);
  const factors = (of: Float64Array): number =>
    of.reduce((whole, each, at) => whole + each * (periods.hours[at] ?? 0), 0);
  const available =
    (values[capacities.windMw] ?? 0) * factors(periods.wind) +
    (values[capacities.solarMw] ?? 0) * factors(periods.solar);
  const curtailed = sum(flows.curtail);
  return {
    generatedKwh: (available - curtailed) * KWH,
    curtailedKwh: curtailed * KWH,
    importedKwh: sum(flows.import) * KWH,
    exportedKwh: sum(flows.export) * KWH,
    h2Kwh: sum(flows.electrolysis) * KWH,
    hydrogenKg: sum(flows.offtake) * KG,
  };
}

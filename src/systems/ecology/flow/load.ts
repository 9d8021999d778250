import type { Day } from "../../../kernel/calendar.ts";
import { type Decimal, multiply, sum, toNumber } from "../../../kernel/decimal.ts";
import type { DailyRecord } from "./daily.ts";

/** What passed a station in a year. */
export type StationYear = {
  readonly station: string;
  readonly year: number;
  readonly daysFlow: number;
  readonly daysSediment: number;
  /** Σ Q · 86 400 s over the days that have a flow, in 10⁸ m³. */
  readonly runoff1e8m3: number;
  /** Σ Q · C · 86 400 s in 10⁸ t; null unless the year is complete: a sum over some of its days is no annual load. */
  readonly sediment1e8t: number | null;
  /** Flow and sediment on every day of the year. */
  readonly complete: boolean;
};

/** 86 400 s, in 10⁸ m³. */
const DAY_1E8M3 = 0.000_864;
/** 86 400 s and a thousand kilograms to the tonne, in 10⁸ t. */
const DAY_1E8T = 0.000_000_864;

const daysIn = (year: number): number =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 366 : 365;

function byYear(days: ReadonlyMap<Day, Decimal>): Map<number, [Day, Decimal][]> {
  const years = new Map<number, [Day, Decimal][]>();
  for (const entry of days) {
    const year = Number(entry[0].slice(0, 4));
    const list = years.get(year);
    if (list === undefined) years.set(year, [entry]);
    else list.push(entry);
  }
  return years;
}

/** Runoff and sediment load of every station and year that has a flow, stations as they stand in the record, years in order. */
export function annualLoads({ stations }: DailyRecord): StationYear[] {
  return [...stations.values()].flatMap(({ station, flow, sediment }) => {
    const carried = byYear(sediment);
    return [...byYear(flow)]
      .toSorted(([a], [b]) => a - b)
      .map(([year, flows]) => {
        const loads = flows.flatMap(([day, value]) => {
          const held = sediment.get(day);
          return held === undefined ? [] : [multiply(value, held)];
        });
        const complete = flows.length === daysIn(year) && loads.length === flows.length;
        return {
          station,
          year,
          daysFlow: flows.length,
          daysSediment: carried.get(year)?.length ?? 0,
          runoff1e8m3: toNumber(multiply(sum(flows.map(([, value]) => value)), DAY_1E8M3)),
          sediment1e8t: complete ? toNumber(multiply(sum(loads), DAY_1E8T)) : null,
          complete,
        };
      });
  });
}

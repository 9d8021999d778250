import type { Day } from "../../../kernel/calendar.ts";
import type { Finding } from "../water/reading.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { type DailyLine, type DailyRecord, lateBeginnings, readDaily } from "./daily.ts";
import { type Lag, lagBetween } from "./lag.ts";
import { annualLoads, type StationYear } from "./load.ts";

/** Findings that are kept of a file; the others are counted. */
const MOST_FINDINGS = 200;

/** What a daily record comes to: loads by station and year, and lags from each station to the next one of the file. */
export type DailyResult = {
  readonly loads: readonly StationYear[];
  readonly lags: readonly (Lag & { readonly from: string; readonly to: string })[];
  readonly findings: readonly Finding[];
};

/** A daily record that somebody brought, as lists show it. */
export type OwnRecord = {
  readonly id: string;
  readonly fileName: string;
  readonly unit: string;
  readonly on: Day;
  readonly from: Day;
  readonly until: Day;
  readonly stations: number;
  readonly rows: number;
  readonly findings: number;
  readonly sample: boolean;
};

export function computeDaily(record: DailyRecord): DailyResult & { readonly found: number } {
  const stations = [...record.stations.values()].filter(({ flowFrom }) => flowFrom !== null);
  const lags = stations.slice(1).flatMap((lower, at) => {
    const upper = stations[at];
    const found = upper === undefined ? null : lagBetween(upper.flow, lower.flow);
    return found === null || upper === undefined
      ? []
      : [{ from: upper.station, to: lower.station, ...found }];
  });
  const findings = [...record.findings, ...lateBeginnings(record, record.stations.keys())];
  return {
    loads: annualLoads(record),
    lags,
    findings: findings.slice(0, MOST_FINDINGS),
    found: findings.length,
  };
}

/** What the lines of a file come to, in what can be handed from one thread to another. */
export type ComputedDaily = ReturnType<typeof computeDaily> & {
  readonly from: Day;
  readonly until: Day;
  readonly stations: number;
};
export function dailyFrom(lines: readonly DailyLine[]): Result<ComputedDaily> {
  const read = readDaily(lines);
  if (!read.ok) return read;
  const { from, until, stations } = read.value;
  return ok({ ...computeDaily(read.value), from, until, stations: stations.size });
}

import type { EntryState, Flow, MoneyLine } from "./entry.ts";

type Sums = EntryState["money"];

/** A line replaces the one of the same flow, source, period and batch. */
export const moneyKey = ({ flow, source, period, batch }: MoneyLine): string =>
  [flow, source, period, batch].join("\n");

export const yearOf = ({ period }: Pick<MoneyLine, "period">): string => period.slice(0, 4);

/**
 * Sums in fen by flow and year after lines took the place of others. `replaced` are the lines of the same keys as they
 * stood before. A year whose sum is 0 stays: it was said to be 0.
 */
export function sumsAfter(sums: Sums, lines: readonly MoneyLine[], replaced: readonly MoneyLine[]): Sums {
  const after: Partial<Record<Flow, Record<string, number>>> = {};
  for (const flow of Object.keys(sums) as Flow[]) after[flow] = { ...sums[flow] };
  const add = (line: MoneyLine, amountFen: number): void => {
    const years = (after[line.flow] ??= {});
    years[yearOf(line)] = (years[yearOf(line)] ?? 0) + amountFen;
  };
  for (const line of replaced) add(line, -line.amountFen);
  for (const line of lines) add(line, line.amountFen);
  return after;
}

/** Which of the lines that stand are replaced by new ones. */
export function replacedBy(standing: readonly MoneyLine[], lines: readonly MoneyLine[]): MoneyLine[] {
  const keys = new Set(lines.map(moneyKey));
  return standing.filter((line) => keys.has(moneyKey(line)));
}

/** The lines that stand after others took the place of those of the same keys. */
export function linesAfter(standing: readonly MoneyLine[], lines: readonly MoneyLine[]): MoneyLine[] {
  const keys = new Set(lines.map(moneyKey));
  return [...standing.filter((line) => !keys.has(moneyKey(line))), ...lines];
}

/** All of a flow in fen, over the years. */
export const totalOf = (sums: Sums, flow: Flow): number | undefined => {
  const years = sums[flow];
  return years && Object.values(years).reduce((sum, fen) => sum + fen, 0);
};

/** Totals in fen by flow, of flows that have any line. */
export function totalsOf(sums: Sums): Partial<Record<Flow, number>> {
  const totals: Partial<Record<Flow, number>> = {};
  for (const flow of Object.keys(sums) as Flow[]) {
    const total = totalOf(sums, flow);
    if (total !== undefined) totals[flow] = total;
  }
  return totals;
}

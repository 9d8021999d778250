import type { Entry } from "../../../kernel/linear-program.ts";
import type { ConditionId } from "../verdict/rule-set.ts";
import type { Periods } from "./periods.ts";
import { CAPACITIES, FLOWS, type FlowName, type SizingProgram } from "./program.ts";

// A dispatch of all hours says more than how its cost changes with capacities. Cut into stretches of time, its duals bound
// what each stretch costs by itself, as a function of capacities, of what is stored when it begins and ends, and of what it
// adds to rows that reach over the whole year: weeks of hydrogen, conditions of a rule. All of these a coarse program over
// whole stretches holds exactly, so that each such plane is a row of it that cuts off no plan of hours (Benders 1962; Birge
// and Louveaux 1988 for many planes at once).

/** What is stored at the end of a period. */
const STATES = ["stored", "tank", "truckStored"] as const satisfies readonly FlowName[];

/** Hours of such a stretch; none reaches from one week into the next, since 168 is a multiple. */
export const BLOCK_HOURS = 24;

const EXCESS = 1e-6;

/** Rows that reach over blocks, of both programs, in the same order. */
export type Linking = readonly { readonly hourly: number; readonly coarse: number }[];

export function linkingOf(all: SizingProgram, few: SizingProgram, ids: readonly ConditionId[]): Linking {
  const weeks = all.weeks.map((row, week) => ({ hourly: row, coarse: few.weeks[week] ?? -1 }));
  const rules = ids.map((id) => ({ hourly: all.rules.get(id) ?? -1, coarse: few.rules.get(id) ?? -1 }));
  return [...weeks, ...rules];
}

/** The block of each column: that of its period, −1 of capacities and of what is missing. */
function blockOfColumns({ program, flows }: SizingProgram, blocks: Int32Array): Int32Array {
  const of = new Int32Array(program.cost.length).fill(-1);
  for (const name of FLOWS)
    flows[name].forEach((column, period) => {
      if (column >= 0) of[column] = blocks[period] ?? -1;
    });
  return of;
}

/** The block of each period. */
function blockOfPeriods({ hours }: Periods): Int32Array {
  let start = 0;
  return Int32Array.from(hours, (long) => {
    const block = Math.floor(start / BLOCK_HOURS);
    start += long;
    return block;
  });
}

/** What dispatches of the hourly program say of the coarse one, whose stretches reach over no block. */
export function planesOf(
  all: SizingProgram,
  year: Periods,
  few: SizingProgram,
  coarse: Periods,
  linking: Linking,
) {
  const [blockOfHour, blockOfStretch] = [blockOfPeriods(year), blockOfPeriods(coarse)];
  const [blockOf, coarseBlockOf] = [blockOfColumns(all, blockOfHour), blockOfColumns(few, blockOfStretch)];
  const blocks = 1 + (blockOfHour.at(-1) ?? -1);
  const { starts, indices, values, rowLower, rowUpper, columnUpper } = all.program;
  const capacityAt = new Map(CAPACITIES.map((name) => [all.capacities[name], few.capacities[name]]));
  /** The coarse columns of what is stored at the end of each block. */
  const stateAt = new Map<number, number>();
  for (const name of STATES) {
    const last = new Map<number, number>();
    flowsEach(few, name, (column, stretch) => void last.set(blockOfStretch[stretch] ?? -1, column));
    flowsEach(all, name, (column, hour) => {
      const block = blockOfHour[hour] ?? -1;
      if (blockOfHour[hour + 1] !== block) stateAt.set(column, last.get(block) ?? -1);
    });
  }
  /** Prices of coarse columns, and what they add to each linking row, block by block. */
  const costs = Array.from({ length: blocks }, (): Entry[] => []);
  few.program.cost.forEach((price, column) => {
    if (price !== 0) costs[coarseBlockOf[column] ?? -1]?.push([column, price]);
  });
  const adds = linking.map(({ coarse: row }) => {
    const of = new Map<number, Entry[]>();
    const program = few.program;
    for (let at = program.starts[row] ?? 0; at < (program.starts[row + 1] ?? 0); at++) {
      const column = program.indices[at] ?? -1;
      const block = coarseBlockOf[column] ?? -1;
      if (block < 0) continue;
      const entries = of.get(block) ?? [];
      entries.push([column, program.values[at] ?? 0]);
      of.set(block, entries);
    }
    return of;
  });

  return {
    blocks,
    /**
     * Planes of a dispatch that `point`, an optimum of the coarse program, lies below: coarse columns that stand on the left
     * with the block's excess, and what they come to at least. `prices` are those of the linking rows, in their order.
     */
    planes(
      rowDuals: Float64Array,
      columnDuals: Float64Array,
      prices: readonly number[],
      point: Float64Array,
      excessAt: (block: number) => number,
    ): { readonly block: number; readonly entries: readonly Entry[]; readonly least: number }[] {
      const least = new Float64Array(blocks);
      const entries = costs.map((each) => [...each]);
      for (let row = 0; row < rowLower.length; row++) {
        const period = all.periodOfRow[row] ?? -1;
        const dual = rowDuals[row] ?? 0;
        if (period < 0 || dual === 0) continue;
        const block = blockOfHour[period] ?? 0;
        const side = dual > 0 ? (rowLower[row] ?? 0) : (rowUpper[row] ?? 0);
        if (Number.isFinite(side)) least[block] = (least[block] ?? 0) + dual * side;
        for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
          const column = indices[at] ?? -1;
          const other = blockOf[column] ?? -1;
          if (other === block) continue;
          const factor = dual * (values[at] ?? 0);
          const capacity = capacityAt.get(column);
          if (capacity !== undefined) entries[block]?.push([capacity, factor]);
          else if (other >= 0) {
            const state = stateAt.get(column) ?? -1;
            entries[block]?.push([state, factor]);
            entries[other]?.push([state, -factor]);
          }
        }
      }
      blockOf.forEach((block, column) => {
        const dual = columnDuals[column] ?? 0;
        const most = columnUpper[column] ?? Infinity;
        if (block >= 0 && dual < 0 && most !== Infinity) least[block] = (least[block] ?? 0) + dual * most;
      });
      linking.forEach((_, at) => {
        const price = prices[at] ?? 0;
        if (price === 0) return;
        for (const [block, of] of adds[at] ?? [])
          for (const [column, factor] of of) entries[block]?.push([column, -price * factor]);
      });
      return entries.flatMap((each, block) => {
        const summed = addedUp(each);
        const here = summed.reduce((sum, [column, factor]) => sum + factor * (point[column] ?? 0), 0);
        const excess = point[excessAt(block)] ?? 0;
        return here + excess < (least[block] ?? 0) - EXCESS
          ? [{ block, entries: summed, least: least[block] ?? 0 }]
          : [];
      });
    },
  };
}

function flowsEach(
  { flows }: SizingProgram,
  name: FlowName,
  take: (column: number, period: number) => void,
): void {
  flows[name].forEach((column, period) => {
    if (column >= 0) take(column, period);
  });
}

function addedUp(entries: readonly Entry[]): Entry[] {
  const sums = new Map<number, number>();
  for (const [column, factor] of entries) sums.set(column, (sums.get(column) ?? 0) + factor);
  return [...sums];
}

import type { Span } from "../reading.ts";
import type { Cell, Kind } from "./pasted-cells.ts";
import type { Columns } from "./table-columns.ts";

/** A row as laid into the columns: its number, its cells, and whether it only heads those below. */
export type Row = {
  readonly number: Span | null;
  readonly cells: readonly (Span | null)[];
  readonly heads: boolean;
  /** Whether some column holds a cell in parts, so that units may stand among the words of the task. */
  readonly broken: boolean;
};

export type Holds = "number" | "group" | "task" | "units" | "time" | "other";

/** What each column of a table holds, from left to right. */
export const holdingsOf = (columns: Columns, width: number): Holds[] =>
  Array.from({ length: width }, (_, column) => {
    if (column === columns.ordinal) return "number";
    if (column === columns.task) return "task";
    if (columns.groups.includes(column)) return "group";
    if (columns.units.some((one) => one.column === column)) return "units";
    if (column === columns.deadline) return "time";
    return column < columns.task ? "group" : "other";
  });

/** How well a cell stands in a column: its first cell there, and each that only goes on with it. */
const FIRST: Readonly<Record<Holds, Readonly<Record<Kind, number>>>> = {
  number: { text: -9, units: -9, time: -9 },
  group: { text: 1.2, units: 0.2, time: -2 },
  task: { text: 3, units: -2, time: -2 },
  units: { text: -4, units: 3, time: -4 },
  time: { text: -3, units: -4, time: 3 },
  other: { text: 0.3, units: 0.1, time: 0.1 },
};
const FURTHER: Readonly<Record<Holds, Readonly<Record<Kind, number>>>> = {
  number: { text: -9, units: -9, time: -9 },
  group: { text: 0.1, units: 0, time: -2 },
  task: { text: 1, units: -2, time: -2 },
  units: { text: -4, units: 2, time: -4 },
  time: { text: -3, units: -4, time: 0.5 },
  other: { text: 0, units: -0.5, time: -0.5 },
};
/** Short words among units may be names of persons or posts, and among times a word of pace. */
const SHORT = 12;
const SHORT_TEXT: Readonly<Record<Holds, number>> = {
  number: -9,
  group: 1.2,
  task: 3,
  units: -1,
  time: -1,
  other: 0.3,
};
const NO_TASK = -6;
const PARTED = 4;

function worth(holds: Holds, { kind, printed, continues }: Cell, first: boolean): number {
  const short = kind === "text" && printed.length <= SHORT && !/[。,;]/.test(printed);
  if (first) return short ? SHORT_TEXT[holds] : FIRST[holds][kind];
  return FURTHER[holds][kind] - (continues ? 0 : PARTED);
}

/** A cell that ends with a mark between names goes on in the next. */
const UNENDED = 1;
/** Of two columns that may hold the rest of a cell it is the later one: more support than lead. */
const LATER = 0.01;

const goesOn = (holds: Holds, before: Cell, one: Cell): number =>
  worth(holds, one, false) + (/[、,]$/.test(before.printed) ? UNENDED : 0);

/** A placement of cells in columns and how well it reads. */
type Fit = {
  readonly worth: number;
  readonly cells: readonly (Span | null)[];
  readonly taken: number;
  /** Whether some column holds a cell in parts. */
  readonly broken: boolean;
};

/** How much better a placement must read than the one printed to be taken instead. */
const CLEARLY = 2.5;

/** Lays cells into columns: as printed (`exact`, empty ones null) unless they clearly read better otherwise. */
export function layRow(
  holds: readonly Holds[],
  number: Span | null,
  row: readonly Cell[],
  exact: readonly (Cell | null)[] | null,
  open = false,
): { readonly row: Row; readonly taken: number } {
  const fit = fitRow(holds, row, open);
  const printed = exact !== null && asPrinted(holds, exact) >= fit.worth - CLEARLY;
  const cells = printed ? exact.map((one) => one?.span ?? null) : fit.cells;
  return {
    row: { number, cells, heads: false, broken: !printed && fit.broken },
    taken: printed ? row.length : fit.taken,
  };
}

/** A row that heads those below it; a numeral in a cell of its own before it is left out. */
export function headingRow(cells: readonly Cell[]): Row {
  const numeral = cells.length > 1 && /^[一二三四五六七八九十]{1,3}$/.test(cells[0]?.printed ?? "");
  const named = numeral ? cells.slice(1) : cells;
  const span: Span = [(named[0] as Cell).span[0], (named.at(-1) as Cell).span[1]];
  return { number: null, cells: [span], heads: true, broken: false };
}

/** How well cells read where they are printed, empty ones null. */
export function asPrinted(holds: readonly Holds[], cells: readonly (Cell | null)[]): number {
  let sum = 0;
  for (const [column, one] of cells.entries()) {
    const here = holds[column] ?? "other";
    if (one !== null) sum += worth(here, one, true);
    else if (here === "task") sum += NO_TASK;
  }
  return sum;
}

/**
 * The best placement of a row's cells, in their order, in the columns of its table: columns may stay empty, and a cell
 * broken in parts fills one column. `open`: cells at the end that read nowhere may be left over.
 */
export function fitRow(holds: readonly Holds[], row: readonly Cell[], open: boolean): Fit {
  const width = holds.length;
  const best: number[][] = [];
  const from: number[][] = [];
  const skips = (after: number, before: number): number => {
    for (let c = after + 1; c < before; c++) if (holds[c] === "task") return NO_TASK;
    return 0;
  };
  for (const [i, one] of row.entries()) {
    const [line, back]: [number[], number[]] = [[], []];
    for (let c = 0; c < width; c++) {
      const first = worth(holds[c] as Holds, one, true);
      const above = best[i - 1];
      let [most, came] = above === undefined ? [first + skips(-1, c), -1] : [-Infinity, -1];
      for (const [b, before] of above?.entries() ?? []) {
        if (b > c) break;
        const value =
          before +
          (b === c ? goesOn(holds[c] as Holds, row[i - 1] as Cell, one) + c * LATER : first + skips(b, c));
        if (value > most) [most, came] = [value, b];
      }
      line.push(most);
      back.push(came);
    }
    best.push(line);
    from.push(back);
  }
  let [taken, column, most] = [0, -1, -Infinity];
  for (let i = open ? 0 : row.length - 1; i < row.length; i++)
    for (let c = 0; c < width; c++) {
      const value = ((best[i] as number[])[c] as number) + skips(c, width);
      if (value > most) [taken, column, most] = [i + 1, c, value];
    }
  const cells: (Span | null)[] = Array.from({ length: width }, () => null);
  for (let i = taken - 1; i >= 0; i--) {
    const span = (row[i] as Cell).span;
    const later = cells[column];
    cells[column] = later === null || later === undefined ? span : [span[0], later[1]];
    column = (from[i] as number[])[column] as number;
  }
  return { worth: most, cells, taken, broken: cells.filter((one) => one !== null).length < taken };
}

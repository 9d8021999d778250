/**
 * Minimise cost · x + offset, where rowLower ≤ A x ≤ rowUpper and columnLower ≤ x ≤ columnUpper. A stands row by row: the
 * entries of row i are those from `starts[i]` up to `starts[i + 1]`.
 */
export type LinearProgram = {
  readonly offset: number;
  readonly cost: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1: the column takes whole numbers only. Null: none does. */
  readonly whole: Uint8Array | null;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
};

/** A column by its number, times a factor. */
export type Entry = readonly [column: number, factor: number];

/** Grows as it is filled: arrays of numbers that are a hundred thousand long cost less so than lists. */
function growing<A extends Float64Array | Int32Array>(make: (length: number) => A) {
  let [store, length] = [make(1024), 0];
  return {
    push(value: number): void {
      if (length === store.length) {
        const wider = make(2 * length);
        wider.set(store);
        store = wider;
      }
      store[length++] = value;
    },
    taken: (): A => store.slice(0, length) as A,
    length: (): number => length,
  };
}

const doubles = () => growing((length) => new Float64Array(length));
const counts = () => growing((length) => new Int32Array(length));

/** Builds a program column by column and row by row; entries of a row that name one column twice are added up. */
export function programBuilder() {
  const [cost, columnLower, columnUpper, rowLower, rowUpper, values] = [
    doubles(),
    doubles(),
    doubles(),
    doubles(),
    doubles(),
    doubles(),
  ];
  const [starts, indices, whole] = [counts(), counts(), counts()];
  let offset = 0;
  let anyWhole = false;
  starts.push(0);
  return {
    /** Its number. */
    column(price: number, lower = 0, upper = Infinity, isWhole = false): number {
      cost.push(price);
      columnLower.push(lower);
      columnUpper.push(upper);
      whole.push(isWhole ? 1 : 0);
      anyWhole ||= isWhole;
      return cost.length() - 1;
    },
    /** Its number. */
    row(lower: number, upper: number, entries: readonly Entry[]): number {
      const known = new Map<number, number>();
      for (const [column, factor] of entries) known.set(column, (known.get(column) ?? 0) + factor);
      for (const [column, factor] of known) {
        if (factor === 0) continue;
        indices.push(column);
        values.push(factor);
      }
      starts.push(indices.length());
      rowLower.push(lower);
      rowUpper.push(upper);
      return rowLower.length() - 1;
    },
    constant(amount: number): void {
      offset += amount;
    },
    built: (): LinearProgram => ({
      offset,
      cost: cost.taken(),
      columnLower: columnLower.taken(),
      columnUpper: columnUpper.taken(),
      whole: anyWhole ? Uint8Array.from(whole.taken()) : null,
      rowLower: rowLower.taken(),
      rowUpper: rowUpper.taken(),
      starts: starts.taken(),
      indices: indices.taken(),
      values: values.taken(),
    }),
  };
}
export type ProgramBuilder = ReturnType<typeof programBuilder>;

/**
 * How a solver left a program. `optimal`: proved. `stopped`: cancelled, or out of time; `unproved`: it ended with what may or
 * may not be the optimum, and nobody may call it so.
 */
export type SolverStatus = "optimal" | "infeasible" | "unbounded" | "stopped" | "unproved";

/** Rows and columns of which no two can hold together with all the others, so that none can be left out. */
export type Conflict = { readonly rows: readonly number[]; readonly columns: readonly number[] };

export type Solved = {
  readonly status: SolverStatus;
  /** Null where no point was found. */
  readonly objective: number | null;
  readonly values: Float64Array | null;
  /** What one more unit of a row's bound would cost; null of programs with whole numbers. */
  readonly rowDuals: Float64Array | null;
  readonly columnDuals: Float64Array | null;
  /** Nothing below this can be reached; null where it is not known. */
  readonly bound: number | null;
  /** (objective − bound) ÷ |objective|; null where either is unknown. */
  readonly gap: number | null;
  /** Of an infeasible program, where it was asked for. */
  readonly conflict: Conflict | null;
};

export type SolverMethod = "choose" | "simplex" | "ipm";
export type SolverProgress = {
  readonly iterations: number;
  readonly nodes: number;
  readonly gap: number | null;
};
export type SolverAsk = {
  readonly method?: SolverMethod;
  readonly timeLimitSeconds?: number;
  /** Of programs in whole numbers: how far from its bound an objective may end. */
  readonly absoluteGap?: number;
  /** Find out which rows contradict each other where no point is allowed. */
  readonly explain?: boolean;
};

/** Solves programs, one after the other. */
export type Solver = (program: LinearProgram, ask?: SolverAsk) => Promise<Solved>;

/** A program that stays open: what is changed is solved from where it stood. Nothing else may solve it meanwhile. */
export type OpenProgram = {
  readonly solve: (ask?: SolverAsk) => Promise<Solved>;
  /** The new column's number. */
  readonly addColumn: (price: number) => number;
  readonly addRow: (least: number, most: number, entries: readonly Entry[]) => void;
  readonly boundColumn: (column: number, least: number, most: number) => void;
  /** New prices of the first columns, as many as there are. */
  readonly priceColumns: (prices: Float64Array) => void;
  readonly boundRow: (row: number, least: number, most: number) => void;
  readonly close: () => void;
};
export type OpenSolver = (program: LinearProgram) => Promise<OpenProgram>;

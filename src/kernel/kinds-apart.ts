import type { Sentence } from "./error.ts";
import type { LinearProgram, OpenSolver } from "./linear-program.ts";

/** Of what kind a row is, or the bounds of a column; one name, one kind. A column without one is bound for good. */
export type Kinds = {
  readonly row: (row: number) => Sentence;
  readonly column?: (column: number) => Sentence | undefined;
  /** Kinds that are to be named where they can be: taken out last, and named first. */
  readonly namedFirst?: (name: Sentence) => boolean;
};
export type Apart = {
  readonly names: readonly Sentence[];
  /** False where time ran out: some of those named may contradict nothing. */
  readonly least: boolean;
};

type Kind = { readonly name: Sentence; readonly rows: number[]; readonly columns: number[] };

/** HiGHS reckons its limit over all that an open program was asked, so that kinds are told apart for so long at most. */
const PATIENCE_SECONDS = 60;
/** A few kinds are taken out one by one; of hundreds so many groups, halved where they cannot go whole. */
const GROUPS = 16;

/**
 * Which kinds of rows and bounds cannot hold together: each is taken out in its turn, and stays out where the others still
 * contradict each other (deletion filter, Chinneck and Dravnieks 1991). Null where no contradiction is found in time.
 */
export async function kindsApart(
  program: LinearProgram,
  { row: ofRow, column: ofColumn, namedFirst = () => false }: Kinds,
  open: OpenSolver,
  patienceSeconds = PATIENCE_SECONDS,
): Promise<Apart | null> {
  const kinds = new Map<string, Kind>();
  const kindOf = (name: Sentence): Kind => {
    const kind = kinds.get(name.zh) ?? { name, rows: [], columns: [] };
    kinds.set(name.zh, kind);
    return kind;
  };
  for (const row of program.rowLower.keys()) kindOf(ofRow(row)).rows.push(row);
  for (const column of program.cost.keys()) {
    const name = ofColumn?.(column);
    if (name !== undefined) kindOf(name).columns.push(column);
  }
  const { rowLower, rowUpper, columnLower, columnUpper } = program;
  if (program.cost.length === 0) {
    const broken = ({ rows }: Kind): boolean =>
      rows.some((row) => (rowLower[row] ?? 0) > 0 || (rowUpper[row] ?? 0) < 0);
    return { names: [...kinds.values()].filter(broken).map(({ name }) => name), least: true };
  }
  const opened = await open(program);
  const bind = ({ rows, columns }: Kind, binds: boolean): void => {
    for (const row of rows)
      opened.boundRow(row, binds ? (rowLower[row] ?? 0) : -Infinity, binds ? (rowUpper[row] ?? 0) : Infinity);
    for (const column of columns) {
      const least = columnLower[column] ?? 0;
      // What only gives does not take either where it is free.
      if (binds) opened.boundColumn(column, least, columnUpper[column] ?? 0);
      else opened.boundColumn(column, least < 0 ? -Infinity : 0, Infinity);
    }
  };
  let least = true;
  const contradict = async (): Promise<boolean> => {
    if (!least) return false;
    const { status } = await opened.solve({ method: "simplex", timeLimitSeconds: patienceSeconds });
    least = status === "infeasible" || status === "optimal";
    return status === "infeasible";
  };
  try {
    // Whether there is a point is all that is asked.
    opened.priceColumns(new Float64Array(program.cost.length));
    if (!(await contradict())) return null;
    /** What of a group has to stay; where all of it can go, that is asked once. */
    const needed = async (group: readonly Kind[]): Promise<readonly Kind[]> => {
      if (!least) return group;
      for (const kind of group) bind(kind, false);
      if (await contradict()) return [];
      for (const kind of group) bind(kind, true);
      if (group.length === 1) return group;
      const half = Math.ceil(group.length / 2);
      return [...(await needed(group.slice(0, half))), ...(await needed(group.slice(half)))];
    };
    const order = (kind: Kind): number => Number(namedFirst(kind.name));
    const tried = [...kinds.values()].toSorted((x, y) => order(x) - order(y));
    const size = Math.ceil(tried.length / GROUPS);
    const left: Kind[] = [];
    for (let at = 0; at < tried.length; at += size) left.push(...(await needed(tried.slice(at, at + size))));
    const names = left.map(({ name }) => name);
    const first = names.filter(namedFirst).toReversed();
    return { names: [...first, ...names.filter((name) => !namedFirst(name))], least };
  } finally {
    opened.close();
  }
}

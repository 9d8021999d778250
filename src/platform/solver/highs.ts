import type { CallbackEvent, Highs, HighsCallbackMap, Model } from "highs";
import type {
  Conflict,
  LinearProgram,
  OpenProgram,
  Solved,
  SolverAsk,
  SolverProgress,
  SolverStatus,
} from "../../kernel/linear-program.ts";

/** What is asked while a program is solved: whether to stop, and what to tell. */
export type Watch = {
  readonly stopped?: () => boolean;
  readonly told?: (progress: SolverProgress) => void;
};

let loaded: Promise<Highs> | undefined;
/** HiGHS as WebAssembly, compiled once for a process. */
const loadHighs = (): Promise<Highs> => (loaded ??= import("highs").then(({ default: load }) => load()));

function callbacks(highs: Highs, { stopped, told }: Watch): HighsCallbackMap {
  const { simplexInterrupt, ipmInterrupt, mipInterrupt, mipLogging } = highs.constants.callbackType;
  const tell = ({ data }: CallbackEvent): void =>
    told?.({
      iterations:
        data.simplex_iteration_count ?? data.ipm_iteration_count ?? Number(data.mip_total_lp_iterations ?? 0),
      nodes: Number(data.mip_node_count ?? 0),
      gap: data.mip_gap !== undefined && Number.isFinite(data.mip_gap) ? data.mip_gap : null,
    });
  const check = (event: CallbackEvent & { interrupt: () => void }): undefined => {
    if (stopped?.() === true) event.interrupt();
    tell(event);
  };
  return {
    [simplexInterrupt]: check,
    [ipmInterrupt]: check,
    [mipInterrupt]: check,
    [mipLogging]: (event: CallbackEvent) => void tell(event),
  } as HighsCallbackMap;
}

function statusOf(highs: Highs, model: Model): SolverStatus {
  const of = highs.constants.modelStatus;
  const found: number = model.getModelStatus();
  if (found === of.optimal || found === of.empty) return "optimal";
  if (found === of.infeasible) return "infeasible";
  if (found === of.unbounded) return "unbounded";
  if (found === of.interrupted || found === of.timeLimit) return "stopped";
  return "unproved";
}

function conflictOf(highs: Highs, model: Model): Conflict | null {
  model.options.set("iis_strategy", highs.constants.iis.strategyRowPriority);
  const { rowIndex, colIndex } = model.getIis();
  return rowIndex.length + colIndex.length === 0 ? null : { rows: [...rowIndex], columns: [...colIndex] };
}

/** What is known of a program of which no point was found. */
export const withoutPoint = (status: SolverStatus, conflict: Conflict | null = null): Solved => ({
  status,
  objective: null,
  values: null,
  rowDuals: null,
  columnDuals: null,
  bound: null,
  gap: null,
  conflict,
});

/**
 * A program kept open in this thread: what changes is solved from the basis that stood. Where HiGHS breaks (numbers that it
 * takes for infinite, memory that ends), every answer from then on is `unproved`.
 */
export async function openHere(program: LinearProgram, watch: Watch = {}): Promise<OpenProgram> {
  const highs = await loadHighs();
  let [open, columns] = [null as OpenProgram | null, program.cost.length];
  const holding = <T>(does: () => T, otherwise: T): T => {
    try {
      return does();
    } catch (error) {
      // What our own code hands over wrongly is no fault of the solver.
      if (error instanceof highs.errors.HighsValidationError) throw error;
      open = null;
      // After a trap nobody knows what its memory holds.
      if (error instanceof WebAssembly.RuntimeError) loaded = undefined;
      return otherwise;
    }
  };
  open = holding(() => opened(highs, program, watch), null);
  return {
    solve: (ask) => {
      const unproved = Promise.resolve(withoutPoint("unproved"));
      return holding(() => open?.solve(ask), unproved) ?? unproved;
    },
    addColumn: (price) => {
      holding(() => open?.addColumn(price), undefined);
      return columns++;
    },
    addRow: (...row) => holding(() => open?.addRow(...row), undefined),
    boundColumn: (...column) => holding(() => open?.boundColumn(...column), undefined),
    priceColumns: (prices) => holding(() => open?.priceColumns(prices), undefined),
    boundRow: (...row) => holding(() => open?.boundRow(...row), undefined),
    close: () => holding(() => open?.close(), undefined),
  };
}

function opened(highs: Highs, program: LinearProgram, watch: Watch): OpenProgram {
  const { cost, columnLower, columnUpper, rowLower, rowUpper, whole, offset } = program;
  const { starts, indices, values } = program;
  const [numCols, numRows] = [cost.length, rowLower.length];
  const model = highs.createModel({
    numCols,
    numRows,
    offset,
    colCost: cost,
    colLower: columnLower,
    colUpper: columnUpper,
    rowLower,
    rowUpper,
    matrix: { format: "csr", numRows, numCols, starts, indices, values },
    ...(whole === null ? {} : { integrality: Int32Array.from(whole) }),
  });
  let columns = numCols;
  return {
    solve: (ask = {}) =>
      Promise.resolve(
        columns === 0 ? withoutColumns(program, ask) : solved(highs, model, whole !== null, ask, watch),
      ),
    addColumn(price) {
      model.addCol(price, 0, Infinity, { indices: [], values: [] });
      return columns++;
    },
    addRow(least, most, entries) {
      model.addRow(least, most, {
        indices: entries.map(([column]) => column),
        values: entries.map(([, factor]) => factor),
      });
    },
    boundColumn: (column, least, most) => void model.changeColBounds(column, least, most),
    priceColumns: (prices) =>
      void model.changeColsCost({ kind: "range", from: 0, to: prices.length - 1 }, prices),
    boundRow: (row, least, most) => void model.changeRowBounds(row, least, most),
    close: () => model.dispose(),
  };
}

/** Of a program without columns HiGHS says that it is empty, whatever its rows ask. */
function withoutColumns(
  { rowLower, rowUpper, offset }: LinearProgram,
  { explain = false }: SolverAsk,
): Solved {
  const broken = [...rowLower.keys()].filter((row) => (rowLower[row] ?? 0) > 0 || (rowUpper[row] ?? 0) < 0);
  if (broken.length > 0) return withoutPoint("infeasible", explain ? { rows: broken, columns: [] } : null);
  const none = new Float64Array(0);
  return {
    ...withoutPoint("optimal"),
    objective: offset,
    values: none,
    rowDuals: new Float64Array(rowLower.length),
    columnDuals: none,
    bound: offset,
    gap: 0,
  };
}

function solved(
  highs: Highs,
  model: Model,
  whole: boolean,
  { method = "choose", timeLimitSeconds, absoluteGap = 1e-6, explain = false }: SolverAsk,
  watch: Watch,
): Solved {
  model.options.set({
    output_flag: false,
    presolve: "choose",
    // Of a program in whole numbers `ipm` would be taken for its relaxation.
    solver: whole ? "choose" : method,
    run_crossover: "on",
    // Devex: on programs of thousands of hours a quarter quicker than steepest edge, which HiGHS would choose.
    simplex_dual_edge_weight_strategy: whole ? -1 : 1,
    ...(whole ? { mip_rel_gap: 0, mip_abs_gap: absoluteGap } : {}),
    ...(timeLimitSeconds === undefined ? {} : { time_limit: timeLimitSeconds }),
  });
  model.run(callbacks(highs, watch));
  let status = statusOf(highs, model);
  if (model.getModelStatus() === highs.constants.modelStatus.unboundedOrInfeasible) {
    model.options.set({ presolve: "off", solver: "simplex" });
    model.run(callbacks(highs, watch));
    status = statusOf(highs, model);
  }
  const conflict = status === "infeasible" && explain ? conflictOf(highs, model) : null;
  const feasible = model.info.get("primal_solution_status") === highs.constants.solutionStatus.feasible;
  // A point of what has no end below is no answer.
  if (!feasible || status === "unbounded") return withoutPoint(status, conflict);
  const { colValue, rowDual, colDual } = model.getSolution();
  const objective = model.getObjectiveValue();
  const dual = whole ? Number(model.info.get("mip_dual_bound")) : status === "optimal" ? objective : null;
  const bound = dual !== null && Number.isFinite(dual) ? dual : null;
  return {
    status,
    objective,
    values: colValue,
    rowDuals: whole ? null : rowDual,
    columnDuals: whole ? null : colDual,
    bound,
    gap: bound === null ? null : Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9),
    conflict,
  };
}

/** {@link Solved} of a program, in this thread: nothing else runs meanwhile. */
export async function solveHere(
  program: LinearProgram,
  ask: SolverAsk = {},
  watch: Watch = {},
): Promise<Solved> {
  const open = await openHere(program, watch);
  try {
    return await open.solve(ask);
  } finally {
    open.close();
  }
}

import type { Sentence } from "../../../kernel/error.ts";
import type {
  LinearProgram,
  OpenProgram,
  OpenSolver,
  Solved,
  SolverAsk,
  SolverStatus,
} from "../../../kernel/linear-program.ts";
import { kindsApart } from "../../../kernel/kinds-apart.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import { type Interval, narrowed } from "./interval.ts";
import { hourly, type Periods, segmented } from "./periods.ts";
import {
  type Bounds,
  CAPACITIES,
  type Capacities,
  type CapacityName,
  capacitiesIn,
  openBounds,
  sizingProgram,
  type SizingProgram,
  type Year,
  yearIn,
} from "./program.ts";
import type { Project } from "./project.ts";

export type Sizing = {
  /** `optimal`: every program behind these figures was solved to proof; `noUpper`: the design cannot run the whole year. */
  readonly status: SolverStatus | "noUpper";
  /** Nothing costs less. */
  readonly lowerYuan: number | null;
  /** A design that runs every hour within every rule costs this. */
  readonly upperYuan: number | null;
  readonly exactYuan: number | null;
  readonly capacities: Capacities | null;
  readonly year: Year | null;
  readonly because: Sentence | null;
  readonly prices: readonly { readonly rule: ConditionId; readonly yuanPerYear: number | null }[];
};

export type SizingAsk = {
  readonly segments: number;
  readonly exact: boolean;
  /** What binds by the rule of the project, in the version of the day. */
  readonly conditions: readonly Condition[];
};

const YUAN = 1_000;
/** Simplex is quicker below so many columns (3 s against 6 at 2,190 stretches), interior point with crossover above. */
const FEW_COLUMNS = 40_000;
const method = ({ cost }: LinearProgram): "simplex" | "ipm" =>
  cost.length < FEW_COLUMNS ? "simplex" : "ipm";
/** The last resort of an upper bound is given up after this long. */
const PATIENCE_SECONDS = 60;

/** Stretches by which a contradiction is looked for: what a relaxation cannot keep, nothing can. */
const FEW_SEGMENTS = [60, 400] as const;

type Design = {
  readonly program: OpenProgram;
  readonly of: SizingProgram;
  readonly periods: Periods;
  readonly found: Solved;
  readonly yuan: number;
  readonly values: Float64Array;
};

/** Less wind and sun, more of what stores and makes. */
const freedFrom = (design: Capacities, open: Bounds): Bounds =>
  Object.fromEntries(
    CAPACITIES.map((name: CapacityName) => [
      name,
      name === "windMw" || name === "solarMw" ? [0, design[name]] : [design[name], open[name][1]],
    ]),
  ) as unknown as Bounds;

/** The least that a project costs, between bounds or exactly, and what each condition of its rule adds. */
export async function sizeProject(
  project: Project,
  { segments, exact, conditions }: SizingAsk,
  open: OpenSolver,
): Promise<Sizing> {
  let unproved = null as SolverStatus | null;
  const noted = (found: Solved): Solved => {
    if (found.status !== "optimal" && found.status !== "infeasible") unproved ??= found.status;
    return found;
  };
  const solved = async (periods: Periods): Promise<Design | null> => {
    const of = sizingProgram(project, periods, conditions);
    const program = await open(of.program);
    const found = noted(await program.solve({ method: method(of.program) }));
    const { values, objective } = found;
    if (found.status === "optimal" && values !== null && objective !== null)
      return { program, of, periods, found, values, yuan: objective * YUAN };
    program.close();
    return null;
  };
  /** What each condition costs: the optimum without its row, found from the one with it. */
  const pricesOf = async ({ program, of, found, yuan }: Design): Promise<Sizing["prices"]> => {
    const prices: { rule: ConditionId; yuanPerYear: number | null }[] = [];
    for (const [rule, row] of of.rules) {
      // A row without a price leaves the optimum where it is when it is taken out.
      if ((found.rowDuals?.[row] ?? 1) === 0) {
        prices.push({ rule, yuanPerYear: 0 });
        continue;
      }
      program.boundRow(row, -Infinity, Infinity);
      const { status, objective } = noted(await program.solve({ method: "simplex" }));
      program.boundRow(row, of.program.rowLower[row] ?? -Infinity, of.program.rowUpper[row] ?? Infinity);
      const without = status === "optimal" && objective !== null ? objective * YUAN : null;
      prices.push({ rule, yuanPerYear: without === null ? null : Math.max(0, yuan - without) });
    }
    return prices;
  };
  const nothing = (status: Sizing["status"], because: Sentence): Sizing => ({
    status,
    lowerYuan: null,
    upperYuan: null,
    exactYuan: null,
    capacities: null,
    year: null,
    because,
    prices: [],
  });

  const [year, merged] = [hourly(project.series), segmented(project.series, segments)];
  const stretches = await solved(merged);
  if (stretches === null)
    return unproved === null
      ? nothing("infeasible", await contradiction(project, conditions, segments, open))
      : nothing(unproved, UNPROVED);
  const design = capacitiesIn(stretches.of, stretches.values);
  const rulePrices = new Map(
    [...stretches.of.rules].map(([id, row]) => [id, stretches.found.rowDuals?.[row] ?? 0]),
  );
  let prices = exact ? [] : await pricesOf(stretches);
  stretches.program.close();
  const between = await narrowed(
    project,
    conditions,
    { cost: stretches.yuan / YUAN, design, rulePrices },
    open,
  );
  const upper = between.upper ?? (await lastResort(project, conditions, design, open));
  const optimum = exact ? await solved(year) : null;
  if (exact && optimum === null && unproved === null)
    return nothing("infeasible", await contradiction(project, conditions, year.hours.length, open));
  if (optimum !== null) {
    prices = await pricesOf(optimum);
    optimum.program.close();
  }
  const shown =
    optimum === null
      ? (upper ?? {
          capacities: design,
          year: yearIn(stretches.of, stretches.periods, stretches.values),
        })
      : {
          capacities: capacitiesIn(optimum.of, optimum.values),
          year: yearIn(optimum.of, optimum.periods, optimum.values),
        };
  return {
    status: unproved ?? (upper === null ? "noUpper" : "optimal"),
    lowerYuan: between.lower * YUAN,
    upperYuan: upper === null ? null : upper.cost * YUAN,
    exactYuan: optimum?.yuan ?? null,
    capacities: shown.capacities,
    year: shown.year,
    because: unproved !== null ? UNPROVED : upper === null ? NO_UPPER : null,
    prices,
  };
}

async function solveOnce(program: LinearProgram, ask: SolverAsk, open: OpenSolver): Promise<Solved> {
  const opened = await open(program);
  try {
    return await opened.solve(ask);
  } finally {
    opened.close();
  }
}

/** Where no dispatch kept every row: the design over all hours with its capacities freed. */
async function lastResort(
  project: Project,
  conditions: readonly Condition[],
  design: Capacities,
  open: OpenSolver,
): Promise<Interval["upper"]> {
  const year = hourly(project.series);
  const of = sizingProgram(project, year, conditions, freedFrom(design, openBounds(project)));
  const ask = { method: method(of.program), timeLimitSeconds: PATIENCE_SECONDS };
  const { status, values, objective } = await solveOnce(of.program, ask, open);
  return status !== "optimal" || values === null || objective === null
    ? null
    : { cost: objective, capacities: capacitiesIn(of, values), year: yearIn(of, year, values) };
}

const UNPROVED: Sentence = {
  zh: "求解器没有证明最优，数字只供参考；请少分几段再试，并检查过大或过小的数。",
  en: "The solver proved no optimum and the figures are only a hint; try fewer stretches, and look for numbers that are far too great or too small.",
};
const NO_UPPER: Sentence = {
  zh: "下界的方案即使放开容量也跑不完全年每一小时，没有上界；请算全年精确的最优，或多分几段。",
  en: "The design of the lower bound cannot run every hour of the year even with capacities freed, and there is no upper bound; ask for the exact year, or more stretches.",
};

/** Which articles and limits cannot hold together, found over as few stretches as show it. */
async function contradiction(
  project: Project,
  conditions: readonly Condition[],
  segments: number,
  open: OpenSolver,
): Promise<Sentence> {
  for (const many of [...FEW_SEGMENTS.filter((each) => each < segments), segments]) {
    const { program, rules, rowName } = sizingProgram(project, segmented(project.series, many), conditions);
    const articles = new Set([...rules.values()].map((row) => rowName(row).zh));
    const namedFirst = ({ zh }: Sentence): boolean => articles.has(zh);
    const apart = await kindsApart(program, { row: rowName, namedFirst }, open);
    if (apart === null || apart.names.length === 0) continue;
    const said = (language: "zh" | "en", between: string): string =>
      apart.names.map((name) => name[language]).join(between);
    return {
      zh: `无解，以下不能同时满足：${said("zh", "、")}；${apart.least ? "" : "限时内没有查完，其中有的可能无关；"}请放宽其中一项（容量上限、购电、交氢量或负荷）。`,
      en: `Nothing is possible, these cannot hold together: ${said("en", ", ")}; ${apart.least ? "" : "time ran out before all were tried, and some may have no part in it; "}relax one of them (greatest capacity, import, hydrogen or load).`,
    };
  }
  return {
    zh: "无解；请放宽容量上限、购电、交氢量，或给未供电量一个价格。",
    en: "Nothing is possible; allow more capacity or import, ask for less hydrogen, or give unmet load a price.",
  };
}

import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { openHere } from "../../../platform/solver/highs.ts";
import { type Apart, kindsApart } from "../../../kernel/kinds-apart.ts";
import { solve } from "../../../platform/solver/solver.ts";
import { givenRows } from "../given/commands-given.ts";
import { programOf } from "./program.ts";
import { readNetwork, type Rows } from "./tables.ts";

function filesIn(cwd: string, folder: string): ReadonlyMap<string, Rows> {
  const path = resolve(cwd, folder);
  let names: readonly string[];
  try {
    names = readdirSync(path);
  } catch {
    return stop(`没有这个文件夹：${path}。`, `There is no such folder: ${path}.`);
  }
  return new Map(
    names
      .filter((name) => /\.csv$/i.test(name))
      .map((name) => [name.slice(0, -".csv".length), givenRows(path, name).map(({ cells }) => cells)]),
  );
}

/** Simplex is quicker below so many columns (model-energy's 29,207: 6.1 CPU s against 9.3), interior point with crossover above. */
const FEW_COLUMNS = 40_000;
const MOST_NAMED = 12;

function contradiction(apart: Apart | null): string {
  if (apart === null || apart.names.length === 0)
    return "无解，限时内没有查出哪些约束互相矛盾；请先放宽容量上限（p_nom_max、e_nom_max），或加一个什么时候都能出力的电源，再看缺在哪里。\nNothing is possible, and what contradicts what was not found in time; widen the greatest capacities (p_nom_max, e_nom_max), or add a generator that can always run, and see where it is needed.\n";
  const { names, least } = apart;
  const said = (language: "zh" | "en"): string =>
    [
      ...names.slice(0, MOST_NAMED).map((name) => name[language]),
      ...(names.length > MOST_NAMED ? ["…"] : []),
    ].join(language === "zh" ? "、" : ", ");
  return `无解，以下不能同时满足：${said("zh")}；${least ? "请放宽其中一项" : "限时内没有查完，其中有的可能无关；请从容量上限放宽起"}。\nNothing is possible, these cannot hold together: ${said("en")}; ${least ? "relax one of them" : "time ran out before all were tried, and some may have no part in it; relax capacities first"}.\n`;
}

/** Least cost of a network, and what is built for it; `status` says where nothing is proved. */
export async function solveFolder(
  { words: [folder = ""], has }: Given,
  context: CommandContext,
): Promise<number> {
  const { cwd, stdout, stderr } = context;
  const network = readNetwork(filesIn(cwd, folder));
  if (!network.ok) throw new FailureError(network.failure);
  const { program, capacities, rowName, columnName } = programOf(network.value);
  const found = await solve(program, {
    method: program.cost.length < FEW_COLUMNS ? "simplex" : "ipm",
  });
  const { status, objective, values } = found;
  if (status === "infeasible")
    stderr(contradiction(await kindsApart(program, { row: rowName, column: columnName }, openHere)));
  if (status === "unbounded")
    stderr(
      "费用没有下限：有的部件越多越省钱；请核对为负的费用和没有上限的容量。\nCost has no end below: more of something always saves money; check costs below 0 and capacities without a limit.\n",
    );
  if (status === "unproved" || status === "stopped")
    stderr(
      "求解器没有证明最优，没有可用的数字；请检查各表里过大或过小的数。\nThe solver proved no optimum, and there is no figure to use; look for numbers in the tables that are far too great or too small.\n",
    );
  const sizes = [...capacities].map(([name, of]) => [
    name,
    "fixed" in of ? of.fixed : values === null ? null : (values[of.column] ?? null),
  ]);
  const printed = {
    status,
    objective,
    capacities: Object.fromEntries(sizes) as Record<string, number | null>,
  };
  if (has("--json")) printJson(context, printed);
  else
    stdout(
      `${status}  ${objective ?? "—"}\n${sizes.map(([name, size]) => `${name}  ${size ?? "—"}\n`).join("")}`,
    );
  return 0;
}

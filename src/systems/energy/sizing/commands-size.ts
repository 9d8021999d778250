import { dirname, resolve } from "node:path";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { openHere } from "../../../platform/solver/highs.ts";
import { numberIn } from "../given/cells.ts";
import { givenJson, givenRows, takenFrom } from "../given/commands-given.ts";
import type { Condition } from "../verdict/rule-set.ts";
import { bindingOn } from "./binding.ts";
import { HOURS_OF_YEAR, readHours } from "./hours.ts";
import { mpsOf } from "./mps.ts";
import { hourly } from "./periods.ts";
import { sizingProgram } from "./program.ts";
import { type Project, readProject, withHours } from "./project.ts";
import { pypsaOf } from "./pypsa.ts";
import { sizeProject } from "./size.ts";
import { write } from "./commands-write.ts";

/** A project with its hours, as its file names them. */
export function readWhole(file: string, context: CommandContext): Project {
  const { project, hours } = givenJson(context, file, readProject);
  const rows = givenRows(dirname(resolve(context.cwd, file)), hours);
  const read = readHours(hours, rows);
  if (!read.ok) throw new FailureError(read.failure);
  return takenFrom(file, withHours(project, read.value));
}

/** What binds it on the day of the command. */
export const conditionsOf = (project: Project, { now }: CommandContext): readonly Condition[] =>
  bindingOn(project, now === undefined ? "9999-12-31" : dayInShanghai(now()));

const LEAST_SEGMENTS = 53;

/** Cost of a project between its bounds, or exactly. */
export async function size(given: Given, context: CommandContext): Promise<number> {
  const { stdout, stderr } = context;
  const [file = ""] = given.words;
  const segments = numberIn(given.value("--segments") ?? "2190");
  if (!Number.isInteger(segments) || segments < LEAST_SEGMENTS || segments > HOURS_OF_YEAR)
    return stop(
      `--segments 须为 ${LEAST_SEGMENTS} 到 ${HOURS_OF_YEAR} 的整数（一周至少一段）。`,
      `--segments is a whole number from ${LEAST_SEGMENTS} to ${HOURS_OF_YEAR}, one a week at least.`,
    );
  const project = readWhole(file, context);
  const conditions = conditionsOf(project, context);
  const found = await sizeProject(project, { segments, exact: given.has("--exact"), conditions }, openHere);
  if (project.rule !== null && conditions.length === 0)
    stderr(
      "这一细则没有读到可计算的数字，没有按它约束。\nNo number of this rule was read, and nothing was bound by it.\n",
    );
  if (given.has("--json")) {
    printJson(context, found);
    return 0;
  }
  const { status, lowerYuan, upperYuan, exactYuan, capacities, because, prices } = found;
  const lines = [
    `${status}  ${lowerYuan ?? "—"} ≤ ${exactYuan ?? "…"} ≤ ${upperYuan ?? "—"} 元/年 yuan a year`,
    ...Object.entries(capacities ?? {}).map(([name, each]) => `${name}  ${each}`),
    ...prices.map(({ rule, yuanPerYear }) => `${rule}  +${yuanPerYear ?? "—"} 元/年 yuan a year`),
    ...(because === null ? [] : [because.zh, because.en]),
  ];
  stdout(`${lines.join("\n")}\n`);
  return 0;
}

/** The program over every hour, for other solvers. */
export function exportProject(given: Given, context: CommandContext): Promise<number> {
  const { cwd, stdout } = context;
  const [file = ""] = given.words;
  const [mps, pypsa] = [given.value("--mps"), given.value("--pypsa")];
  if (mps === undefined && pypsa === undefined)
    return stop(
      "请用 --mps 写明文件，或用 --pypsa 写明文件夹。",
      "Name a file with --mps, or a folder with --pypsa.",
    );
  const project = readWhole(file, context);
  if (pypsa !== undefined && project.rule !== null)
    return stop(
      "PyPSA 的文件夹写不下细则的条件；请去掉 rule，或改用 --mps。",
      "A folder of PyPSA has no place for the conditions of a rule; take rule out, or use --mps.",
    );
  if (mps !== undefined) {
    const { program } = sizingProgram(project, hourly(project.series), conditionsOf(project, context));
    write(resolve(cwd, mps), mpsOf(program));
    stdout(`${resolve(cwd, mps)}\n`);
  }
  if (pypsa !== undefined) {
    for (const [name, text] of pypsaOf(project)) write(resolve(cwd, pypsa, `${name}.csv`), [text]);
    stdout(`${resolve(cwd, pypsa)}\n`);
  }
  return Promise.resolve(0);
}

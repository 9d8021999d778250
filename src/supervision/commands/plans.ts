import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { type CommandContext, dayGiven, type Given, shellOf, stop } from "../../platform/command.ts";
import type { Shell } from "../../platform/slice.ts";
import { boardOf } from "../domain/board.ts";
import { chineseOrdinal } from "../domain/chinese-ordinal.ts";
import { comparisonTable, measureSheet, measureTable, type Trail } from "../domain/command-tables.ts";
import { comparePlans } from "../domain/comparison.ts";
import { comparableOf, isBaotouPlan } from "../domain/measure-detail.ts";
import { plainTable } from "../domain/plain-table.ts";
import type { PlanSummary } from "../domain/plan.ts";
import { listMeasures, measuresOfPlan } from "../store/measures.ts";
import { listPlans } from "../store/plans.ts";

const DONE = 0;

function print(context: CommandContext, { has }: Given, value: unknown, table: () => string): number {
  context.stdout(has("--json") ? `${JSON.stringify(value, null, 2)}\n` : table());
  return DONE;
}

/** The plan of an id, or the only one whose title holds the words; without words the newest complete one. */
async function choosePlan({ sql }: Shell, words: string | undefined): Promise<PlanSummary> {
  const plans = await listPlans(sql);
  const found = plans.filter(({ id, title }) => words === undefined || id === words || title.includes(words));
  const [plan] = found;
  if (!plan)
    return stop(
      "没有这个方案，jiziwan plan list 列出全部方案。",
      "No such plan; jiziwan plan list lists them.",
    );
  if (words !== undefined && found.length > 1 && plan.id !== words)
    return stop(
      `有 ${found.length} 个方案的标题含“${words}”，请写编号。`,
      `${found.length} titles hold “${words}”: give the id.`,
    );
  return plan;
}

const today = ({ now }: Shell): string => dayInShanghai(now());

export async function board(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const asOf = dayGiven(given, today(shell));
  const plan = await choosePlan(shell, given.words[0]);
  const shown = boardOf(plan, await measuresOfPlan(shell.sql, plan.id, asOf), {}, asOf);
  const figures = Object.entries(shown.figures).map(([name, value]) => `${name} ${value}`);
  const measures = shown.chapters.flatMap((chapter) => chapter.measures);
  return print(
    context,
    given,
    shown,
    () => `${plan.title}  ${asOf}\n${figures.join("  ")}\n\n${measureTable(measures)}`,
  );
}

export async function compare(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const asOf = dayGiven(given, today(shell));
  const [left, right] = [await choosePlan(shell, given.words[0]), await choosePlan(shell, given.words[1])];
  const sides = await Promise.all([left, right].map(({ id }) => measuresOfPlan(shell.sql, id, asOf)));
  const [from = [], to = []] = sides.map((rows) => rows.map(comparableOf));
  const measures = comparePlans(from, to);
  return print(context, given, { left, right, measures }, () => comparisonTable(measures));
}

export async function search(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const asOf = dayGiven(given, today(shell));
  const found = await listMeasures(shell.sql, { q: given.words.join(" ") }, { page: 1, size: 200 }, asOf);
  return print(context, given, found, () => measureTable(found.rows));
}

export async function list(given: Given, context: CommandContext): Promise<number> {
  const plans = await listPlans(shellOf(context).sql);
  const table = () =>
    plainTable(
      [
        { header: "编号", most: 36 },
        { header: "举措", most: 4 },
        { header: "方案", most: 80 },
      ],
      plans.map(({ id, measures, title }) => [id, String(measures), title]),
    );
  return print(context, given, { rows: plans }, table);
}

const servesMeasure = (source: string, number: number): boolean =>
  [...source.matchAll(/measures: \[([\d,\s]*)\]/g)].some(([, list]) =>
    (list ?? "").split(",").some((each) => Number(each) === number && each.trim() !== ""),
  );

/** Where the sources speak of a measure: found by its ordinal in brackets, which titles of tests carry. */
async function trailOf(root: string, number: number): Promise<Trail> {
  const trail: Trail = { folders: [], files: [], tests: [], pages: [] };
  const folder = join(root, "src");
  if (!existsSync(folder)) return trail;
  const paths = (await readdir(folder, { recursive: true }))
    .filter((path) => /\.(tsx?|md)$/.test(path))
    .toSorted();
  const ordinal = `（${chineseOrdinal(number)}）`;
  for (const path of paths) {
    const text = await readFile(join(folder, path), "utf8");
    const shown = `src/${path}`;
    if (path.endsWith("slice.ts") && servesMeasure(text, number))
      trail.folders.push(shown.replace("/slice.ts", ""));
    if (path.endsWith("web/pages.ts") && servesMeasure(text, number)) trail.pages.push(shown);
    if (text.includes(ordinal)) (/\.test\.tsx?$/.test(path) ? trail.tests : trail.files).push(shown);
  }
  return trail;
}

export async function measure(given: Given, context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const asOf = dayGiven(given, today(shell));
  const number = Number(given.words[0]);
  const plan = (await listPlans(shell.sql)).findLast(isBaotouPlan);
  const rows = plan ? await measuresOfPlan(shell.sql, plan.id, asOf) : [];
  const row = rows.find((each) => each.number === number);
  if (!plan || !row)
    return stop(
      "请写 1 到 22 的序号，如 jiziwan measure 13。",
      "Give a number from 1 to 22, as jiziwan measure 13.",
    );
  const trail = await trailOf(shell.config.root, number);
  const indicators =
    (await context.indicators?.(
      { id: row.id, planId: plan.id, number, sample: plan.sample, served: true },
      asOf,
    )) ?? [];
  const shown = { asOf, measure: row, trail, indicators };
  return print(context, given, { plan: plan.title, ...shown }, () => measureSheet(shown));
}

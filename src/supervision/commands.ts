import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { dayInShanghai, isDay } from "../kernel/calendar.ts";
import { FailureError } from "../kernel/error.ts";
import { extractDocument } from "../platform/documents/extract.ts";
import type { Command, CommandContext, Shell } from "../platform/slice.ts";
import { officeCommands } from "./commands/office.ts";
import { paperCommands } from "./commands/papers.ts";
import { taskCommands } from "./commands/tasks.ts";
import { workCommands } from "./commands/work.ts";
import { boardOf } from "./domain/board.ts";
import { chineseOrdinal } from "./domain/chinese-ordinal.ts";
import {
  comparisonTable,
  measureSheet,
  measureTable,
  readingTable,
  type Trail,
} from "./domain/command-tables.ts";
import { comparePlans } from "./domain/comparison.ts";
import { ledgerRows } from "./domain/ledger.ts";
import { comparableOf, isBaotouPlan } from "./domain/measure-detail.ts";
import { plainTable } from "./domain/plain-table.ts";
import { readDocument } from "./domain/plan-reader/read-plan.ts";
import type { PlanSummary } from "./domain/plan.ts";
import { toReadingJson } from "./domain/reading-json.ts";
import { writeLedger } from "./store/ledger-xlsx.ts";
import { listMeasures, measuresOfPlan } from "./store/measures.ts";
import { listPlans } from "./store/plans.ts";

const [DONE, UNUSABLE, NO_MEASURES] = [0, 2, 3];

/** Ends a command with its sentence; the shell prints both languages and exits with 2. */
function stop(zh: string, en: string): never {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
}

/** `--name VALUE` taken out of the arguments; without a value the flag is refused. */
function takeOption(args: readonly string[], name: string): { value: string | null; rest: string[] } {
  const at = args.indexOf(name);
  if (at < 0) return { value: null, rest: [...args] };
  const value = args[at + 1];
  if (value === undefined || value.startsWith("--"))
    stop(`${name} 后面要写内容，如 ${name} 台账.xlsx。`, `${name} needs a value.`);
  return { value, rest: args.toSpliced(at, 2) };
}

async function readFilePlan(
  args: readonly string[],
  { cwd, stdout, stderr }: CommandContext,
): Promise<number> {
  const { value: out, rest } = takeOption(args, "--xlsx");
  const [file, ...more] = rest.filter((arg) => arg !== "--json");
  if (file === undefined || more.length > 0)
    stop(
      "请写一个文件：jiziwan plan read 文件 [--json|--xlsx 输出]。",
      "Name one file: jiziwan plan read FILE.",
    );
  const path = resolve(cwd, file);
  if (!existsSync(path)) stop(`没有这个文件：${path}。`, `There is no such file: ${path}.`);
  const document = await extractDocument(await readFile(path), basename(path));
  if (!document.ok) {
    stderr(`${document.failure.sentence.zh}\n${document.failure.sentence.en}\n`);
    return UNUSABLE;
  }
  const reading = readDocument(document.value);
  if (args.includes("--json")) stdout(`${JSON.stringify(toReadingJson(reading), null, 2)}\n`);
  if (reading.measures.length === 0) {
    stderr("没有找到带责任单位或完成时限的举措。\nNo measure with a unit or a deadline was found.\n");
    return NO_MEASURES;
  }
  if (out !== null) {
    const heading = {
      title: `${reading.title?.value ?? basename(path)}台账`,
      notes: [`来源：${basename(path)}`],
    };
    await writeFile(resolve(cwd, out), await writeLedger(ledgerRows(reading), heading));
    stderr(`已写入 ${resolve(cwd, out)}\n`);
  } else if (!args.includes("--json")) stdout(readingTable(reading));
  return DONE;
}

const shellOf = ({ shell }: CommandContext): Shell => {
  if (!shell) throw new Error("this command needs the database");
  return shell;
};

function print(
  context: CommandContext,
  args: readonly string[],
  value: unknown,
  table: () => string,
): number {
  context.stdout(args.includes("--json") ? `${JSON.stringify(value, null, 2)}\n` : table());
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

function takeDay(args: readonly string[], shell: Shell): { asOf: string; rest: string[] } {
  const { value, rest } = takeOption(args, "--as-of");
  if (value !== null && !isDay(value))
    stop("--as-of 要写日期，如 2026-11-23。", "--as-of needs a day, as 2026-11-23.");
  return { asOf: value ?? dayInShanghai(shell.now()), rest: rest.filter((arg) => !arg.startsWith("--")) };
}

async function board(args: readonly string[], context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { asOf, rest } = takeDay(args, shell);
  const plan = await choosePlan(shell, rest[0]);
  const shown = boardOf(plan, await measuresOfPlan(shell.sql, plan.id, asOf), {}, asOf);
  const figures = Object.entries(shown.figures).map(([name, value]) => `${name} ${value}`);
  const measures = shown.chapters.flatMap((chapter) => chapter.measures);
  return print(
    context,
    args,
    shown,
    () => `${plan.title}  ${asOf}\n${figures.join("  ")}\n\n${measureTable(measures)}`,
  );
}

async function compare(args: readonly string[], context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { asOf, rest } = takeDay(args, shell);
  if (rest.length !== 2) stop("请写两个方案。", "Name two plans.");
  const [left, right] = [await choosePlan(shell, rest[0]), await choosePlan(shell, rest[1])];
  const sides = await Promise.all([left, right].map(({ id }) => measuresOfPlan(shell.sql, id, asOf)));
  const [from = [], to = []] = sides.map((rows) => rows.map(comparableOf));
  const measures = comparePlans(from, to);
  return print(context, args, { left, right, measures }, () => comparisonTable(measures));
}

async function search(args: readonly string[], context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { asOf, rest } = takeDay(args, shell);
  if (rest.length === 0) stop("请写要找的词。", "Say what to look for.");
  const found = await listMeasures(shell.sql, { q: rest.join(" ") }, { page: 1, size: 200 }, asOf);
  return print(context, args, found, () => measureTable(found.rows));
}

async function list(args: readonly string[], context: CommandContext): Promise<number> {
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
  return print(context, args, { rows: plans }, table);
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

async function measure(args: readonly string[], context: CommandContext): Promise<number> {
  const shell = shellOf(context);
  const { asOf, rest } = takeDay(args, shell);
  const number = Number(rest[0]);
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
  return print(context, args, { plan: plan.title, ...shown }, () => measureSheet(shown));
}

/** Subcommands of supervision; `plan read` needs no database. */
export const commands: readonly Command[] = [
  {
    words: ["plan", "read"],
    usage: {
      zh: "plan read 文件 [--json|--xlsx 输出]  读出举措、单位、时限；读不了退出码 2，没有举措 3",
      en: "plan read FILE [--json|--xlsx OUT]  measures, units and deadlines; exit 2 unreadable, 3 no measures",
    },
    needsDatabase: false,
    run: readFilePlan,
  },
  {
    words: ["plan", "list"],
    usage: { zh: "plan list [--json]  已发布的方案", en: "plan list [--json]  published plans" },
    needsDatabase: true,
    run: list,
  },
  {
    words: ["plan", "board"],
    usage: {
      zh: "plan board [方案] [--as-of 日期] [--json]  方案总览",
      en: "plan board [PLAN] [--as-of DAY] [--json]  figures and measures of a plan",
    },
    needsDatabase: true,
    run: board,
  },
  {
    words: ["plan", "compare"],
    usage: {
      zh: "plan compare 方案 方案 [--json]  逐项比对",
      en: "plan compare PLAN PLAN [--json]  measure by measure",
    },
    needsDatabase: true,
    run: compare,
  },
  {
    words: ["plan", "search"],
    usage: { zh: "plan search 词语 [--json]  全文检索", en: "plan search WORDS [--json]  full-text search" },
    needsDatabase: true,
    run: search,
  },
  {
    words: ["measure"],
    usage: {
      zh: "measure 序号 [--as-of 日期] [--json]  一项举措的原文、单位、时限、代码与指标",
      en: "measure N [--as-of DAY] [--json]  a measure's text, units, deadline, code and figures",
    },
    needsDatabase: true,
    run: measure,
  },
  ...taskCommands,
  ...officeCommands,
  ...workCommands,
  ...paperCommands,
];

import { getRecord } from "../store/records.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import type { Command, CommandContext } from "../../platform/slice.ts";
import { STANDING_NAMES, STATUS_NAMES } from "../domain/work-points/sentences.ts";
import { promisedPoints, STANDINGS } from "../domain/work-points/set.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import { takeStock } from "../domain/work-points/stock-taking.ts";
import { yearCoverage } from "../store/work-points/coverage.ts";
import { listSets, type SetReader, summarise } from "../store/work-points/sets.ts";

function stop(zh: string, en: string): never {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
}

function readerOf({ shell, plans, tasks }: CommandContext): SetReader {
  if (!shell || !plans || !tasks) throw new Error("this command needs the database");
  const { sql, config, now } = shell;
  return { sql, config, now, plans, tasks };
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const value = args[at + 1];
  return value === undefined || value.startsWith("--")
    ? stop(`${name} 后面要写内容。`, `${name} needs a value.`)
    : value;
}

function yearOf(args: readonly string[]): number | undefined {
  const word = optionOf(args, "--year");
  if (word === undefined) return undefined;
  return /^20\d\d$/.test(word)
    ? Number(word)
    : stop("--year 要写年份，如 2026。", "--year needs a year, as 2026.");
}

const isJson = (args: readonly string[]): boolean => args.includes("--json");
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function list(args: readonly string[], context: CommandContext): Promise<number> {
  const rows = await summarise(readerOf(context), { year: yearOf(args) });
  const lines = rows.map(({ id, year, group, status, points, tasks, counts }) =>
    [
      id,
      year,
      group,
      STATUS_NAMES[status].zh,
      `要点 ${points}`,
      `任务 ${tasks}`,
      `需关注 ${counts.watch}`,
      `滞后 ${counts.late}`,
    ].join("  "),
  );
  context.stdout(isJson(args) ? asJson(rows) : lines.map((line) => `${line}\n`).join(""));
  if (rows.length === 0) context.stderr("还没有工作要点。\nThere are no work points yet.\n");
  return 0;
}

async function coverage(args: readonly string[], context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const plan = optionOf(args, "--plan");
  if (plan !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plan))
    stop(
      "--plan 要写方案的编号，用 plan list 查看。",
      "--plan needs the id of a plan; plan list shows them.",
    );
  const year = yearOf(args) ?? Number(dayInShanghai(reader.now()).slice(0, 4));
  const found = await yearCoverage(reader, { year, plan });
  if (isJson(args)) {
    context.stdout(asJson({ year, ...found }));
    return 0;
  }
  const { counts, chapters } = found.coverage;
  const lines = [
    `${year} 年  ${found.planTitle}`,
    `具体任务 ${counts.undertakings}，未列入 ${counts.untaken}，列入一次 ${counts.once}，列入多次 ${counts.twice}`,
    ...chapters.flatMap(({ section, measures }) => [
      section ?? "",
      ...measures.flatMap(({ ordinal, number, undertakings }) =>
        undertakings
          .filter(({ takers }) => takers.length !== 1)
          .map(
            ({ text, takers }) =>
              `  ${ordinal ?? number} ${takers.length === 0 ? "未列入" : `列入 ${takers.length} 次`}  ${text}`,
          ),
      ),
    ]),
  ];
  context.stdout(lines.map((line) => `${line}\n`).join(""));
  return 0;
}

async function stock(args: readonly string[], context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const word = args.find((each) => !each.startsWith("--")) ?? "";
  const found = (await listSets(reader.sql)).filter(
    ({ id, state }) => id === word || (word !== "" && state.title.includes(word)),
  );
  const [set] = found;
  if (!set || found.length > 1)
    stop(
      `有 ${found.length} 份工作要点的标题含“${word}”，请写编号（work-points list 列出）。`,
      `${found.length} sets have “${word}” in their title: give the id (work-points list shows them).`,
    );
  const { state } = await getRecord(reader.sql, workPointsShape, set.id);
  const points = promisedPoints(state);
  const tasks = await reader.tasks.byIds(
    points.flatMap(({ taskId }) => taskId ?? []),
    reader.sql,
  );
  const { counts, rows } = takeStock(points, tasks);
  const shown = rows.map(({ point, task, standing, reason }) => ({
    point: point.id,
    text: point.text,
    standing,
    task: task?.number ?? null,
    reason,
  }));
  const asOf = dayInShanghai(reader.now());
  const lines = [
    `${state.title}  ${asOf}`,
    STANDINGS.map((standing) => `${STANDING_NAMES[standing].zh} ${counts[standing]}`).join("，"),
    ...shown.map(({ text, standing, task, reason }) =>
      [`  ${STANDING_NAMES[standing].zh}`, task === null ? "" : `#${task}`, text, reason?.zh ?? ""].join(
        "  ",
      ),
    ),
  ];
  context.stdout(
    isJson(args)
      ? asJson({ set: set.id, title: state.title, asOf, counts, rows: shown })
      : lines.map((line) => `${line}\n`).join(""),
  );
  return 0;
}

/** Subcommands about yearly work points; none changes anything. */
export const workPointsCommands: readonly Command[] = [
  {
    words: ["work-points", "list"],
    usage: {
      zh: "work-points list [--year 年份] [--json]  列出各专项工作组的年度工作要点",
      en: "work-points list [--year Y] [--json]  lists the special groups' yearly work points",
    },
    needsDatabase: true,
    run: list,
  },
  {
    words: ["work-points", "coverage"],
    usage: {
      zh: "work-points coverage [--year 年份] [--plan 方案编号] [--json]  方案中哪些具体任务当年无人列入或重复列入",
      en: "work-points coverage [--year Y] [--plan ID] [--json]  which undertakings nobody took that year, which were taken twice",
    },
    needsDatabase: true,
    run: coverage,
  },
  {
    words: ["work-points", "stock"],
    usage: {
      zh: "work-points stock 工作要点 [--json]  盘点一份工作要点，写编号或标题中的文字",
      en: "work-points stock SET [--json]  takes stock of a set, named by id or words of its title",
    },
    needsDatabase: true,
    run: stock,
  },
];

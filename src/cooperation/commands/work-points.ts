import { getRecord } from "../store/records.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { type CommandContext, type Given, printJson, stop } from "../../platform/command.ts";
import { STANDING_NAMES, STATUS_NAMES } from "../domain/work-points/sentences.ts";
import { promisedPoints, STANDINGS } from "../domain/work-points/set.ts";
import { workPointsShape } from "../domain/work-points/shape.ts";
import { takeStock } from "../domain/work-points/stock-taking.ts";
import { yearCoverage } from "../store/work-points/coverage.ts";
import { listSets, type SetReader, summarise } from "../store/work-points/sets.ts";

function readerOf({ shell, plans, tasks }: CommandContext): SetReader {
  if (!shell || !plans || !tasks) throw new Error("this command needs the database");
  const { sql, config, now } = shell;
  return { sql, config, now, plans, tasks };
}

function yearOf({ value }: Given): number | undefined {
  const word = value("--year");
  if (word === undefined) return undefined;
  return /^20\d\d$/.test(word)
    ? Number(word)
    : stop("--year 要写年份，如 2026。", "--year needs a year, as 2026.");
}

export async function list(given: Given, context: CommandContext): Promise<number> {
  const rows = await summarise(readerOf(context), { year: yearOf(given) });
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
  if (given.has("--json")) printJson(context, rows);
  else context.stdout(lines.map((line) => `${line}\n`).join(""));
  if (rows.length === 0) context.stderr("还没有工作要点。\nThere are no work points yet.\n");
  return 0;
}

export async function coverage(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const plan = given.value("--plan");
  if (plan !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plan))
    stop(
      "--plan 要写方案的编号，用 plan list 查看。",
      "--plan needs the id of a plan; plan list shows them.",
    );
  const year = yearOf(given) ?? Number(dayInShanghai(reader.now()).slice(0, 4));
  const found = await yearCoverage(reader, { year, plan });
  if (given.has("--json")) {
    printJson(context, { year, ...found });
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

export async function stock(given: Given, context: CommandContext): Promise<number> {
  const reader = readerOf(context);
  const [word = ""] = given.words;
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
  if (given.has("--json")) printJson(context, { set: set.id, title: state.title, asOf, counts, rows: shown });
  else context.stdout(lines.map((line) => `${line}\n`).join(""));
  return 0;
}

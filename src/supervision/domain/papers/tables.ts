import { dayInChinese, daysBetween, type Day } from "../../../kernel/calendar.ts";
import { figuresOf, tasksOf, type PaperChapter, type PaperFacts, type PaperTask } from "./facts.ts";
import { chapterName, measureName, ordinalWords, plain } from "./words.ts";

/** A table as papers keep it; a line 【表：NAME】 of the body is its place. */
export type PaperTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export const TABLE_NAMES = ["各章统计", "逾期任务", "未报送单位", "任务进展", "未列任务"] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export const placeOf = (name: TableName): string => `【表：${name}】`;

/** Tasks whose day has passed, the longest overdue first. */
export const overdueTasks = (chapters: readonly PaperChapter[]): PaperTask[] =>
  tasksOf(chapters)
    .filter(({ overdue, closed }) => overdue && !closed)
    .toSorted((a, b) => (a.due ?? "").localeCompare(b.due ?? "") || a.number - b.number);

/** Every table a paper may show, by name: an officer puts its line where it should stand. */
export function paperTables(facts: PaperFacts): Readonly<Record<TableName, PaperTable>> {
  return {
    各章统计: chapterTable(facts.chapters),
    逾期任务: overdueTable(facts.chapters, facts.asOf),
    未报送单位: {
      head: ["序号", "单位", "逾期未报", "最早应报日"],
      rows: facts.missing.map(({ unit, tasks, since }, index) => [
        `${index + 1}`,
        unit,
        `${tasks}项`,
        dayInChinese(since),
      ]),
    },
    任务进展: progressTable(facts.chapters),
    未列任务: waitingTable(facts.chapters),
  };
}

function totals(name: string, tasks: readonly PaperTask[]): string[] {
  const { closed, green, amber, red, grey, owed, missing } = figuresOf(tasks);
  return [name, ...[tasks.length, closed, green, amber, red, grey, owed, missing].map(String)];
}

function chapterTable(chapters: readonly PaperChapter[]): PaperTable {
  return {
    head: ["章", "任务", "销号", "绿", "黄", "红", "灰", "本期应报", "本期未报"],
    rows: [
      ...chapters.map((chapter) => totals(chapterName(chapter.section), tasksOf([chapter]))),
      totals("合计", tasksOf(chapters)),
    ],
  };
}

function overdueTable(chapters: readonly PaperChapter[], asOf: Day): PaperTable {
  return {
    head: ["序号", "任务", "牵头单位", "时限", "逾期天数"],
    rows: overdueTasks(chapters).map(({ number, text, lead, due }) => [
      `${number}`,
      plain(text),
      lead.join("、"),
      due === null ? "" : dayInChinese(due),
      due === null ? "" : `${Math.max(0, daysBetween(due, asOf))}天`,
    ]),
  };
}

const named = (name: string, tasks: readonly PaperTask[]): string[] =>
  tasks.length === 0
    ? []
    : [`${name}：${tasks.map(({ number, text }) => `${number}.${measureName(text, 16)}`).join("；")}`];

/** Of each lead unit the tasks without an accepted report, by their ledger numbers and first words. */
function waitingTable(chapters: readonly PaperChapter[]): PaperTable {
  const waiting = tasksOf(chapters).filter(
    ({ report: { state } }) => state === "missing" || state === "in-review",
  );
  const byUnit = new Map<string, PaperTask[]>();
  for (const task of waiting) {
    const unit = task.lead.length === 0 ? "牵头单位未明确" : task.lead.join("、");
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), task]);
  }
  return {
    head: ["牵头单位", "项数", "台账序号和任务"],
    rows: [...byUnit].map(([unit, tasks]) => [
      unit,
      `${tasks.length}`,
      [
        ...named(
          "未报送",
          tasks.filter(({ report }) => report.state === "missing"),
        ),
        ...named(
          "待审核",
          tasks.filter(({ report }) => report.state === "in-review"),
        ),
      ].join("\n"),
    ]),
  };
}

function progressTable(chapters: readonly PaperChapter[]): PaperTable {
  const stand = { "in-review": "本期已报送，尚待审核", missing: "本期未报送", "none-owed": "" } as const;
  return {
    head: ["序号", "举措", "任务", "牵头单位", "进展情况", "存在问题"],
    rows: chapters.flatMap(({ measures }) =>
      measures.flatMap(({ ordinal, text, tasks }) =>
        tasks.map((task) => [
          `${task.number}`,
          text === null ? "" : `${ordinalWords(ordinal)}${measureName(text)}`,
          plain(task.text),
          task.lead.join("、"),
          task.report.state === "accepted" ? task.report.report.progress : stand[task.report.state],
          task.report.state === "accepted" ? task.report.report.problems : "",
        ]),
      ),
    ),
  };
}

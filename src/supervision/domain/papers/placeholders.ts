import { dayInChinese } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { LightColour } from "../tasks/light.ts";
import {
  figuresOf,
  tasksOf,
  type AcceptedReport,
  type PaperChapter,
  type PaperFacts,
  type PaperMeasure,
  type PaperTask,
} from "./facts.ts";
import { issueWords } from "./paper.ts";
import { overdueTasks, placeOf } from "./tables.ts";
import {
  chapterName,
  leadWords,
  LIGHT_WORDS,
  measureName,
  numbersInWords,
  ordinalWords,
  passage,
  plain,
  reportWords,
  secondLevel,
} from "./words.ts";

/** A name that a template may use, and what it becomes. */
export type Placeholder = {
  readonly name: string;
  readonly meaning: Sentence;
  readonly of: (facts: PaperFacts) => string;
};

const placeholder = (name: string, zh: string, en: string, of: Placeholder["of"]): Placeholder => ({
  name,
  meaning: { zh, en },
  of,
});

export const PLACEHOLDERS: readonly Placeholder[] = [
  placeholder("方案名称", "方案的标题，不带书名号", "Title of the plan, without its marks", planName),
  placeholder("办公室", "发文的办公室", "The office that issues", ({ office }) => office),
  placeholder("截至日期", "所述情况的截止日", "The day as of which it is said", ({ asOf }) =>
    dayInChinese(asOf),
  ),
  placeholder(
    "期间",
    "报送期，没有时为截至日期",
    "The reporting period, or the day where there is none",
    periodName,
  ),
  placeholder(
    "期号",
    "期号，未编号时留空",
    "Number of the issue, blank before it has one",
    ({ issueNumber }) => issueWords(issueNumber),
  ),
  placeholder("总体情况", "任务、灯色和报送的总数", "Totals of tasks, lights and reports", overall),
  placeholder("各章统计", "各章统计表", "A table of totals by chapter", ({ chapters }) =>
    chapters.length === 0 ? "" : placeOf("各章统计"),
  ),
  placeholder(
    "分章概况",
    "每章一段，只有数字",
    "A paragraph for each chapter, figures only",
    ({ chapters }) => (chapters.length === 0 ? NO_TASKS : chapters.map(chapterBrief).join("\n")),
  ),
  placeholder(
    "分章进展",
    "按章、举措、任务列出已审核的报送；其余任务按单位列表，已销号的一行",
    "Accepted reports by chapter, measure and task; other tasks in a table by unit, closed ones in a line",
    ({ chapters }) =>
      chapters.length === 0
        ? NO_TASKS
        : [...chapters.flatMap(chapterProgress), ...otherTasks(chapters)].join("\n"),
  ),
  placeholder("任务进展表", "全部任务的进展表", "A table of the progress of all tasks", ({ chapters }) =>
    tasksOf(chapters).length === 0 ? NO_TASKS : placeOf("任务进展"),
  ),
  placeholder("存在问题", "已审核报送中的存在问题", "Problems out of accepted reports", (facts) =>
    quoted(facts, "problems", "本期已审核的报送中未填报存在问题。"),
  ),
  placeholder(
    "需协调事项",
    "已审核报送中的需协调事项",
    "Matters to be coordinated, out of accepted reports",
    (facts) => quoted(facts, "coordination", "本期已审核的报送中未提出需协调事项。"),
  ),
  placeholder("下一步安排", "已审核报送中的下一步安排", "Next steps out of accepted reports", (facts) =>
    quoted(facts, "next", "本期已审核的报送中未填报下一步安排。"),
  ),
  placeholder("红黄灯任务", "红灯和黄灯任务及原因", "Tasks at red and amber, with reasons", troubled),
  placeholder("逾期任务", "逾期任务表", "A table of overdue tasks", overdue),
  placeholder("未报送情况", "未报送单位表", "A table of units that have not reported", missing),
  placeholder("主送单位", "函件发往的单位", "The unit a letter goes to", ({ letter }) => letter?.unit ?? ""),
  placeholder("事项清单", "函件所列事项", "What a letter is about, item by item", letterItems),
  placeholder("办理期限", "于某日前，未定时为尽快", "By which day, or as soon as possible", ({ letter }) =>
    letter === null || letter.by === null ? "尽快" : `于${dayInChinese(letter.by)}前`,
  ),
  placeholder("督查依据", "督查所依据的文件", "The paper that authorises an inspection", ({ authority }) =>
    authority === null
      ? ""
      : `${authority.paper}${authority.date === null ? "" : `（${dayInChinese(authority.date)}）`}`,
  ),
];

/** The value of every placeholder. */
export const placeholderValues = (facts: PaperFacts): Readonly<Record<string, string>> =>
  Object.fromEntries(PLACEHOLDERS.map(({ name, of }) => [name, of(facts)]));

const NO_TASKS = "方案尚未立项任务。";

function planName({ planTitle }: PaperFacts): string {
  return planTitle.trim().replace(/^《([^《》]*)》$/, "$1");
}

function periodName({ period, asOf }: PaperFacts): string {
  return period === null ? `截至${dayInChinese(asOf)}` : period.label;
}

const COLOURS: readonly LightColour[] = ["green", "amber", "red", "grey"];

function lights(tasks: readonly PaperTask[]): string {
  const figures = figuresOf(tasks);
  return COLOURS.map((colour) => `${LIGHT_WORDS[colour]}${figures[colour]}项`).join("、");
}

function overall(facts: PaperFacts): string {
  const tasks = tasksOf(facts.chapters);
  const { closed, owed, accepted, inReview, missing } = figuresOf(tasks);
  const opening = `截至${dayInChinese(facts.asOf)}，《${planName(facts)}》`;
  if (tasks.length === 0) return `${opening}尚未立项任务。`;
  const open = tasks.length - closed;
  const colours = open === 0 ? "" : `在办任务中，${lights(tasks)}（灰灯为尚无办理义务或待核定的任务）。`;
  const period = facts.period === null ? "本期" : `${facts.period.label}`;
  const reports =
    owed === 0
      ? `${period}没有应报送进展的任务。`
      : `${period}应报送进展的任务${owed}项，已报送并经审核${accepted}项，已报送待审核${inReview}项，本期未报${missing}项。`;
  return `${opening}共有任务${tasks.length}项，已销号${closed}项，在办${open}项。${colours}${reports}`;
}

function chapterBrief(chapter: PaperChapter, index: number): string {
  const tasks = tasksOf([chapter]);
  const { closed, owed, accepted, inReview, missing } = figuresOf(tasks);
  const open = tasks.length - closed;
  const colours = open === 0 ? "" : `在办任务中，${lights(tasks)}。`;
  const reports =
    owed === 0 ? "" : `本期应报送${owed}项，已审核${accepted}项，待审核${inReview}项，本期未报${missing}项。`;
  return `${secondLevel(index + 1)}${chapterName(chapter.section)}。共有任务${tasks.length}项，已销号${closed}项，在办${open}项。${colours}${reports}`;
}

const isReported = ({ report }: PaperTask): boolean => report.state === "accepted";

/** What was reported, measure by measure; tasks of which nothing was accepted stand together after all chapters. */
function chapterProgress(chapter: PaperChapter, index: number): string[] {
  const heading = `${secondLevel(index + 1)}${chapterName(chapter.section)}`;
  const measures = chapter.measures
    .map((measure) => ({ ...measure, tasks: measure.tasks.filter(isReported) }))
    .filter(({ tasks }) => tasks.length > 0);
  return measures.length === 0
    ? [`${heading}。共有任务${tasksOf([chapter]).length}项，本期没有经审核的报送。`]
    : [heading, ...measures.flatMap(measureProgress)];
}

function measureProgress({ ordinal, text, tasks }: PaperMeasure, index: number): string[] {
  const name = text === null ? "其他来源的任务" : `举措${ordinalWords(ordinal)}${measureName(text)}`;
  const single = tasks.length === 1;
  return [
    `${index + 1}. ${name}`,
    ...tasks.map(
      (task, at) =>
        `${single ? "" : `（${at + 1}）`}${plain(task.text)}（台账第${task.number}项，${leadWords(task.lead)}）。${reportWords(task)}`,
    ),
  ];
}

const listed = (name: string, tasks: readonly PaperTask[]): string[] =>
  tasks.length === 0 ? [] : [`${name}任务${tasks.length}项：台账${numbersInWords(tasks)}。`];

/** The tasks that no chapter lists: without an accepted report in a table by unit, closed and idle ones in a line. */
function otherTasks(chapters: readonly PaperChapter[]): string[] {
  const rest = tasksOf(chapters).filter((task) => !isReported(task));
  const waiting = rest.filter(({ report }) => report.state !== "none-owed");
  const idle = rest.filter(({ report }) => report.state === "none-owed");
  const lines = [
    ...listed(
      "已销号",
      idle.filter(({ closed }) => closed),
    ),
    ...listed(
      "本期无报送要求的",
      idle.filter(({ closed }) => !closed),
    ),
  ];
  if (rest.length === 0) return [];
  const { missing, inReview } = figuresOf(waiting);
  const table =
    waiting.length === 0
      ? []
      : [`本期未报送${missing}项，已报送尚待审核${inReview}项，按牵头单位列表如下。`, placeOf("未列任务")];
  return [`${secondLevel(chapters.length + 1)}未列入以上各章的任务`, ...table, ...lines];
}

/** One part of every accepted report that says something there, as a numbered list. */
function quoted(
  { chapters }: PaperFacts,
  part: keyof Pick<AcceptedReport, "problems" | "coordination" | "next">,
  none: string,
): string {
  const said = tasksOf(chapters).flatMap(({ text, report }) => {
    const words = report.state === "accepted" ? passage(report.report[part]) : "";
    return words === "" || report.state !== "accepted"
      ? []
      : [`${plain(text)}（${report.report.unit}）：${words}`];
  });
  return said.length === 0 ? none : numbered(said);
}

const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join("\n");

function troubled({ chapters }: PaperFacts): string {
  const tasks = tasksOf(chapters).filter(({ closed }) => !closed);
  const lists = (["red", "amber"] as const).flatMap((colour) => {
    const found = tasks.filter(({ light }) => light?.colour === colour);
    if (found.length === 0) return [];
    const lines = found.map(
      ({ number, text, lead, light }) =>
        `${plain(text)}（台账第${number}项，${leadWords(lead)}）：${passage(light?.reason ?? "")}`,
    );
    return [`${LIGHT_WORDS[colour]}任务${found.length}项：`, numbered(lines)];
  });
  return lists.length === 0 ? "目前没有红灯、黄灯任务。" : lists.join("\n");
}

function overdue({ chapters, asOf }: PaperFacts): string {
  const count = overdueTasks(chapters).length;
  const day = dayInChinese(asOf);
  return count === 0
    ? `截至${day}，没有逾期任务。`
    : `截至${day}，逾期任务${count}项，见下表。\n${placeOf("逾期任务")}`;
}

function missing({ missing, asOf }: PaperFacts): string {
  const day = dayInChinese(asOf);
  return missing.length === 0
    ? `截至${day}，没有应报送而未报送的单位。`
    : `截至${day}，尚有${missing.length}个单位逾期未报进展情况，见下表。\n${placeOf("未报送单位")}`;
}

function letterItems({ letter }: PaperFacts): string {
  const lines = (letter?.items ?? []).map(
    ({ number, ordinal, text, what }) =>
      `${plain(text)}（${ordinal === null ? "" : `举措${ordinalWords(ordinal)}，`}台账第${number}项）：${passage(what)}`,
  );
  return numbered(lines);
}

import { type Day, dayInChinese } from "../../kernel/calendar.ts";
import { chineseNumber } from "../../kernel/paper-text.ts";
import { type Failure, refusal, type Sentence } from "../../kernel/error.ts";
import type { TaskBrief } from "../../kernel/work.ts";
import type { MeetingState, Resolution } from "../domain/meetings/meeting.ts";
import { NOT_CALLED } from "../domain/meetings/meeting-failures.ts";
import type { AgendaFact } from "../domain/meetings/meeting-row.ts";
import { NOTHING_DECIDED } from "./minutes/minutes.ts";

/** A hard problem on the agenda, as its register knows it on the day. */
export type ProblemFact = {
  readonly title: string;
  readonly description: string;
  readonly ask: string;
  readonly raisedBy: string;
  readonly level: string;
  readonly ageDays: number;
  /** Earlier meetings on whose agenda it stood. */
  readonly times: number;
};

export type MeetingPaperFacts = {
  readonly meeting: MeetingState;
  readonly asOf: Day;
  readonly sample: boolean;
  readonly unitName: (id: string) => string;
  /** By the id of the item of the agenda. */
  readonly facts: Readonly<Record<string, AgendaFact>>;
  readonly problems: readonly ProblemFact[];
  readonly tasks: ReadonlyMap<string, TaskBrief>;
};

export type DraftedTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A paper as text in the form of official papers: its line 【表：NAME】 is where the table of that name stands. */
export type DraftedPaper = {
  readonly kind: MeetingPaperKind;
  readonly title: string;
  readonly addressee: string | null;
  readonly body: string;
  readonly tables: Readonly<Record<string, DraftedTable>>;
  readonly signature: string | null;
  readonly date: Day | null;
  readonly note: string | null;
  /** Made of invented data: printed on every page. */
  readonly sample: boolean;
};

const NO_AGENDA = refusal(
  "no-agenda",
  "会议还没有议程，请先排定议程。",
  "The meeting has no agenda yet. Set it first.",
);
const NO_PROBLEMS = refusal(
  "no-problems",
  "议程里没有重大问题。请在议程中从重大问题清单里选入。",
  "No hard problem stands on the agenda. Take some from the register into the agenda.",
);
const NO_ATTENDANCE = refusal(
  "no-attendance",
  "还没有登记参会单位，请先登记。",
  "No unit is on the list of attendance yet. Record it first.",
);

const DRAFTS: Readonly<Record<MeetingPaperKind, (facts: MeetingPaperFacts) => DraftedPaper>> = {
  notice: noticePaper,
  agenda: agendaPaper,
  attendance: attendancePaper,
  problems: problemsPaper,
  minutes: minutesPaper,
  resolutions: resolutionsPaper,
};

/** Why a paper cannot be drafted yet, null where it can. */
export function paperMissing(
  kind: MeetingPaperKind,
  { date, agenda, attendance, minutes, resolutions }: MeetingState,
): Failure | null {
  switch (kind) {
    case "notice":
      return date === null ? NOT_CALLED : null;
    case "agenda":
      return agenda.length === 0 ? NO_AGENDA : null;
    case "attendance":
      return attendance.length === 0 ? NO_ATTENDANCE : null;
    case "problems":
      return agenda.some(({ about }) => about?.kind === "problem") ? null : NO_PROBLEMS;
    case "minutes":
      return minutes === null ? NOTHING_DECIDED : null;
    case "resolutions":
      return resolutions.some(({ state }) => state === "kept" || state === "dispatched")
        ? null
        : NOTHING_DECIDED;
  }
}

/** Drafts a paper of a meeting from what is recorded; ask `paperMissing` first. */
export const draftMeetingPaper = (kind: MeetingPaperKind, facts: MeetingPaperFacts): DraftedPaper =>
  DRAFTS[kind](facts);

const WEEKDAYS = "日一二三四五六";

/** `2026年3月18日（星期三）`. */
export const dayWithWeekday = (day: Day): string =>
  `${dayInChinese(day)}（星期${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`;

/** A sentence of its own, whatever mark the text ended with. */
export const sentence = (text: string): string => `${text.trim().replace(/[。；;，,]+$/, "")}。`;

const sampled = ({ sample }: MeetingPaperFacts, title: string): string =>
  sample && !title.startsWith("【示例】") ? `【示例】${title}` : title;

/** What every paper of a meeting has. */
export const framed = (
  facts: MeetingPaperFacts,
  paper: Pick<DraftedPaper, "kind" | "title" | "body"> & Partial<DraftedPaper>,
): DraftedPaper => ({
  addressee: null,
  tables: {},
  signature: null,
  date: null,
  note: null,
  ...paper,
  title: sampled(facts, paper.title),
  sample: facts.sample,
});

const whenAndWhere = ({ meeting }: MeetingPaperFacts): string[] => [
  ...(meeting.date === null ? [] : [`时间：${dayWithWeekday(meeting.date)}`]),
  ...(meeting.place === "" ? [] : [`地点：${meeting.place}`]),
];

/** 会议通知; the hour is written in by hand, as only days are recorded. */
export function noticePaper(facts: MeetingPaperFacts): DraftedPaper {
  const { meeting, unitName, asOf } = facts;
  const { title, date, place, agenda, attendance, preparation } = meeting;
  const open = preparation.filter(({ doneOn, unitId }) => doneOn === null && unitId !== null);
  const lines = [
    `定于${dayWithWeekday(date ?? asOf)}在${place}召开${title}。现将有关事项通知如下：`,
    "一、会议时间",
    `${dayWithWeekday(date ?? asOf)}　　时　　分。`,
    "二、会议地点",
    sentence(place),
    "三、会议议程",
    ...(agenda.length === 0
      ? ["会议议程另行通知。"]
      : agenda.map((item, index) => `（${chineseNumber(index + 1)}）${sentence(item.title)}`)),
    "四、参会单位",
    attendance.length === 0
      ? "参会单位另行通知。"
      : sentence(attendance.map(({ unitName: name }) => name).join("、")),
    "五、有关要求",
    ...(open.length === 0
      ? ["请参会单位按时参加。"]
      : open.map(
          ({ text, due, unitId }, index) =>
            `（${chineseNumber(index + 1)}）请${unitName(unitId as string)}于${dayInChinese(due)}前完成：${sentence(text)}`,
        )),
  ];
  return framed(facts, {
    kind: "notice",
    title: `关于召开${title}的通知`,
    addressee: "各参会单位",
    body: lines.join("\n"),
    signature: "领导小组办公室",
    date: asOf,
  });
}

/** 会议议程, each item with where it comes from. */
export function agendaPaper(facts: MeetingPaperFacts): DraftedPaper {
  const { meeting, unitName, facts: known } = facts;
  const rows = meeting.agenda.map(({ id, title, about, reporterUnitId, minutes }, index) => {
    const fact = known[id];
    const from =
      about?.kind === "problem" && fact
        ? `重大问题：已提出${fact.ageDays ?? 0}天，此前上会${fact.times}次`
        : "";
    return [
      String(index + 1),
      title,
      reporterUnitId === null ? "" : unitName(reporterUnitId),
      minutes === null ? "" : String(minutes),
      from,
    ];
  });
  return framed(facts, {
    kind: "agenda",
    title: `${meeting.title}议程`,
    body: [...whenAndWhere(facts), "【表：议程】"].join("\n"),
    tables: { 议程: { head: ["序号", "议题", "汇报单位", "时长（分钟）", "说明"], rows } },
  });
}

const sum = (values: readonly (number | null)[]): string =>
  String(values.reduce<number>((total, value) => total + (value ?? 0), 0));

/** 参会名单; holds persons' names, so it is for the office alone. */
export function attendancePaper(facts: MeetingPaperFacts): DraftedPaper {
  const { attendance, title } = facts.meeting;
  const held = attendance.some(({ present }) => present !== null);
  const rows = attendance.map(({ unitName, names, expected, present }, index) => [
    String(index + 1),
    unitName,
    names,
    String(expected),
    present === null ? "" : String(present),
  ]);
  const total = [
    "",
    "合计",
    "",
    sum(attendance.map(({ expected }) => expected)),
    held ? sum(attendance.map(({ present }) => present)) : "",
  ];
  return framed(facts, {
    kind: "attendance",
    title: `${title}参会名单`,
    body: [...whenAndWhere(facts), "【表：参会名单】"].join("\n"),
    tables: {
      参会名单: { head: ["序号", "单位", "姓名、职务", "应到（人）", "实到（人）"], rows: [...rows, total] },
    },
    note: "含个人信息，仅供会务使用",
  });
}

/** 重大问题清单 for the meeting, with how long each is open and how often it was discussed. */
export function problemsPaper(facts: MeetingPaperFacts): DraftedPaper {
  const rows = facts.problems.map((problem, index) => [
    String(index + 1),
    problem.title,
    problem.raisedBy,
    problem.ask || problem.description,
    problem.level,
    String(problem.ageDays),
    String(problem.times),
  ]);
  const repeated = facts.problems.filter(({ times }) => times > 0).length;
  const body = [
    `提交本次会议研究的重大问题共${rows.length}项${repeated === 0 ? "" : `，其中${repeated}项此前已上会`}。`,
    "【表：重大问题】",
  ];
  return framed(facts, {
    kind: "problems",
    title: `提交${facts.meeting.title}的重大问题清单`,
    body: body.join("\n"),
    tables: {
      重大问题: {
        head: ["序号", "问题", "提出单位", "需协调事项", "解决层级", "已提出（天）", "此前上会（次）"],
        rows,
      },
    },
    date: facts.asOf,
    signature: "领导小组办公室",
  });
}

const settled = ({ resolutions }: MeetingPaperFacts["meeting"]): Resolution[] =>
  resolutions.filter(({ state }) => state === "kept" || state === "dispatched");

/** By when, in the words of official papers; what was printed where nobody gave a day. */
export function deadlineWords({ kind, raw, latest }: Resolution["deadline"]): string {
  if (latest !== null) return `${dayInChinese(latest)}前`;
  if (raw !== null) return raw;
  return { date: "", continuous: "持续推进", longterm: "长期坚持", none: "" }[kind];
}

/** Where a resolution stands, in words. */
export function standingWords({ state }: Pick<Resolution, "state">, task: TaskBrief | undefined): string {
  if (state !== "dispatched") return "待转任务";
  if (task === undefined) return "已转任务";
  return task.phase === "closed" ? "已办结" : task.reason.zh;
}

function resolutionsTable({ meeting, unitName, tasks }: MeetingPaperFacts): DraftedTable {
  const names = ({ units, printed }: Resolution, role: "lead" | "support"): string => {
    const chosen = units.filter((unit) => unit.role === role).map(({ unitId }) => unitName(unitId));
    return (chosen.length > 0 ? chosen : printed[role]).join("、");
  };
  return {
    head: ["序号", "议定事项", "牵头", "配合", "完成时限", "任务", "状态"],
    rows: settled(meeting).map((resolution, index) => {
      const task = resolution.taskId === null ? undefined : tasks.get(resolution.taskId);
      return [
        String(index + 1),
        resolution.text,
        names(resolution, "lead"),
        names(resolution, "support"),
        deadlineWords(resolution.deadline),
        task === undefined ? "" : String(task.number),
        standingWords(resolution, task),
      ];
    }),
  };
}

/** 议定事项清单; what nobody confirmed yet is left out, and said so. */
export function resolutionsPaper(facts: MeetingPaperFacts): DraftedPaper {
  const { meeting, asOf } = facts;
  const waiting = meeting.resolutions.filter(({ state }) => state === "proposed").length;
  const when = meeting.date === null ? "" : `于${dayInChinese(meeting.date)}召开，`;
  const body = [
    `${meeting.title}${when}议定事项共${settled(meeting).length}项，截至${dayInChinese(asOf)}情况如下。`,
    "【表：议定事项】",
    ...(waiting === 0 ? [] : [`另有${waiting}项从纪要中读出、尚未确认，没有列入。`]),
  ];
  return framed(facts, {
    kind: "resolutions",
    title: `${meeting.title}议定事项清单`,
    body: body.join("\n"),
    tables: { 议定事项: resolutionsTable(facts) },
    signature: "领导小组办公室",
    date: asOf,
  });
}

const LONGEST_TITLE = 60;

/** 会议纪要: the text as recorded, under its own title where its first line is one, and its resolutions as a table. */
export function minutesPaper(facts: MeetingPaperFacts): DraftedPaper {
  const { meeting } = facts;
  const [first = "", ...rest] = (meeting.minutes?.text ?? "").split("\n");
  const titled = first.trim().length <= LONGEST_TITLE && /纪要\s*$/.test(first);
  const decided = settled(meeting).length > 0;
  const body = [
    titled ? rest.join("\n") : [first, ...rest].join("\n"),
    ...(decided ? ["附：议定事项清单", "【表：议定事项】"] : []),
  ];
  return framed(facts, {
    kind: "minutes",
    title: titled ? first.trim() : `${meeting.title}纪要`,
    body: body.join("\n"),
    tables: decided ? { 议定事项: resolutionsTable(facts) } : {},
  });
}

/** 会议通知, 会议议程, 参会名单, 重大问题清单, 会议纪要, 议定事项清单. */
export const MEETING_PAPER_KINDS = [
  "notice",
  "agenda",
  "attendance",
  "problems",
  "minutes",
  "resolutions",
] as const;
export type MeetingPaperKind = (typeof MEETING_PAPER_KINDS)[number];

export const MEETING_PAPER_NAMES: Readonly<Record<MeetingPaperKind, Sentence>> = {
  notice: { zh: "会议通知", en: "Notice of the meeting" },
  agenda: { zh: "会议议程", en: "Agenda" },
  attendance: { zh: "参会名单", en: "List of attendance" },
  problems: { zh: "重大问题清单", en: "List of hard problems" },
  minutes: { zh: "会议纪要", en: "Minutes" },
  resolutions: { zh: "议定事项清单", en: "List of resolutions" },
};

/** Who may have a paper: persons' names and what was said are not for everybody. */
export const MEETING_PAPER_READERS: Readonly<Record<MeetingPaperKind, "office" | "leaders" | "all">> = {
  notice: "all",
  agenda: "all",
  attendance: "office",
  problems: "leaders",
  minutes: "leaders",
  resolutions: "all",
};

/** Printed on every page of a paper that was made of invented data. */
export const SAMPLE_MARK = "示例（虚构数据，仅供演示）";

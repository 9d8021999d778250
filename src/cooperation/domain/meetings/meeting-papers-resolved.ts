import { dayInChinese } from "../../../kernel/calendar.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import type { Resolution } from "./meeting.ts";
import { framed } from "./meeting-papers-before.ts";
import type { DraftedPaper, DraftedTable, MeetingPaperFacts } from "./meeting-papers.ts";

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

import { type Day, dayInChinese } from "../../../kernel/calendar.ts";
import type { DraftedPaper, MeetingPaperFacts } from "./meeting-papers.ts";

const WEEKDAYS = "日一二三四五六";
const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** `2026年3月18日（星期三）`. */
export const dayWithWeekday = (day: Day): string =>
  `${dayInChinese(day)}（星期${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]}）`;

/** 一 to 九十九, as items of official papers are numbered. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const before = tens === 0 ? "" : `${tens === 1 ? "" : NUMERALS[tens - 1]}十`;
  return `${before}${ones === 0 ? "" : NUMERALS[ones - 1]}`;
}

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

import type { Day } from "../../../kernel/calendar.ts";

export const FEED_LANGUAGES = ["zh", "en"] as const;
export type FeedLanguage = (typeof FEED_LANGUAGES)[number];

const LONGEST = 60;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Words that a feed puts before what is recorded, in the language that its owner chose. */
export const FEED_WORDS = {
  zh: {
    name: "几字弯工作日历",
    atLatest: (title: string) => `最迟召开：${title}（日期待定）`,
    window: (from: Day, to: Day) => `召开时段 ${from} 至 ${to}`,
    prepare: (text: string) => `会议筹备：${short(text)}`,
    taskDue: (number: number, text: string) => `任务 ${number} 到期：${short(text)}`,
    callCloses: (name: string) => `申报截止：${name}`,
    agreementEnds: (name: string) => `协议到期：${name}`,
    termBegins: (unit: string) => `选派任期开始：${unit}`,
    termEnds: (unit: string) => `选派任期届满：${unit}`,
  },
  en: {
    name: "Jiziwan calendar",
    atLatest: (title: string) => `To be held by now: ${title} (day not fixed)`,
    window: (from: Day, to: Day) => `Window ${from} to ${to}`,
    prepare: (text: string) => `To prepare: ${short(text)}`,
    taskDue: (number: number, text: string) => `Task ${number} due: ${short(text)}`,
    callCloses: (name: string) => `Call closes: ${name}`,
    agreementEnds: (name: string) => `Agreement ends: ${name}`,
    termBegins: (unit: string) => `Secondment begins: ${unit}`,
    termEnds: (unit: string) => `Secondment ends: ${unit}`,
  },
} as const;

import type { Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { fold } from "../domain/plan-reader/characters.ts";
import { readDeadline } from "../domain/plan-reader/deadlines.ts";
import type { TaskSource, TaskSourceKind } from "../domain/tasks/task.ts";

// What the words of an office say: how a task stands, where it comes from, what was done so far.

/** What an entry of the status column proposes; a person confirms it. */
export const PROPOSED = {
  done: { zh: "已完成", en: "done" },
  standing: { zh: "转常态化", en: "standing work" },
  overdue: { zh: "逾期", en: "overdue" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type ProposedJudgement = keyof typeof PROPOSED;
export const JUDGEMENTS = Object.keys(PROPOSED) as ProposedJudgement[];

const OPEN =
  /未完成|未办结|未销号|没有完成|尚未|基本完成|部分完成|即将完成|正在|推进中|办理中|进行中|在办|完成\d{1,2}(?:\.\d+)?%|阶段性完成|未启动|推进|按计划|正常|有序|绿灯|黄灯|否/;
const OVERDUE = /逾期|超期|超时|到期未|未按(?:期|时)|红灯/;
const STANDING = /长期|常态化|持续推进|持续开展|转常态|长效/;
const DONE = /完成|办结|销号|落实到位|已落实|已建成|已印发|100%|^是$|^√$|^✓$|^✔$/;

/** Whether an entry says that work goes on or has not begun: nothing to judge, and nothing to ask about. */
export const saysOpen = (text: string): boolean => OPEN.test(fold(text).replace(/\s/g, ""));

/** What an entry of a status column proposes; null where it says that work goes on, or nothing that is understood. */
export function statusOf(text: string): ProposedJudgement | null {
  const plain = fold(text).replace(/\s/g, "");
  if (OVERDUE.test(plain) && !/未逾期|无逾期|未超期|无超期/.test(plain)) return "overdue";
  if (STANDING.test(plain)) return "standing";
  return DONE.test(plain) && !OPEN.test(plain) ? "done" : null;
}

const SOURCES: readonly (readonly [TaskSourceKind, RegExp])[] = [
  ["meeting", /会议|纪要|常务会|例会|调度会/],
  ["instruction", /批示|指示|圈阅/],
  ["superior", /上级|自治区|国务院|国家|〔\d{4}〕|\[\d{4}\]/],
  ["order", /交办|领导小组/],
];

type Plan = Pick<TaskSource, "title" | "paper" | "date">;

const firstLine = (words: string): string => words.split("\n")[0]?.slice(0, 300) ?? "";

/** The source that words name other than the plan. */
const otherSource = (printed: string, plan: Plan): TaskSourceKind | undefined =>
  printed.includes(plan.title) ? undefined : SOURCES.find(([, words]) => words.test(printed))?.[0];

/** Whether a row's source column says that it comes from elsewhere than the plan. */
export function statesOther(words: string, plan: Plan): boolean {
  const printed = firstLine(words);
  const kind = otherSource(printed, plan);
  // A plan may be cited by its number alone, as a higher office's paper is.
  return kind !== undefined && kind !== "superior" && !printed.includes("方案");
}

/** Where a task comes from: its own column says so, else the plan where it matches, else the office's ledger. */
export function sourceOf(words: string, matched: boolean, plan: Plan, fileName: string): TaskSource {
  const printed = firstLine(words);
  const kind = otherSource(printed, plan);
  const paper = /[一-龥]{1,10}[〔[]\d{4}[〕\]]\d+号/.exec(printed)?.[0] ?? null;
  if (kind !== undefined) return { kind, title: printed, paper, date: null, quote: null };
  return matched || printed.includes("方案")
    ? { kind: "plan", ...plan, quote: null }
    : { kind: "order", title: printed || fileName, paper, date: null, quote: null };
}

/** What was done, and when where it is said. */
export type HistoryPart = { readonly day: Day | null; readonly text: string };

/** A date that begins a part: `2024年6月：`, `截至2024年6月底，`, `2024.6.30 `, and `6月：` within the year named before it. */
const BEGINS =
  /(?<=^|[\n。;]\s*|\n\s*[-·•*]\s*)(?:\(?\d{1,2}\)|\d{1,2}[、.](?=\d{4}年|\D))?\s*(?:截至|截止|至)?(?:(\d{4})(?:年|[./-])(?:(\d{1,2})(?:月份?|[./-]|(?!\d))?(\d{1,2}[日号]?)?|第?([一二三四1-4])季度|([上下]半年))?|(\d{1,2})月份?(\d{1,2}[日号])?)(?:底|末|初|[上中下]旬|年底)?(?=[:,\s、]|[一-龥])/g;

type Start = { readonly at: number; readonly day: Day | null };

function startsOf(folded: string, year: string | null, asOf: Day): Start[] {
  const starts: Start[] = [];
  let named = year;
  for (const match of folded.matchAll(BEGINS)) {
    named = match[1] ?? named;
    const bare = match[0].replace(/^\s*(?:\(?\d{1,2}\)|\d{1,2}[、.](?=\d{4}年|\D))?\s*(?:截至|截止|至)?/, "");
    const time = match[1] === undefined && named !== null ? `${named}年${bare}` : bare;
    const day = readDeadline(time, time).latest;
    // Month ends are what a month is read as: one that still runs is told of as it stands now.
    const latest = day !== null && day > asOf && day.slice(0, 7) === asOf.slice(0, 7) ? asOf : day;
    starts.push({ at: match.index, day: latest !== null && latest <= asOf ? latest : null });
  }
  return starts;
}

/**
 * Splits what an office wrote about progress at the dates that begin its parts; a text without any is one part.
 * `heading` is that of its column (`2024年进展情况`), whose time holds where the text names none. A time after `asOf` is
 * none: nothing was done then yet.
 */
export function historyOf(text: string, heading: string, asOf: Day): HistoryPart[] {
  const folded = fold(text);
  const head = fold(heading).replace(/\s/g, "");
  const year = /(\d{4})年/.exec(head)?.[1] ?? null;
  const ofHeading = /\d{4}年/.test(head) ? readDeadline(head, head).latest : null;
  const whole = ofHeading !== null && ofHeading <= asOf ? ofHeading : null;
  const starts = startsOf(folded, year, asOf);
  const first = starts[0]?.at ?? folded.length;
  const parts = [
    { day: whole, text: text.slice(0, first) },
    ...starts.map(({ at, day }, index) => ({ day, text: text.slice(at, starts[index + 1]?.at) })),
  ];
  return parts
    .map((part) => ({ ...part, text: part.text.trim().replace(/^[-·•*]\s*|\s*[-·•*]$/g, "") }))
    .filter((part) => part.text !== "");
}

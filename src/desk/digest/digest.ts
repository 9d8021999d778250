import type { Day } from "../../kernel/calendar.ts";
import { dayInChinese } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { calledIn, type Span } from "../../kernel/inbox.ts";
import { type DeskLine, type Inbox, SPAN_NAMES } from "../inbox/inbox.ts";

/** How a person wants the mail of a day; what nobody chose is mailed, in Chinese. */
export type DigestChoice = { readonly mailed: boolean; readonly language: "zh" | "en" };
export const USUAL_CHOICE: DigestChoice = { mailed: true, language: "zh" };

/** What a message names line by line; what waits longer is counted. */
const NAMED = ["late", "today", "week"] as const satisfies readonly Span[];
/** More lines make no mail that is read; the desk has them all. */
export const MOST_NAMED = 60;

/** Whether a day's mail is worth sending: something is late or due within the week, or new. */
export const isWorthTelling = ({ spans, fresh }: Pick<Inbox, "spans" | "fresh">): boolean =>
  NAMED.some((span) => spans[span] > 0) || fresh > 0;

type Counts = Readonly<Record<Span, number>>;

/** Counts in words, those that are none left out. */
function countsSaid(spans: Counts, language: keyof Sentence): string {
  const zh = { late: "逾期", today: "今天到期", week: "七天内", later: "以后" };
  const en = { late: "overdue", today: "due today", week: "within seven days", later: "later" };
  const some = (["late", "today", "week", "later"] as const).filter((span) => spans[span] > 0);
  return language === "zh"
    ? some.map((span) => `${zh[span]} ${spans[span]} 件`).join("，")
    : some.map((span) => `${spans[span]} ${en[span]}`).join(", ");
}

const WORDS = {
  zh: {
    greeting: (name: string) => `${name}，您好：`,
    subject: (day: Day, counts: string) => `几字弯待办（${dayInChinese(day)}）：${counts}`,
    due: (day: Day) => `${dayInChinese(day)}前`,
    between: "；",
    later: (count: number) => `以后 ${count} 件，见“我的桌面”。`,
    rest: (count: number) => `另有 ${count} 件没有列出，见“我的桌面”。`,
    pathsOnly: "以上为系统内的路径：没有配置公开网址，请登录系统后打开“我的桌面”办理。",
    end: "本邮件每天最多一封，由系统自动发送，无须回复；不想再收，请在系统“我的账号”中关闭。",
  },
  en: {
    greeting: (name: string) => `${name},`,
    subject: (day: Day, counts: string) => `Jiziwan, what waits for you on ${day}: ${counts}`,
    due: (day: Day) => `by ${day}`,
    between: "; ",
    later: (count: number) => `${count} later: see My desk.`,
    rest: (count: number) => `${count} more are not listed: see My desk.`,
    pathsOnly:
      "These are paths within the system, whose public address is not configured: sign in and open My desk.",
    end: "At most one such mail a day, sent automatically; no answer is needed. Switch it off under My account.",
  },
} as const;

type About = {
  readonly name: string;
  readonly language: DigestChoice["language"];
  /** Where links lead, as `https://jiziwan.example.gov.cn`; null leaves paths. */
  readonly publicUrl: string | null;
};

/**
 * The mail of a day, in plain text: what the desk shows, in its order and groups, what is put off left out. What waits longer
 * than a week is counted.
 */
export function digestMail(
  { asOf, spans, lines }: Pick<Inbox, "asOf" | "spans" | "lines">,
  { name, language, publicUrl }: About,
): { readonly subject: string; readonly text: string } {
  const words = WORDS[language];
  const mark = lines.some(({ sample }) => sample) ? "【示例】" : "";
  const linked = (link: string) => `${publicUrl ?? ""}${link}`;
  const said = ({ subject, why, due, link, sample }: DeskLine) =>
    `- ${sample ? "【示例】" : ""}${calledIn(subject, language)}${language === "zh" ? "：" : ": "}${why[language]}${due === null ? "" : `${words.between}${words.due(due)}`}\n  ${linked(link)}`;
  const named = lines.filter(({ span }) => span !== "later").slice(0, MOST_NAMED);
  const parts = NAMED.flatMap((span) => {
    const own = named.filter((line) => line.span === span);
    return own.length === 0
      ? []
      : ["", `${SPAN_NAMES[span][language]} ${spans[span]}`, ...own.map((line) => said(line))];
  });
  const rest = NAMED.reduce((sum, span) => sum + spans[span], 0) - named.length;
  return {
    subject: `${mark}${words.subject(asOf, countsSaid(spans, language))}`,
    text: [
      words.greeting(name),
      ...parts,
      "",
      ...(rest > 0 ? [words.rest(rest)] : []),
      ...(spans.later > 0 ? [words.later(spans.later)] : []),
      publicUrl === null ? words.pathsOnly : linked("/"),
      words.end,
      "",
    ].join("\n"),
  };
}

/**
 * What a robot tells a group: how many different things wait, for whomever, and one link; no subject, no name. Null where
 * nothing is due within the week.
 */
export function robotText(spans: Counts, asOf: Day, publicUrl: string | null): string | null {
  if (NAMED.every((span) => spans[span] === 0)) return null;
  const near = { ...spans, later: 0 };
  return [
    `几字弯待办（${dayInChinese(asOf)}）：${countsSaid(near, "zh")}`,
    `Jiziwan, ${asOf}: ${countsSaid(near, "en")}`,
    ...(publicUrl === null ? [] : [`${publicUrl}/`]),
  ].join("\n");
}

import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { DatedRule, RuleSource } from "../../../../kernel/rule.ts";
import type { BreachCode } from "./breaches.ts";

/** Read in a public copy of the law that names the national database of laws and regulations; not held against the gazette. */
const REGULATION: RuleSource = {
  title: say(
    "《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）",
    "Regulation on the Sharing of Government Data (State Council Decree 809, in force 2025-08-01)",
  ),
  standing: "law",
};

/** A limit of the law as data: `workingDays` working days after the day that `starts` names, which itself is day 0. */
export type ClockRule<C extends string = ClockRuleCode> = DatedRule & {
  readonly code: C;
  readonly name: Sentence;
  /** The day that is day 0. */
  readonly starts: Sentence;
  readonly workingDays: number;
  /** As cited, and by its number. */
  readonly article: string;
  readonly articleNumber: number;
  /** What it is called when it is not kept, which tells whose time it is. */
  readonly breach: BreachCode;
};

const IN_FORCE = "2025-08-01";

const rule = <const C extends string>(
  code: C,
  name: Sentence,
  starts: Sentence,
  workingDays: number,
  [articleNumber, article]: readonly [number, string],
  breach: BreachCode,
): ClockRule<C> => ({
  code,
  name,
  starts,
  workingDays,
  article: `政务数据共享条例${article}`,
  articleNumber,
  from: IN_FORCE,
  until: null,
  source: REGULATION,
  breach,
});

const RECEIVED = say("收到共享申请之日", "the day the request was received");

/** The limits of the regulation, articles 17, 21, 22 and 26. */
const LIMITS = [
  rule(
    "share-unconditional",
    say("无条件共享：作出答复", "Unconditional sharing: answer"),
    RECEIVED,
    1,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "share-conditional",
    say("有条件共享：作出是否同意的答复", "Conditional sharing: answer whether it is agreed"),
    RECEIVED,
    10,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "share-conditional-extended",
    say(
      "有条件共享：经同级主管部门同意延长后作出答复（最长）",
      "Conditional sharing: answer after an extension consented to, at the longest",
    ),
    RECEIVED,
    20,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "delivery",
    say("共享政务数据", "Share the data"),
    say("作出同意共享的答复之日", "the day of the answer that agrees"),
    20,
    [22, "第二十二条第一款"],
    "late-delivery",
  ),
  rule(
    "correction",
    say("核实、更正并反馈校核处理结果", "Verify, correct and say what became of a correction"),
    say("收到校核申请之日", "the day the call for correction was received"),
    10,
    [26, "第二十六条第二款"],
    "late-correction",
  ),
  rule(
    "catalogue-update",
    say("更新目录并报送审核", "Bring the catalogue up to date and hand it in for review"),
    say("调整、变化发生之日", "the day of the change"),
    10,
    [17, "第十七条第二款"],
    "late-catalogue",
  ),
  rule(
    "catalogue-update-extended",
    say(
      "经同级主管部门同意延长后更新目录并报送审核",
      "Bring the catalogue up to date after an extension consented to",
    ),
    say("调整、变化发生之日", "the day of the change"),
    15,
    [17, "第十七条第二款"],
    "late-catalogue",
  ),
  rule(
    "catalogue-review",
    say("审核并发布更新后的目录", "Review and publish the updated catalogue"),
    say("收到更新后的目录之日", "the day the updated catalogue was received"),
    2,
    [17, "第十七条第三款"],
    "late-review",
  ),
];

export type ClockRuleCode = (typeof LIMITS)[number]["code"];
export const RULES: readonly ClockRule[] = LIMITS;
export const CLOCK_RULES: readonly ClockRuleCode[] = LIMITS.map(({ code }) => code);

/** Longest extension of an answer, in working days: article 21. */
export const LONGEST_EXTENSION_DAYS = 10;

export const isClockRule = (word: string): word is ClockRuleCode =>
  (CLOCK_RULES as readonly string[]).includes(word);

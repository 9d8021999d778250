import type { Sentence } from "../../../../kernel/error.ts";
import type { DatedRule, RuleSource } from "../../../../kernel/rule.ts";
import type { BreachCode } from "./breaches.ts";

export const CLOCK_RULES = [
  "share-unconditional",
  "share-conditional",
  "share-conditional-extended",
  "delivery",
  "correction",
  "catalogue-update",
  "catalogue-update-extended",
  "catalogue-review",
] as const;
export type ClockRuleCode = (typeof CLOCK_RULES)[number];

/** Read in a public copy of the law that names the national database of laws and regulations; not held against the gazette. */
const REGULATION: RuleSource = {
  title: {
    zh: "《政务数据共享条例》（国务院令第809号，2025年8月1日起施行）",
    en: "Regulation on the Sharing of Government Data (State Council Decree 809, in force 2025-08-01)",
  },
  standing: "law",
};

/** A limit of the law as data: `workingDays` working days after the day that `starts` names, which itself is day 0. */
export type ClockRule = DatedRule & {
  readonly code: ClockRuleCode;
  readonly name: Sentence;
  /** The day that is day 0. */
  readonly starts: Sentence;
  /** Whose time it is. */
  readonly runsAgainst: "provider" | "data-officer";
  readonly workingDays: number;
  /** As cited, and by its number. */
  readonly article: string;
  readonly articleNumber: number;
  /** What it is called when it is not kept. */
  readonly breach: BreachCode;
};

const IN_FORCE = "2025-08-01";

const rule = (
  code: ClockRuleCode,
  name: Sentence,
  starts: Sentence,
  workingDays: number,
  [articleNumber, article]: readonly [number, string],
  breach: BreachCode,
): ClockRule => ({
  code,
  name,
  starts,
  runsAgainst: code === "catalogue-review" ? "data-officer" : "provider",
  workingDays,
  article: `政务数据共享条例${article}`,
  articleNumber,
  from: IN_FORCE,
  until: null,
  source: REGULATION,
  breach,
});

const RECEIVED: Sentence = { zh: "收到共享申请之日", en: "the day the request was received" };

/** The limits of the regulation, articles 17, 21, 22 and 26. */
export const RULES: readonly ClockRule[] = [
  rule(
    "share-unconditional",
    { zh: "无条件共享：作出答复", en: "Unconditional sharing: answer" },
    RECEIVED,
    1,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "share-conditional",
    { zh: "有条件共享：作出是否同意的答复", en: "Conditional sharing: answer whether it is agreed" },
    RECEIVED,
    10,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "share-conditional-extended",
    {
      zh: "有条件共享：经同级主管部门同意延长后作出答复（最长）",
      en: "Conditional sharing: answer after an extension consented to, at the longest",
    },
    RECEIVED,
    20,
    [21, "第二十一条第一款"],
    "late-answer",
  ),
  rule(
    "delivery",
    { zh: "共享政务数据", en: "Share the data" },
    { zh: "作出同意共享的答复之日", en: "the day of the answer that agrees" },
    20,
    [22, "第二十二条第一款"],
    "late-delivery",
  ),
  rule(
    "correction",
    { zh: "核实、更正并反馈校核处理结果", en: "Verify, correct and say what became of a correction" },
    { zh: "收到校核申请之日", en: "the day the call for correction was received" },
    10,
    [26, "第二十六条第二款"],
    "late-correction",
  ),
  rule(
    "catalogue-update",
    { zh: "更新目录并报送审核", en: "Bring the catalogue up to date and hand it in for review" },
    { zh: "调整、变化发生之日", en: "the day of the change" },
    10,
    [17, "第十七条第二款"],
    "late-catalogue",
  ),
  rule(
    "catalogue-update-extended",
    {
      zh: "经同级主管部门同意延长后更新目录并报送审核",
      en: "Bring the catalogue up to date after an extension consented to",
    },
    { zh: "调整、变化发生之日", en: "the day of the change" },
    15,
    [17, "第十七条第二款"],
    "late-catalogue",
  ),
  rule(
    "catalogue-review",
    { zh: "审核并发布更新后的目录", en: "Review and publish the updated catalogue" },
    { zh: "收到更新后的目录之日", en: "the day the updated catalogue was received" },
    2,
    [17, "第十七条第三款"],
    "late-review",
  ),
];

/** Longest extension of an answer, in working days: article 21. */
export const LONGEST_EXTENSION_DAYS = 10;

export const isClockRule = (word: string): word is ClockRuleCode =>
  (CLOCK_RULES as readonly string[]).includes(word);

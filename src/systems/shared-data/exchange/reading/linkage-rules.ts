import type { Day } from "../../../../kernel/calendar.ts";
import { type DatedRule, findInForce } from "../../../../kernel/rule.ts";

/** How many different people one account may read about on a day before it is paused. */
export type LinkageRule = DatedRule & { readonly subjectsPerDay: number };

export const LINKAGE_RULES: readonly LinkageRule[] = [
  {
    from: "2025-08-01",
    until: null,
    subjectsPerDay: 200,
    source: {
      title: {
        zh: "《政务数据共享条例》第二十五条要求防范数据汇聚、关联引发的泄露风险；每日 200 人是本系统的设定值，条例没有规定数字。",
        en: "Article 25 of the regulation wants leaks by bringing data together prevented; 200 people a day is set here, the regulation names no number.",
      },
      standing: "setting",
    },
  },
];

/** The rule in force on a day; throws where none is, so that nothing is read without one. */
export function linkageRuleOn(day: Day, rules: readonly LinkageRule[] = LINKAGE_RULES): LinkageRule {
  const found = findInForce(rules, day);
  if (!found) throw new RangeError(`no linkage rule on ${day}`);
  return found;
}

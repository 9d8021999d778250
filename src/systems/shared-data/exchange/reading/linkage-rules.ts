import type { Day } from "../../../../kernel/calendar.ts";

/** How many different people one account may read about on a day before it is paused. */
export type LinkageRule = {
  readonly from: Day;
  readonly until: Day | null;
  readonly subjectsPerDay: number;
  readonly basis: string;
};

export const LINKAGE_RULES: readonly LinkageRule[] = [
  {
    from: "2025-08-01",
    until: null,
    subjectsPerDay: 200,
    basis:
      "《政务数据共享条例》第二十五条要求防范数据汇聚、关联引发的泄露风险；每日 200 人是本系统的设定值，条例没有规定数字。",
  },
];

/** The rule in force on a day; throws where none is, so that nothing is read without one. */
export function linkageRuleOn(day: Day, rules: readonly LinkageRule[] = LINKAGE_RULES): LinkageRule {
  const found = rules.find(({ from, until }) => from <= day && (until === null || day <= until));
  if (!found) throw new RangeError(`no linkage rule on ${day}`);
  return found;
}

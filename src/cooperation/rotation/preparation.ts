import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";

/** What a host does before the day, and how many working days before; a proposal of this product, not a rule of any paper. */
export const PREPARATION: readonly { readonly workingDays: number; readonly text: Sentence }[] = [
  {
    workingDays: 40,
    text: {
      zh: "与其他三市商定会期、会址和规格",
      en: "Agree day, place and level with the other three cities",
    },
  },
  {
    workingDays: 30,
    text: {
      zh: "向四市征集议题，汇总重大问题清单",
      en: "Collect topics of the four cities and the hard problems",
    },
  },
  {
    workingDays: 25,
    text: {
      zh: "提出议程和拟签协议目录，征求三市意见",
      en: "Circulate agenda and list of agreements for comment",
    },
  },
  {
    workingDays: 20,
    text: { zh: "会议方案报市委、市政府审定", en: "Submit the plan of the meeting to the city's leaders" },
  },
  {
    workingDays: 15,
    text: {
      zh: "拟签协议文本定稿，完成合法性审核",
      en: "Finish the texts of agreements and their legal review",
    },
  },
  { workingDays: 10, text: { zh: "印发会议通知，收集参会名单", en: "Send the notice, collect who attends" } },
  { workingDays: 5, text: { zh: "会议材料送达各方", en: "Deliver the papers to everyone" } },
  { workingDays: 2, text: { zh: "会场和签约环节检查", en: "Check the room and the signing" } },
];

/** The day that lies so many working days before another; `day` itself for 0. */
export function workingDaysBefore(day: Day, count: number, isWorkingDay: IsWorkingDay): Day {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

export type PreparationStep = {
  readonly text: Sentence;
  readonly workingDays: number;
  /** Null where the day of the meeting is not known. */
  readonly due: Day | null;
};

/** The preparation of a meeting on a day, the earliest first; without a day only how long before. */
export const preparationFor = (day: Day | null, isWorkingDay: IsWorkingDay): PreparationStep[] =>
  PREPARATION.map(({ text, workingDays }) => ({
    text,
    workingDays,
    due: day === null ? null : workingDaysBefore(day, workingDays, isWorkingDay),
  }));

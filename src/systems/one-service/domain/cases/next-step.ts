import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { type ClockView, heldTo } from "./case-clock.ts";
import { cityName, wayOf } from "./case-sentence.ts";
import { type CaseState, isBad, ownerOf } from "./case.ts";

/** Who has to do something now: a unit, the applicant, or nobody. */
export type Holder = {
  readonly who: "receiving" | "deciding" | "applicant" | "window" | "nobody";
  readonly unitName: string;
};

/** In whose hands the next step is. The case stays its owner's while the applicant is waited for. */
export function holderOf(state: CaseState): Holder {
  const { stage, deciding, receiving, delivery } = state;
  switch (stage) {
    case "received":
      return { who: "receiving", unitName: receiving.unitName };
    case "handed-over":
    case "accepted":
    case "special":
    case "decided":
      return { who: "deciding", unitName: deciding.unitName };
    case "supplement":
      return { who: "applicant", unitName: ownerOf(state).unitName };
    case "delivering":
      return delivery?.how.kind === "window"
        ? { who: "window", unitName: cityName(delivery.how.regionCode).zh }
        : { who: "applicant", unitName: ownerOf(state).unitName };
    case "delivered":
    case "not-accepted":
    case "withdrawn":
      return { who: "nobody", unitName: ownerOf(state).unitName };
  }
}

const byDay = (day: Day | null): Sentence =>
  day === null ? { zh: "", en: "" } : { zh: `，不晚于 ${day}`, en: ` by ${day}` };

/** What happens next, in words for the applicant, with the day by which it is promised. */
export function nextStep(state: CaseState, clock: ClockView): Sentence {
  const limit = heldTo(clock);
  const by = byDay(limit?.due ?? null);
  const { receiving, deciding } = state;
  switch (state.stage) {
    case "received":
      return {
        zh: `受理地核验身份、核对材料后移交${deciding.unitName}。`,
        en: `The place of receipt checks identity and papers and hands them over to the deciding unit.`,
      };
    case "handed-over":
      return {
        zh: `${deciding.unitName}签收并受理。${clock.startsOn ?? ""} 起不论是否签收都开始计时。`,
        en: `The deciding unit signs for it. From ${clock.startsOn ?? ""} time counts whether it has signed or not.`,
      };
    case "accepted":
      return limit?.overdue
        ? {
            zh: `${deciding.unitName}应当在 ${limit.due ?? ""} 前作出决定，已经逾期。可以向事项页所列的监督投诉渠道反映。`,
            en: `The deciding unit should have decided by ${limit.due ?? ""} and is late. The item's page names where to complain.`,
          }
        : { zh: `${deciding.unitName}作出决定${by.zh}。`, en: `The deciding unit decides${by.en}.` };
    case "supplement":
      return {
        zh: "请您补交告知书上列出的材料。补交以前停止计时；只会告知这一次。",
        en: "Please hand in the papers of the notice. Time stands still until then, and you are asked only once.",
      };
    case "special":
      return {
        zh: "特别程序结束后继续计时。",
        en: "Time counts again once the special procedure is over.",
      };
    case "decided":
      return { zh: `${deciding.unitName}送达决定。`, en: "The deciding unit delivers its decision." };
    case "delivering": {
      const way = state.delivery ? wayOf(state.delivery.how) : { zh: "", en: "" };
      return {
        zh: `结果已发出：${way.zh}。收到后请确认。`,
        en: `The result is on its way: ${way.en}. Please confirm once you have it.`,
      };
    }
    case "delivered":
      return state.appraisal === null
        ? { zh: "已办结。请评价这次服务。", en: "Done. Please say how it was." }
        : appraised(state);
    case "not-accepted":
      return {
        zh: "不予受理。理由和其他途径见通知书。",
        en: "Not accepted. The notice gives the reasons and other ways.",
      };
    case "withdrawn":
      return { zh: `已撤回，${receiving.unitName}不再办理。`, en: "Withdrawn; nothing more is done." };
  }
}

function appraised({ appraisal, deciding }: CaseState): Sentence {
  if (appraisal && isBad(appraisal.grade) && appraisal.answer === null)
    return {
      zh: `已办结。${deciding.unitName}将回复您的评价。`,
      en: "Done. The deciding unit will answer your appraisal.",
    };
  return { zh: "已办结。", en: "Done." };
}

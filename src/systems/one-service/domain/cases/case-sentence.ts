import type { Sentence } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { type CaseAct, type Delivery, GRADE_NAMES, type Sent, SPECIAL_NAMES } from "./case.ts";

export const cityName = (code: string): Sentence =>
  CITIES.find((city) => city.code === code)?.name ?? { zh: code, en: code };

export function wayOf(how: Sent | Delivery): Sentence {
  if (how.kind === "online") return { zh: "线上", en: "online" };
  if (how.kind === "post")
    return { zh: `邮寄，${how.carrier} ${how.tracking}`, en: `by post, ${how.tracking}` };
  const city = cityName(how.regionCode);
  return { zh: `到${city.zh}的综合窗口领取`, en: `to be fetched at a window in ${city.en}` };
}

/** An act in words, for the one timeline of both places. */
export function caseSentence(act: CaseAct): Sentence {
  switch (act.type) {
    case "submit":
      return { zh: "提交申请", en: "Applied" };
    case "receive-at-window":
      return {
        zh: "综合窗口收件：已核对身份证件原件",
        en: "Received at the window; the identity document was seen",
      };
    case "hand-over": {
      const way = wayOf(act.sent);
      return {
        zh: `核验身份、核对材料后移交办理地（${way.zh}），共 ${act.papers.length} 项材料`,
        en: `Checked and handed over to the place of decision (${way.en}), ${act.papers.length} papers`,
      };
    }
    case "accept":
      return { zh: "办理地签收并受理", en: "Signed for and accepted by the deciding unit" };
    case "take":
      return { zh: "经办人变更", en: "Taken over by another clerk" };
    case "supplement":
      return {
        zh: `一次性告知补正：${act.papers.join("、")}`,
        en: `One notice of what is missing: ${act.papers.length} papers`,
      };
    case "supplemented":
      return { zh: `补正材料 ${act.papers.length} 项`, en: `${act.papers.length} missing papers handed in` };
    case "not-accept":
      return { zh: "不予受理，已说明理由和其他途径", en: "Not accepted, with reasons and other ways" };
    case "begin-special": {
      const name = SPECIAL_NAMES[act.procedure];
      return {
        zh: `进入特别程序（${name.zh}），所需时间不计入办理期限`,
        en: `Special procedure begun (${name.en}); its time does not count`,
      };
    }
    case "end-special":
      return { zh: "特别程序结束，继续计时", en: "Special procedure over, time counts again" };
    case "decide":
      return act.outcome === "approved"
        ? { zh: "作出决定：准予", en: "Decided: approved" }
        : {
            zh: "作出决定：不予批准，已告知理由和救济途径",
            en: "Decided: refused, with reasons and remedies",
          };
    case "deliver": {
      const way = wayOf(act.how);
      return { zh: `送达：${way.zh}`, en: `Delivered ${way.en}` };
    }
    case "confirm-delivery":
      return { zh: "确认收到结果", en: "Receipt of the result confirmed" };
    case "withdraw":
      return { zh: "撤回申请", en: "Withdrawn" };
    case "appraise":
      return { zh: `评价：${GRADE_NAMES[act.grade].zh}`, en: `Appraised: ${GRADE_NAMES[act.grade].en}` };
    case "answer-appraisal":
      return { zh: "回复评价", en: "The appraisal was answered" };
  }
}

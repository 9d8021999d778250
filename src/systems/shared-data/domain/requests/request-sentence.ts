import type { Sentence } from "../../../../kernel/error.ts";
import type { RequestAct } from "./request.ts";
import { ABUSE_WORDS, DISPOSAL_WORDS, REFUSAL_WORDS } from "./request-words.ts";

const PLAIN: Partial<Readonly<Record<RequestAct["type"], Sentence>>> = {
  edit: { zh: "修改申请", en: "Changed the draft" },
  sign: { zh: "需求部门负责人同意并提出申请", en: "The requester's head consented; filed" },
  receive: { zh: "提供部门签收申请", en: "The provider received it" },
  "tell-extension": { zh: "告知需求部门延长", en: "Told the requester of the extension" },
  "sign-answer": { zh: "提供部门负责人同意并答复", en: "The provider's head signed the answer" },
  "confirm-delivery": { zh: "需求部门确认收到数据", en: "The requester confirmed the delivery" },
  "carry-out-stop": { zh: "提供部门终止服务", en: "The provider stopped the service" },
};

const both = (zh: string, en: string, words: string): Sentence =>
  words.trim() === "" ? { zh, en } : { zh: `${zh}：${words}`, en: `${en}: ${words}` };

/** An act on a request in words, for its history. */
export function requestSentence(act: RequestAct): Sentence {
  switch (act.type) {
    case "draft":
      return both("起草共享申请", "Drafted a request", act.resource.name);
    case "return-draft":
      return both("需求部门负责人退回草稿", "The requester's head returned the draft", act.reason);
    case "withdraw":
      return both("撤回申请", "Withdrew it", act.reason);
    case "give-notice":
      return both("一次性告知需要补充的材料", "Told once what is missing", act.missing.join("；"));
    case "supplement":
      return both("补充材料", "Supplemented", act.words);
    case "ask-extension":
      return both(
        `申请延长答复期限 ${act.days} 个工作日`,
        `Asked for ${act.days} more working days`,
        act.reason,
      );
    case "decide-extension":
      return act.consented
        ? both("主管部门同意延长", "The data authority consented to the extension", act.number)
        : both("主管部门不同意延长", "The data authority declined the extension", act.reason);
    case "prepare-answer":
      return act.answer.decision === "granted"
        ? both("拟同意共享", "Prepared to grant", act.answer.items.map(({ name }) => name).join("、"))
        : {
            zh: `拟不同意共享：${REFUSAL_WORDS[act.answer.reason].zh}；${act.answer.text}`,
            en: `Prepared to refuse: ${REFUSAL_WORDS[act.answer.reason].en}; ${act.answer.text}`,
          };
    case "return-answer":
      return both("提供部门负责人退回拟答复", "The provider's head returned the answer", act.reason);
    case "deliver":
      return both("提供数据", "Delivered", act.note);
    case "reject-delivery":
      return both("数据不可用，退回重新提供", "The delivery was rejected", act.reason);
    case "ask-renewal":
      return both(`申请续期至 ${act.until}`, `Asked to renew until ${act.until}`, act.reason);
    case "suspend": {
      const { zh, en } = ABUSE_WORDS[act.abuse];
      const who =
        act.side === "provider"
          ? { zh: "提供部门", en: "The provider" }
          : { zh: "主管部门", en: "The data authority" };
      return {
        zh: `${who.zh}暂停共享权限（${zh}），限 ${act.rectifyBy} 前整改：${act.reason}`,
        en: `${who.en} suspended it (${en}), to be put right by ${act.rectifyBy}: ${act.reason}`,
      };
    }
    case "file-suspension":
      return both("主管部门登记暂停备案", "The suspension was filed", act.number);
    case "resume":
      return both("恢复共享权限", "Resumed", act.reason);
    case "terminate":
      return both("整改不到位，终止共享", "Ended, as it was not put right", act.reason);
    case "propose-stop":
      return both(
        `提供部门提出自 ${act.from} 终止服务`,
        `The provider proposed to stop from ${act.from}`,
        act.reason,
      );
    case "answer-stop":
      return act.agreed
        ? both("需求部门同意终止服务", "The requester agreed to the stop", act.words)
        : both("需求部门不同意终止服务", "The requester objected to the stop", act.words);
    case "file-stop":
      return both("主管部门登记终止服务备案", "The stop was filed", act.number);
    case "dispose":
      return {
        zh: `需求部门处置数据（${DISPOSAL_WORDS[act.reason].zh}）：${act.how}；${act.copies}`,
        en: `The requester disposed of the data (${DISPOSAL_WORDS[act.reason].en}): ${act.how}; ${act.copies}`,
      };
    default:
      return PLAIN[act.type] ?? { zh: act.type, en: act.type };
  }
}

import type { Sentence } from "../../kernel/error.ts";
import type { Decision, Draft, HeaderField } from "./review.ts";

const HEADER: Record<HeaderField, Sentence> = {
  title: { zh: "标题", en: "title" },
  issuer: { zh: "发文机关", en: "issuer" },
  docNumber: { zh: "文号", en: "document number" },
  date: { zh: "成文日期", en: "date" },
  superior: { zh: "上级文件", en: "superior document" },
};

const ROLE = {
  lead: { zh: "牵头单位", en: "leading units" },
  support: { zh: "配合单位", en: "supporting units" },
  guide: { zh: "指导单位", en: "guiding units" },
} as const;

const DEADLINE = {
  date: { zh: "有期限", en: "dated" },
  continuous: { zh: "持续推进", en: "continuing" },
  longterm: { zh: "长期坚持", en: "long-term" },
  none: { zh: "未写明", en: "not stated" },
} as const;

const NOBODY: Sentence = { zh: "无", en: "none" };

const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** What a decision did, in one sentence; `draft` is the one that it was taken on. */
export function sentenceOf(decision: Decision, draft: Draft): Sentence {
  const measureId = "measure" in decision ? decision.measure : null;
  const index = draft.measures.findIndex(({ id }) => id === measureId);
  const ordinal = draft.measures[index]?.ordinal;
  const [zh, en] = [ordinal ?? `第${index + 1}项`, ordinal ?? `item ${index + 1}`];
  switch (decision.type) {
    case "set-header": {
      const [field, value] = [HEADER[decision.field], decision.value];
      return {
        zh: `将${field.zh}改为“${value ?? NOBODY.zh}”`,
        en: `Set the ${field.en} to “${value ?? NOBODY.en}”`,
      };
    }
    case "set-text":
      return { zh: `修改了${zh}的正文`, en: `Edited the text of ${en}` };
    case "set-units": {
      const role = ROLE[decision.role];
      return {
        zh: `将${zh}的${role.zh}定为${decision.names.join("、") || NOBODY.zh}`,
        en: `Set the ${role.en} of ${en} to ${decision.names.join(", ") || NOBODY.en}`,
      };
    }
    case "set-deadline": {
      const kind = DEADLINE[decision.kind];
      return {
        zh: `将${zh}的完成时限定为${decision.latest ?? kind.zh}`,
        en: `Set the deadline of ${en} to ${decision.latest ?? kind.en}`,
      };
    }
    case "split-measure":
      return { zh: `将${zh}拆分为两项`, en: `Split ${en} in two` };
    case "merge-measure":
      return { zh: `将${zh}与后一项合并`, en: `Merged ${en} with the one after it` };
    case "remove-measure":
      return { zh: `移除了${zh}`, en: `Removed ${en}` };
    case "add-measure":
      return { zh: "从原文中补选了一项举措", en: "Added a measure from the original" };
    case "confirm-measure":
      return decision.confirmed
        ? { zh: `核对确认了${zh}`, en: `Confirmed ${en}` }
        : { zh: `取消了对${zh}的确认`, en: `Took back the confirmation of ${en}` };
    case "confirm-all":
      return { zh: "核对确认了全部举措", en: "Confirmed all measures" };
    case "edit-undertaking":
      return {
        zh: `将${zh}的一项具体任务改为“${shortened(decision.text)}”（${decision.kind}）`,
        en: `Changed an undertaking of ${en} to “${shortened(decision.text)}” (${decision.kind})`,
      };
    case "split-undertaking":
      return { zh: `拆分了${zh}的一项具体任务`, en: `Split an undertaking of ${en}` };
    case "merge-undertaking":
      return { zh: `合并了${zh}的两项具体任务`, en: `Merged two undertakings of ${en}` };
    case "add-undertaking":
      return {
        zh: `为${zh}补充具体任务“${shortened(decision.text)}”`,
        en: `Added the undertaking “${shortened(decision.text)}” to ${en}`,
      };
    case "remove-undertaking":
      return { zh: `移除了${zh}的一项具体任务`, en: `Removed an undertaking of ${en}` };
    case "answer": {
      const question = draft.questions.find(({ id }) => id === decision.question);
      const option = question?.options.find(({ id }) => id === decision.option);
      const value = decision.value ? `：${decision.value}` : "";
      return {
        zh: `回答“${question?.sentence.zh ?? decision.question}”：${option?.zh ?? decision.option}${value}`,
        en: `Answered “${question?.sentence.en ?? decision.question}”: ${option?.en ?? decision.option}${value}`,
      };
    }
    case "undo":
      return { zh: "撤销了上一步", en: "Took back the last step" };
  }
}

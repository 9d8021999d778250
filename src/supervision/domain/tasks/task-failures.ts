import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../kernel/error.ts";

const failure = (code: string, zh: string, en: string): Failure => ({ code, sentence: { zh, en } });

export const NO_TASK = failure(
  "not-found",
  "没有这项任务，或本单位不承担这项任务，请回到列表重新选择。",
  "There is no such task, or your unit has no part in it. Choose from the list again.",
);

export const UNDONE = failure(
  "undone",
  "同一批中有一项不能办理，这一项也没有办理；请改正或去掉那一项后再提交。",
  "Another of the batch was refused, so this one was not done either. Correct or drop that one, then submit again.",
);

export const UNKNOWN_UNIT = failure(
  "unknown-unit",
  "有责任单位不在单位名录中，请先在名录中登记，再从名录中选择。",
  "A unit is not on the roster. Register it there first, then choose it.",
);

export const UNKNOWN_MEASURE = failure(
  "unknown-measure",
  "所选的举措或具体任务不属于这个方案，请刷新页面后重新选择。",
  "The measure or undertaking is not part of this plan. Reload the page and choose again.",
);

export const UNDERTAKING_TWICE = failure(
  "duplicate",
  "同一项具体任务列了两次，请去掉重复的再提交。",
  "One undertaking is named twice. Submit it once.",
);

export const NEEDS_PLAN = failure(
  "plan-needed",
  "查看过去某一天的台账，请先选定一个方案。",
  "Choose one plan to see the ledger as of a past day.",
);

export const NOT_EVIDENCE = failure(
  "unsupported-type",
  "佐证材料请上传图片、PDF、Word、Excel 或文本文件。",
  "Attach pictures, PDF, Word, Excel or text files as evidence.",
);

export const NO_EVIDENCE = failure(
  "not-found",
  "没有找到这份佐证材料，请刷新页面后再试。",
  "There is no such evidence. Reload the page and try again.",
);

export const EVIDENCE_MISSING = failure(
  "unknown-evidence",
  "有佐证材料没有上传到这项任务，请重新上传后再提交。",
  "A piece of evidence was not attached to this task. Attach it again, then submit.",
);

/** An undertaking that became a task already: two officers dispatched it at once. */
export const alreadyTask = (number: number, text: string): Failure =>
  failure(
    "duplicate",
    `“${text.slice(0, 40)}”已立项为第${number}号任务，请刷新页面，去掉这一项后再提交。`,
    `“${text.slice(0, 40)}” is task number ${number} already. Reload the page and submit without it.`,
  );

type Done = { readonly by: string; readonly at: Date; readonly sentence: Sentence };

/** Others acted on the same matter since the caller looked: who, when and what. */
export function staleTask(done: readonly Done[]): Failure {
  const when = ({ at }: Done): string =>
    `${dayInShanghai(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;
  const told = (language: keyof Sentence): string =>
    done
      .map((each) => `${each.by} ${when(each)} ${each.sentence[language]}`)
      .join(language === "zh" ? "；" : "; ");
  return failure(
    "stale",
    `您打开之后，这一事项已有人办理：${told("zh")}。请刷新页面，看过后再决定。`,
    `Others acted on this since you opened it: ${told("en")}. Reload, look, then decide.`,
  );
}

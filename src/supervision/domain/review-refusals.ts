import type { Sentence } from "../../kernel/error.ts";
import type { Result } from "../../kernel/result.ts";

/** Every reason for which a decision on a draft is refused, with the sentence that says what to do instead. */
export const REFUSALS = {
  "unknown-measure": {
    zh: "这一项举措已不在草稿中，请刷新页面后再改。",
    en: "This measure is no longer in the draft. Reload the page and try again.",
  },
  "unknown-undertaking": {
    zh: "这一项具体任务已不在草稿中，请刷新页面后再改。",
    en: "This undertaking is no longer in the draft. Reload the page and try again.",
  },
  "unknown-question": {
    zh: "没有这个问题，可能已随举措一并移除，请刷新页面。",
    en: "There is no such question; it may have gone with its measure. Reload the page.",
  },
  "unknown-option": {
    zh: "这个问题没有这个选项，请从列出的选项中选一个。",
    en: "The question has no such option. Choose one of those listed.",
  },
  "value-missing": {
    zh: "这个选项需要填写内容，请填写后再提交。",
    en: "This option needs a value. Fill it in and submit again.",
  },
  "bad-position": {
    zh: "拆分处须在文字中间，前后都要留有内容，请重新选择拆分的位置。",
    en: "Split inside the text, with words on both sides. Choose another place.",
  },
  "text-edited": {
    zh: "这一项的文字改动过，与原文对不上，无法拆分。请先撤销文字改动，拆分后再改。",
    en: "The text was edited and no longer matches the print. Undo the edit, split, then edit the parts.",
  },
  "nothing-to-merge": {
    zh: "后面没有可以并入的一项，请选择前一项再合并。",
    en: "Nothing follows that could be merged into this one. Start from the one before.",
  },
  "deadlines-differ": {
    zh: "两项的完成时限不同，请先改成一致再合并。",
    en: "The two have different deadlines. Make them equal, then merge.",
  },
  "last-measure": {
    zh: "这是最后一项举措，不能移除。如文件不是工作方案，请放弃本次导入。",
    en: "This is the last measure and cannot be removed. If the document is no plan, discard the import.",
  },
  "empty-text": {
    zh: "文字不能为空，请填写内容。",
    en: "The text cannot be empty. Write something.",
  },
  "bad-text": {
    zh: "文字中有无法保存的字符，请删去后再提交，可先粘贴到记事本中再复制过来。",
    en: "The text holds characters that cannot be kept. Remove them and submit again; pasting through a plain editor helps.",
  },
  "unit-twice": {
    zh: "同一单位写了两次，请删去一处。",
    en: "A unit is named twice. Remove one of the two.",
  },
  "bad-deadline": {
    zh: "有期限的请填写一个真实存在的日期，如 2026-12-31；持续推进、长期坚持的不填日期。",
    en: "A dated deadline needs a day that exists, like 2026-12-31; continuing and long-term ones have none.",
  },
  "bad-header": {
    zh: "标题不能为空，日期须为真实存在的日期，如 2024-02-03。",
    en: "The title cannot be empty, and the date must be a day that exists, like 2024-02-03.",
  },
  "bad-span": {
    zh: "选取的文字不在原文之内，或其中没有内容，请在左侧原文中重新选取。",
    en: "The selection is outside the document or holds no words. Select again in the original on the left.",
  },
  "nothing-to-undo": {
    zh: "没有可以撤销的改动。",
    en: "There is nothing left to undo.",
  },
} as const satisfies Record<string, Sentence>;

export type ReviewCode = keyof typeof REFUSALS;

/** The failure of a refused decision. */
export function refuse(code: ReviewCode): Result<never, ReviewCode> {
  return { ok: false, failure: { code, sentence: REFUSALS[code] } };
}

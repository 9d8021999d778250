import { refusal } from "../../../kernel/error.ts";
import { MAX_VERSION_TEXT, MAX_VERSIONS } from "./joint-paper.ts";

export const BEGUN = refusal("begun", "这份文件已经建立，请刷新。", "This paper is entered already. Reload.");
export const TITLE_NEEDED = refusal("title-needed", "请填写文件标题。", "Give the paper's title.");
export const NO_TEXT = refusal(
  "no-text",
  "还没有文本。请先上传或粘贴一稿，再征求意见。",
  "No text is filed yet. Upload or paste a version first.",
);
export const EMPTY_TEXT = refusal(
  "empty-text",
  "这一稿没有文字。请上传带文字的文件，或把正文粘贴进来。",
  "This version has no words. Upload a file with text, or paste it.",
);
export const TEXT_TOO_LONG = refusal(
  "text-too-long",
  `文本超过 ${MAX_VERSION_TEXT / 10_000} 万字。请只上传文件本身，附件另存。`,
  `The text has more than ${MAX_VERSION_TEXT.toLocaleString("en-GB")} characters. Upload the paper without its annexes.`,
);
export const TOO_MANY_VERSIONS = refusal(
  "too-many-versions",
  `一份文件最多存 ${MAX_VERSIONS} 稿。请另建一份文件继续。`,
  `A paper keeps at most ${MAX_VERSIONS} versions. Enter another paper to go on.`,
);
export const SAME_TEXT = refusal(
  "same-text",
  "文字与上一稿完全相同，没有保存。请检查是否选错了文件。",
  "The words are those of the version before; nothing was kept. Check that it is the right file.",
);
export const NO_SUCH_VERSION = refusal(
  "no-version",
  "没有这一稿，请重新选择。",
  "There is no such version. Choose again.",
);
export const NO_SUCH_ARTICLE = refusal(
  "no-article",
  "这一稿没有这一条，请刷新后重新选择。",
  "This version has no such article. Reload and choose again.",
);
export const DAY_AHEAD = refusal(
  "day-ahead",
  "日期晚于今天。请在事情办完后登记，或改为实际日期。",
  "This day is still to come. Enter it once it has happened, or correct the day.",
);
export const REASON_NEEDED = refusal(
  "reason-needed",
  "请写明依据或理由。",
  "Say where it was decided, or why.",
);
export const NOT_ISSUED = refusal(
  "not-issued",
  "这份文件还没有印发。请先登记印发日期和文号。",
  "This paper is not issued. Enter its day of issue and its number first.",
);
export const REPEALED = refusal(
  "repealed",
  "这份文件已经废止，只供查阅。需要继续的，请另建一份。",
  "This paper is repealed and can only be read. Enter another one to go on.",
);
export const VALIDITY_ORDER = refusal(
  "validity-order",
  "失效日期和复核日期不能早于生效日期，请核对。",
  "The last day and the review day cannot be before the first. Check them.",
);
export const NO_ROUND = refusal(
  "not-found",
  "没有这一轮征求意见，请回到文件页。",
  "There is no such round. Go back to the paper.",
);
export const NO_ROWS = refusal(
  "no-rows",
  "表中没有可以登记的意见。请按模板填写“单位”“条款”“意见”“理由”后再上传。",
  "The sheet holds no opinion that can be entered. Fill in unit, article, opinion and reason as in the form, then upload it again.",
);
export const NO_COLUMNS = refusal(
  "no-columns",
  "没有找到表头“单位”和“意见”。请使用本页下载的反馈表，或把表头改成这样。",
  "The heads 单位 and 意见 were not found. Use the form of this page, or name the columns so.",
);

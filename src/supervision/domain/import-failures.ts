import type { Failure, Sentence } from "../../kernel/error.ts";
import type { HistoryEntry } from "./history.ts";
import type { ImportStatus } from "./import.ts";

type ImportCode = "too-long" | "not-found" | "not-in-review" | "published" | "stale" | "no-title";

const failure = (code: ImportCode, zh: string, en: string): Failure<ImportCode> => ({
  code,
  sentence: { zh, en },
});

/** Longest text that is read as a plan, in UTF-16 units: about five hundred printed pages. */
export const MAX_TEXT = 1_000_000;

export const TOO_LONG = failure(
  "too-long",
  `文件文字超过 ${MAX_TEXT / 10_000} 万字，没有保存。请只上传方案正文和任务分解表。`,
  `The text is longer than ${MAX_TEXT / 1_000_000} million characters and was not kept. Upload only the plan and its table of tasks.`,
);

export const NO_MEASURES: Sentence = {
  zh: "没有在文件中找到带责任单位或完成时限的举措，所以没有读成方案。请确认它是工作方案、实施方案或任务分解表；责任分工在附件里的，请上传附件。",
  en: "No measure with a responsible unit or a deadline was found, so this was not read as a plan. Check that it is an implementation plan or a table of tasks; if the division of work is in an annex, upload the annex.",
};

export const READING_FAILED: Sentence = {
  zh: "读取这个文件时程序出错，没有留下半成品。请另存为 .docx 或 .txt 后重新上传；仍不行请告诉系统管理员。",
  en: "The program failed on this document and kept nothing of it. Save it as .docx or .txt and upload that; if it fails again, tell the system administrator.",
};

export const NO_IMPORT = failure(
  "not-found",
  "没有这次导入，请回到导入列表。",
  "There is no such import. Go back to the list of imports.",
);

export const NO_PLAN = failure(
  "not-found",
  "没有这个方案，请回到方案列表。",
  "There is no such plan. Go back to the list of plans.",
);

export const NO_MEASURE = failure(
  "not-found",
  "没有这项举措，请回到方案页面。",
  "There is no such measure. Go back to the plan.",
);

export const NO_UNIT = failure(
  "not-found",
  "名录中没有这个单位，请回到单位名录查找。",
  "There is no such unit in the roster. Look it up there.",
);

export const NO_TITLE = failure(
  "no-title",
  "方案还没有标题，请先填写标题再发布。",
  "The plan has no title yet. Fill it in, then publish.",
);

export const PUBLISHED = failure(
  "published",
  "已发布的方案不能放弃。需要更正的，请上传修订后的文件，并在发布时选它的前一版。",
  "A published plan cannot be discarded. To correct it, upload the revised document and choose its predecessor when publishing.",
);

const STATES: Record<ImportStatus["state"], Sentence> = {
  queued: { zh: "正在排队等待读取", en: "waits to be read" },
  reading: { zh: "正在读取", en: "is being read" },
  review: { zh: "等待核对", en: "waits for review" },
  published: { zh: "已经发布", en: "is published" },
  failed: { zh: "没有读成", en: "could not be read" },
  cancelled: { zh: "已经放弃", en: "was discarded" },
};

/** Refuses to review or publish what is in another state. */
export function notInReview(state: ImportStatus["state"]): Failure<ImportCode> {
  const { zh, en } = STATES[state];
  return failure(
    "not-in-review",
    `这次导入${zh}，不能修改。请回到导入列表查看。`,
    `This import ${en} and cannot be changed. See the list of imports.`,
  );
}

const NAMED = 3;

// Shown in Asia/Shanghai, as every time of the product.
const clock = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** Refuses a decision made on an older version, and says what others did meanwhile. */
export function staleDraft(meanwhile: readonly HistoryEntry[]): Failure<ImportCode> {
  const last = meanwhile.slice(-NAMED);
  const more = meanwhile.length - last.length;
  const zh = last.map(({ at, by, sentence }) => `${by}于 ${clock(at)} ${sentence.zh}`).join("；");
  const en = last.map(({ at, by, sentence }) => `at ${clock(at)} ${by}: ${sentence.en}`).join("; ");
  return failure(
    "stale",
    `没有保存：草稿已有新的改动${zh ? `（${more > 0 ? `另有 ${more} 处，` : ""}${zh}）` : ""}。请刷新后再改。`,
    `Not saved: the draft changed meanwhile${en ? ` (${more > 0 ? `${more} more, ` : ""}${en})` : ""}. Reload and try again.`,
  );
}

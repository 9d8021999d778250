import { dayInShanghai } from "../../../kernel/calendar.ts";
import type { Failure } from "../../../kernel/error.ts";
import type { PaperStatus } from "./paper.ts";

const failure = (code: string, zh: string, en: string): Failure => ({ code, sentence: { zh, en } });

export const NO_PAPER = failure(
  "not-found",
  "没有这份公文，请回到公文列表。",
  "There is no such paper. Go back to the list of papers.",
);

export const UNKNOWN_PERIOD = failure(
  "unknown-period",
  "方案没有这个报送期，请从列出的报送期中选择，或先在方案设置里补上。",
  "The plan has no such reporting period. Choose one of those listed, or add it in the plan's settings.",
);

export const UNKNOWN_UNIT = failure(
  "unknown-unit",
  "单位名录中没有这个单位，请从列出的单位中选择。",
  "No such unit is on the roster. Choose one of those listed.",
);

export const FUTURE = failure(
  "future",
  "截至日期不能晚于今天，请改为今天或以前的日期。",
  "The day may not be later than today. Choose today or an earlier day.",
);

/** The paper is not a draft any more. */
export const notDraft = (status: Exclude<PaperStatus, "draft">): Failure =>
  status === "issued"
    ? failure(
        "issued",
        "公文已印发，不能再改。需要更正的，请撤回后另拟一份。",
        "The paper is issued and cannot be changed. To correct it, withdraw it and draft another.",
      )
    : failure(
        "withdrawn",
        "公文已撤回，不能再改。请另拟一份。",
        "The paper is withdrawn and cannot be changed. Draft another.",
      );

const clock = (at: Date): string =>
  `${dayInShanghai(at)} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;

/** Somebody changed a paper or a template since the caller opened it. */
export const changedSince = (by: string, at: Date): Failure =>
  failure(
    "stale",
    `没有保存：${by}已于 ${clock(at)} 改过。请先复制您写的内容，重新载入后再改。`,
    `Not saved: ${by} changed it on ${clock(at)}. Copy what you wrote, reload, then edit again.`,
  );

import type { Failure } from "../../kernel/error.ts";

/** A refusal of this slice: a code and a sentence in both languages that says what to do. */
export const refusal = <C extends string>(code: C, zh: string, en: string): Failure<C> => ({
  code,
  sentence: { zh, en },
});

export const OFFICE_ONLY = refusal(
  "office-only",
  "这一步由领导小组办公室办理，请与办公室联系。",
  "The leading group's office does this. Ask the office.",
);

export const OWN_UNIT_ONLY = refusal(
  "own-unit-only",
  "只能办理本单位的事项。请由该单位的负责人、联络员或办公室办理。",
  "This is another unit's matter. Its head, its liaison officer or the office does it.",
);

export const NO_RECORD = refusal(
  "not-found",
  "没有这条记录，请回到列表。",
  "There is no such record. Go back to the list.",
);

export const UNKNOWN_UNIT = refusal(
  "unknown-unit",
  "有单位不在单位名录中，请从名录中选择。",
  "A unit is not on the roster. Choose it from there.",
);

export const KEY_TAKEN = refusal(
  "key-taken",
  "没有保存：这一请求的编号已用于另一步操作。请刷新后再办。",
  "Not saved: the key of this request was used for another act. Reload and try again.",
);

const clock = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** Somebody acted since: refused with who and when, so that nothing is overwritten unseen. */
export const changedSince = (by: string, at: string): Failure<"stale"> =>
  refusal(
    "stale",
    `没有保存：${by}已于 ${clock(at)} 作了改动。请刷新后再办。`,
    `Not saved: ${by} changed it at ${clock(at)}. Reload and try again.`,
  );

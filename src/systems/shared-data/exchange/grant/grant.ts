import type { Day } from "../../../../kernel/calendar.ts";
import { say } from "../../../../kernel/fields.ts";

/** How a value of an item is given out: whole, its middle hidden, its year only, or as a keyed digest that only can be compared. */
export const MASK_WORDS = {
  none: say("原值", "Whole"),
  middle: say("隐去中间", "Middle hidden"),
  year: say("只给年份", "Year only"),
  digest: say("只可比对", "For comparison only"),
};
export type Mask = keyof typeof MASK_WORDS;
export const MASKS = Object.keys(MASK_WORDS) as [Mask, ...Mask[]];

/** 服务接口, 批量交换, 文件下载: 政务数据共享条例 article 22. */
export const MODE_WORDS = {
  api: say("服务接口", "Service interface"),
  batch: say("批量交换", "Batch exchange"),
  file: say("文件下载", "File download"),
};
export type Mode = keyof typeof MODE_WORDS;
export const MODES = Object.keys(MODE_WORDS) as [Mode, ...Mode[]];

/** Rows that a grant opens: an item against a value; never text of a query language. */
export type RowCondition = {
  readonly item: string;
  readonly is: "equal" | "one-of" | "from" | "until" | "begins";
  readonly values: readonly string[];
};

/**
 * What a granted request opens, as the enforcement point reads it (table `shared_data.grant_now`, written by the acts of the
 * request, whose id it has). Purpose-bound, expiring, limited in number.
 */
export type Grant = {
  readonly id: string;
  readonly version: number;
  readonly regionCode: string;
  readonly resourceId: string;
  readonly resourceCode: string;
  readonly resourceName: string;
  readonly providerId: string;
  readonly requesterId: string;
  readonly basis: string;
  readonly purposes: readonly string[];
  readonly mode: Mode;
  readonly items: readonly { readonly name: string; readonly mask: Mask }[];
  readonly rows: readonly RowCondition[];
  /** Calls about persons need case number and purpose, and the subject's number. */
  readonly personLevel: boolean;
  /** Item by which a subject is found; null where the data is about nobody. */
  readonly subjectItem: string | null;
  readonly callsPerDay: number;
  readonly rowsPerCall: number;
  readonly from: Day;
  readonly until: Day;
  readonly status: "active" | "suspended" | "terminated";
  readonly sample: boolean;
};

/** Whether a grant may be read under on a day: a suspended or ended one is refused at the next call. */
export const isOpen = (
  { status, from, until }: Pick<Grant, "status" | "from" | "until">,
  day: Day,
): boolean => status === "active" && from <= day && day <= until;

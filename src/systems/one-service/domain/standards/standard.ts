import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { HANDLING_FORMS } from "../items/item.ts";

export const STANDARD_STAGES = ["negotiating", "issued", "withdrawn", "superseded"] as const;
export type StandardStage = (typeof STANDARD_STAGES)[number];

export const STAGE_NAMES: Readonly<Record<StandardStage, Sentence>> = {
  negotiating: { zh: "协商中", en: "In negotiation" },
  issued: { zh: "已印发", en: "Issued" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
  superseded: { zh: "已被新版替代", en: "Superseded" },
};

/** What a common item fixes. Days are working days; null leaves a field to each city. */
export type StandardFields = {
  readonly name: string;
  readonly promisedDays: number | null;
  readonly legalDays: number | null;
  readonly visits: number | null;
  readonly materials: readonly string[];
  readonly charges: boolean | null;
  readonly forms: readonly (typeof HANDLING_FORMS)[number][];
  readonly onlineDepth: number | null;
  readonly resultName: string | null;
};

export const STANDARD_FIELDS = [
  "name",
  "promisedDays",
  "legalDays",
  "visits",
  "materials",
  "charges",
  "forms",
  "onlineDepth",
  "resultName",
] as const satisfies readonly (keyof StandardFields)[];
export type StandardField = (typeof STANDARD_FIELDS)[number];

export const FIELD_NAMES: Readonly<Record<StandardField, Sentence>> = {
  name: { zh: "事项名称", en: "Name" },
  promisedDays: { zh: "承诺办结时限（工作日）", en: "Promised working days" },
  legalDays: { zh: "法定办结时限（工作日）", en: "Legal working days" },
  visits: { zh: "到办事现场次数", en: "Visits" },
  materials: { zh: "申请材料", en: "Materials" },
  charges: { zh: "是否收费", en: "Fee" },
  forms: { zh: "办理形式", en: "Handling" },
  onlineDepth: { zh: "网办深度", en: "Online depth" },
  resultName: { zh: "审批结果名称", en: "Result" },
};

/** An item as it is proposed. `reasons` says for a field why it is what it is; `key` is that of the compared group. */
export type ProposedItem = {
  readonly key: string;
  readonly code: string | null;
  readonly type: string | null;
  readonly fields: StandardFields;
  readonly reasons: Readonly<Partial<Record<StandardField, string>>>;
};

/** What a city said to an item at a revision; an agreement counts only while the item stands at that revision. */
export type CityAnswer = {
  readonly kind: "agree" | "object";
  readonly revision: number;
  readonly reason: string;
  readonly on: Day;
};

export type ItemComment = {
  readonly city: string;
  readonly round: number;
  readonly text: string;
  readonly on: Day;
};

export type StandardItem = ProposedItem & {
  /** Counts from 1 and grows when the item's fields change. */
  readonly revision: number;
  /** The round in which it last changed. */
  readonly round: number;
  readonly leftOut: { readonly reason: string; readonly on: Day } | null;
  readonly answers: Readonly<Record<string, CityAnswer>>;
  readonly comments: readonly ItemComment[];
};

export type StandardState = {
  readonly title: string;
  readonly note: string;
  readonly stage: StandardStage;
  /** City whose data officers proposed it; the region's code for the office. */
  readonly regionCode: string;
  readonly round: number;
  readonly proposedOn: Day;
  readonly items: readonly StandardItem[];
  readonly issued: { readonly on: Day; readonly docNumber: string } | null;
  readonly withdrawn: { readonly on: Day; readonly reason: string } | null;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
};

export type StandardAct =
  | {
      readonly type: "propose";
      readonly title: string;
      readonly note: string;
      readonly regionCode: string;
      readonly supersedes: string | null;
      readonly items: readonly ProposedItem[];
    }
  /** A new round: items that are new or changed, by key; all others stay as they are. */
  | { readonly type: "revise"; readonly note: string; readonly items: readonly ProposedItem[] }
  | { readonly type: "leave-out"; readonly key: string; readonly reason: string }
  | { readonly type: "take-back"; readonly key: string }
  | { readonly type: "comment"; readonly key: string; readonly text: string }
  | {
      readonly type: "agree";
      readonly items: readonly { readonly key: string; readonly revision: number }[];
    }
  | {
      readonly type: "object";
      readonly key: string;
      readonly revision: number;
      readonly reason: string;
    }
  | { readonly type: "issue"; readonly on: Day; readonly docNumber: string }
  | { readonly type: "withdraw"; readonly reason: string }
  | { readonly type: "supersede"; readonly by: string };

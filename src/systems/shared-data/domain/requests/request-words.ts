import type { Sentence } from "../../../../kernel/error.ts";
import type { Abuse, DisposalReason, RefusalReason, RequestStatus } from "./request.ts";
import type { Mask, Mode } from "../../exchange/grant/grant.ts";

export const STATUS_WORDS: Readonly<Record<RequestStatus, Sentence>> = {
  draft: { zh: "起草", en: "Draft" },
  filed: { zh: "待签收", en: "To be received" },
  received: { zh: "审核中", en: "Under review" },
  supplementing: { zh: "待补充材料", en: "To be supplemented" },
  refused: { zh: "不同意共享", en: "Refused" },
  granted: { zh: "已同意，待提供", en: "Granted, to be delivered" },
  delivered: { zh: "已提供，待确认", en: "Delivered, to be confirmed" },
  "in-use": { zh: "使用中", en: "In use" },
  suspended: { zh: "已暂停", en: "Suspended" },
  ended: { zh: "已终止，待处置", en: "Ended, to be disposed of" },
  closed: { zh: "已处置办结", en: "Disposed of, closed" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

export const REFUSAL_WORDS: Readonly<Record<RefusalReason, Sentence>> = {
  "out-of-scope": {
    zh: "超出需求部门履行职责需要的范围（第三条、第二十条）",
    en: "Beyond what the requester's duties need (articles 3 and 20)",
  },
  "conditions-not-met": {
    zh: "不符合目录列明的共享使用条件（第十五条）",
    en: "Published conditions of use not met (article 15)",
  },
  "basis-not-met": {
    zh: "使用依据或必要性不成立（第二十条）",
    en: "Basis or need does not hold (article 20)",
  },
  "law-forbids": {
    zh: "法律、行政法规或国务院决定明确规定不能提供（第十四条）",
    en: "A law, administrative regulation or State Council decision forbids it (article 14)",
  },
};

export const ABUSE_WORDS: Readonly<Record<Abuse, Sentence>> = {
  "scope-exceeded": { zh: "擅自超出使用范围", en: "Used beyond its scope" },
  "purpose-exceeded": { zh: "擅自超出共享目的使用", en: "Used for another purpose" },
  "passed-on": { zh: "擅自提供给第三方", en: "Passed on to a third party" },
};

export const DISPOSAL_WORDS: Readonly<Record<DisposalReason, Sentence>> = {
  met: { zh: "共享目的已实现", en: "Purpose met" },
  impossible: { zh: "共享目的无法实现", en: "Purpose cannot be met" },
  unneeded: { zh: "为实现共享目的不再必要", en: "No longer needed for the purpose" },
};

export const MODE_WORDS: Readonly<Record<Mode, Sentence>> = {
  api: { zh: "服务接口", en: "Service interface" },
  batch: { zh: "批量交换", en: "Batch exchange" },
  file: { zh: "文件下载", en: "File download" },
};

export const MASK_WORDS: Readonly<Record<Mask, Sentence>> = {
  none: { zh: "原值", en: "Whole" },
  middle: { zh: "隐去中间", en: "Middle hidden" },
  year: { zh: "只给年份", en: "Year only" },
  digest: { zh: "只可比对", en: "For comparison only" },
};

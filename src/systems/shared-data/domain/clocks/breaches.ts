import type { Sentence } from "../../../../kernel/error.ts";

/** Breaches that the regulation names: articles 39 (providers), 40 (requesters) and 41 (departments in charge). */
export const BREACHES = [
  "late-catalogue",
  "added-conditions",
  "lead-source-uncooperative",
  "late-answer",
  "late-delivery",
  "no-return-flow",
  "late-correction",
  "stopped-service",
  "platform-outside",
  "repeated-collection",
  "scope-exceeded",
  "passed-on",
  "not-disposed",
  "no-records",
  "no-security",
  "late-review",
  "lead-source-undecided",
  "dispute-unsettled",
  "provider-other",
  "requester-other",
] as const;
export type BreachCode = (typeof BREACHES)[number];

export type Breach = {
  readonly code: BreachCode;
  readonly by: "provider" | "requester" | "data-officer";
  readonly article: string;
  readonly name: Sentence;
};

const provider = (code: BreachCode, item: string, zh: string, en: string): Breach => ({
  code,
  by: "provider",
  article: `政务数据共享条例第三十九条第（${item}）项`,
  name: { zh, en },
});

const requester = (code: BreachCode, item: string, zh: string, en: string): Breach => ({
  code,
  by: "requester",
  article: `政务数据共享条例第四十条第（${item}）项`,
  name: { zh, en },
});

const NAMED: readonly Breach[] = [
  provider(
    "late-catalogue",
    "一",
    "未按照要求编制或者更新政务数据目录",
    "Catalogue not drawn up or updated as required",
  ),
  provider("added-conditions", "二", "擅自增设条件阻碍、影响共享", "Conditions added that hinder sharing"),
  provider(
    "lead-source-uncooperative",
    "三",
    "未配合数源部门完善更新数据",
    "Lead source not helped to keep data up to date",
  ),
  provider("late-answer", "四", "未按时答复政务数据共享申请", "Request not answered in time"),
  provider("late-delivery", "四", "未按时共享政务数据", "Data not delivered in time"),
  provider("no-return-flow", "五", "未按照规定回流数据", "Data not returned to the lower level"),
  provider("late-correction", "六", "未按时核实、更正", "Correction not handled in time"),
  provider("stopped-service", "七", "擅自终止或者变更共享服务", "Sharing stopped or changed without leave"),
  provider(
    "platform-outside",
    "八",
    "平台未纳入全国一体化政务大数据体系",
    "Platform kept outside the system",
  ),
  requester(
    "repeated-collection",
    "一",
    "重复收集可以通过共享获取的数据",
    "Data collected again that is shared",
  ),
  requester(
    "scope-exceeded",
    "二",
    "擅自超出使用范围、共享目的使用",
    "Used beyond the scope or purpose granted",
  ),
  requester("passed-on", "三", "擅自提供给第三方", "Passed on to a third party"),
  requester("not-disposed", "四", "未按照要求妥善处置数据", "Data not disposed of as required"),
  requester("no-records", "五", "未按照规定保存有关记录", "Records of use not kept"),
  requester("no-security", "六", "未履行安全管理责任", "Security duties not met"),
  {
    code: "late-review",
    by: "data-officer",
    article: "政务数据共享条例第四十一条第（三）项",
    name: { zh: "未按时审核并发布更新后的目录", en: "Updated catalogue not reviewed in time" },
  },
  {
    code: "lead-source-undecided",
    by: "data-officer",
    article: "政务数据共享条例第四十一条第（一）项",
    name: { zh: "未按照规定明确数源部门", en: "Lead source not named" },
  },
  {
    code: "dispute-unsettled",
    by: "data-officer",
    article: "政务数据共享条例第四十一条第（二）项",
    name: { zh: "未按照规定对共享争议进行协调处理", en: "Dispute not handled as required" },
  },
  provider("provider-other", "九", "提供部门违反条例的其他情形", "Another violation by a provider"),
  requester("requester-other", "七", "需求部门违反条例的其他情形", "Another violation by a requester"),
];

const BY_CODE = new Map(NAMED.map((breach) => [breach.code, breach]));

/** What the regulation says of a breach. */
export function breachOf(code: BreachCode): Breach {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`no breach ${code}`);
  return found;
}

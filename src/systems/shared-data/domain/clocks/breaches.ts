import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";

type By = "provider" | "requester" | "data-officer";
const of = (by: By, article: string) => (item: string, zh: string, en: string) => ({
  by,
  article: `政务数据共享条例第${article}条第（${item}）项`,
  name: say(zh, en),
});
const provider = of("provider", "三十九");
const requester = of("requester", "四十");
const officer = of("data-officer", "四十一");

/** Breaches that the regulation names: articles 39 (providers), 40 (requesters) and 41 (departments in charge). */
const NAMED = {
  "late-catalogue": provider(
    "一",
    "未按照要求编制或者更新政务数据目录",
    "Catalogue not drawn up or updated as required",
  ),
  "added-conditions": provider("二", "擅自增设条件阻碍、影响共享", "Conditions added that hinder sharing"),
  "lead-source-uncooperative": provider(
    "三",
    "未配合数源部门完善更新数据",
    "Lead source not helped to keep data up to date",
  ),
  "late-answer": provider("四", "未按时答复政务数据共享申请", "Request not answered in time"),
  "late-delivery": provider("四", "未按时共享政务数据", "Data not delivered in time"),
  "no-return-flow": provider("五", "未按照规定回流数据", "Data not returned to the lower level"),
  "late-correction": provider("六", "未按时核实、更正", "Correction not handled in time"),
  "stopped-service": provider("七", "擅自终止或者变更共享服务", "Sharing stopped or changed without leave"),
  "platform-outside": provider(
    "八",
    "平台未纳入全国一体化政务大数据体系",
    "Platform kept outside the system",
  ),
  "repeated-collection": requester(
    "一",
    "重复收集可以通过共享获取的数据",
    "Data collected again that is shared",
  ),
  "scope-exceeded": requester(
    "二",
    "擅自超出使用范围、共享目的使用",
    "Used beyond the scope or purpose granted",
  ),
  "passed-on": requester("三", "擅自提供给第三方", "Passed on to a third party"),
  "not-disposed": requester("四", "未按照要求妥善处置数据", "Data not disposed of as required"),
  "no-records": requester("五", "未按照规定保存有关记录", "Records of use not kept"),
  "no-security": requester("六", "未履行安全管理责任", "Security duties not met"),
  "late-review": officer("三", "未按时审核并发布更新后的目录", "Updated catalogue not reviewed in time"),
  "lead-source-undecided": officer("一", "未按照规定明确数源部门", "Lead source not named"),
  "dispute-unsettled": officer("二", "未按照规定对共享争议进行协调处理", "Dispute not handled as required"),
  "provider-other": provider("九", "提供部门违反条例的其他情形", "Another violation by a provider"),
  "requester-other": requester("七", "需求部门违反条例的其他情形", "Another violation by a requester"),
};
export type BreachCode = keyof typeof NAMED;
export const BREACHES = Object.keys(NAMED) as [BreachCode, ...BreachCode[]];

export type Breach = {
  readonly code: BreachCode;
  readonly by: By;
  readonly article: string;
  readonly name: Sentence;
};

/** What the regulation says of a breach. */
export const breachOf = (code: BreachCode): Breach => ({ code, ...NAMED[code] });

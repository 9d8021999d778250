import type { SampleChance } from "./sample-random.ts";
import type { ReportContent } from "./tasks/report.ts";

/** `#` is a number. */
const PROGRESS = [
  "召开协调会#次，明确责任分工和时间节点，形成会议纪要。",
  "完成现场踏勘和方案比选，形成初步成果，已征求#个单位意见。",
  "与示例北城、示例东城对接，商定合作事项#项，列出清单。",
  "印发工作方案，建立月调度机制，调度#次。",
  "完成招标和合同签订，#个标段施工单位已进场。",
  "开展联合检查#次，发现的问题已建立清单逐项整改。",
  "系统完成联调测试，已在#个示例区县试运行。",
  "组织专题培训#期，业务骨干全部参加。",
  "走访企业#家，梳理诉求并逐项答复。",
  "起草完成配套办法，正在按程序报审，已修改#稿。",
  "落实年度资金#百万元，支付进度符合计划。",
  "完成阶段性任务#项，其余按节点推进。",
];
const PROBLEMS = [
  "资金尚有缺口，正在争取上级支持。",
  "跨市数据口径不一致，需统一标准。",
  "部分手续办理周期较长，影响进度。",
  "专业人员不足，正在组织招聘。",
];
const NEXT = [
  "抓紧推进后续工作，按节点报送进展。",
  "完成剩余手续，组织阶段性验收。",
  "召开四城联席调度会，研究解决存在问题。",
  "总结经验做法，在各示例区县推广。",
];
const COORDINATION = ["请办公室协调四城统一数据标准。", "请办公室协调示例铁路公司明确建设时序。"];
const UNCHANGED = ["等待上级批复，本期无新进展。", "处于公示期，本期无变化。"];
export const RETURN_REASONS = [
  "进展写得过于笼统，请补充完成的数量和时间节点。",
  "存在问题与上期相同，请说明已采取的措施。",
];

/** What is said says of itself that it is invented. */
export const sampled = (text: string): string => `【示例】${text}`;

/** An invented report. */
export function sampleContent(chance: SampleChance, figures: ReportContent["figures"]): ReportContent {
  const noChange = figures.length === 0 && chance.next() < 0.1;
  const said = (chanceOf: number, from: readonly string[]): string =>
    chance.next() < chanceOf ? sampled(chance.pick(from)) : "";
  return {
    progress: sampled(chance.pick(noChange ? UNCHANGED : PROGRESS).replace("#", String(chance.whole(2, 9)))),
    problems: said(0.3, PROBLEMS),
    next: noChange ? "" : sampled(chance.pick(NEXT)),
    coordination: said(0.07, COORDINATION),
    figures,
    evidence: [],
    noChange,
  };
}

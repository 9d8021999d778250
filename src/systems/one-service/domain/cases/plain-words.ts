import type { Sentence } from "../../../../kernel/error.ts";

/** Words of offices, and what a citizen reads in their place; longer ones first, since each is looked for in turn. */
export const PLAIN_WORDS: readonly (readonly [office: string, plain: string])[] = [
  ["异地代收代办", "在别的城市递交"],
  ["多地联办", "几个地方一起办"],
  ["全程网办", "全程网上办"],
  ["待申请人补正", "等您补材料"],
  ["一次性告知补正", "一次说清要补的材料"],
  ["已收件，待移交", "已递交，还没转给办理地"],
  ["已移交，待签收", "已转给办理地，等对方接收"],
  ["未签收", "还没接收"],
  ["签收", "接收"],
  ["移交", "转交"],
  ["补正", "补材料"],
  ["收件地", "受理地"],
  ["收件凭证", "递交凭证"],
  ["收件", "递交"],
  ["子件", "其中一件"],
  ["办结", "办完"],
  ["停止计时", "时间暂停"],
];

/** A sentence as whoever applied reads it; English needs no second form. */
export const plainly = ({ zh, en }: Sentence): Sentence => ({
  zh: PLAIN_WORDS.reduce((words, [office, plain]) => words.replaceAll(office, plain), zh),
  en,
});

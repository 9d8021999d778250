import { say } from "../../../kernel/fields.ts";

/** Words that belong to no field, act or column. */
export const WORDS = {
  corrected: say("根据的监测值后来更正", "a reading behind it was corrected since"),
  correctedHelp: say(
    "没有入账的可以重新计算；已入账的金额不变，确需调整的走冲正。",
    "What is not posted can be computed anew; what was posted stays, and is changed by a reversal alone.",
  ),
  owed: say("各方之间已入账的补偿", "What was posted between parties"),
  netting: say("轧差后只付这几笔", "After netting only these are paid"),
  nothing: say("还没有入账的结算。", "Nothing has been posted yet."),
  pays: say("付给", "pays"),
  agreements: say("补偿协议", "Agreements"),
  settlements: say("各期结算", "Settlements"),
  statement: say("结算单（Word）", "Statement (Word)"),
  workbook: say("逐条（Excel）", "Lines (Excel)"),
  booksWorkbook: say("账簿分录（Excel）", "Entries (Excel)"),
  lines: say("谁付给谁、为什么", "Who pays whom, and why"),
  otherItems: say("其他项目", "Other items"),
  noLines: say("这一期互不支付。", "Nothing is to be paid for this period."),
  postings: say("分录", "Entries"),
  trial: say("试算", "Try it out"),
  trialHelp: say(
    "改一改单价、基准或今后的水质，看各期怎么付。由浏览器用同一套规则计算，不保存、不入账。",
    "Change amounts, bases or the water to come and see what each period comes to. Worked out in the browser by the same rules; nothing is kept or posted.",
  ),
  asAgreed: say("恢复原条款", "Back to the terms"),
  amount: say("金额", "Amount"),
  base: say("基准", "Base"),
  open: say("缺数据，不结算", "Lacks readings: not settled"),
  period: say("期次", "Period"),
  openPeriods: say("期未结", "periods open"),
  trialSum: say("试算合计", "In all"),
  nothingPaid: say("互不支付", "nothing is paid"),
  unverified: say(
    "条款未核实：只能试算，不能入账。",
    "Unverified terms: to be tried out only; they post nothing.",
  ),
};

import type { AuditWords } from "../../web/frame/audit-words.tsx";
import type { ActionType } from "../domain/tasks/action.ts";

type Words = AuditWords["actions"][string];

const ACTIONS: Readonly<Record<ActionType, Words>> = {
  register: { zh: "任务立项", en: "Registered a task" },
  dispatch: { zh: "交办任务", en: "Dispatched a task" },
  receive: { zh: "签收任务", en: "Received a task" },
  decompose: { zh: "分解任务", en: "Set the stages of a task" },
  report: { zh: "填报进展", en: "Reported on a task" },
  sign: { zh: "审签报送", en: "Signed a report" },
  "send-back": { zh: "单位内退回报送", en: "Sent a report back within the unit" },
  accept: { zh: "审核通过报送", en: "Accepted a report" },
  return: { zh: "退回报送", en: "Returned a report" },
  remind: { zh: "提示或催办", en: "Reminded a unit" },
  "request-extension": { zh: "申请延期", en: "Asked for an extension" },
  "grant-extension": { zh: "同意延期", en: "Granted an extension" },
  "refuse-extension": { zh: "不同意延期", en: "Refused an extension" },
  claim: { zh: "申请办结", en: "Claimed completion" },
  close: { zh: "销号", en: "Closed a task" },
  "return-claim": { zh: "退回办结申请", en: "Returned a claim" },
  reopen: { zh: "重新立办", en: "Reopened a task" },
  "make-standing": { zh: "转常态化", en: "Turned a task into standing work" },
  judge: { zh: "核定", en: "Judged a date from before adoption" },
  reassign: { zh: "调整责任单位", en: "Reassigned a task" },
  suspend: { zh: "暂缓任务", en: "Suspended a task" },
  resume: { zh: "恢复任务", en: "Resumed a task" },
  revise: { zh: "修改任务表述", en: "Revised the words of a task" },
  "take-back": { zh: "撤回刚办的一步", en: "Took the latest act back" },
  "note-history": { zh: "记入启用前进展", en: "Noted progress from before adoption" },
};

/** What acts on tasks and their fields are called in the audit trail. */
export const taskAuditWords: AuditWords = {
  actions: {
    "supervision.fill-samples": { zh: "写入示例办理", en: "Sample acts written" },
    ...Object.fromEntries(Object.entries(ACTIONS).map(([type, words]) => [`supervision.${type}`, words])),
    "supervision.attach": { zh: "上传佐证材料", en: "Attached evidence" },
  },
  fields: {
    phase: { zh: "办理阶段", en: "Phase" },
    number: { zh: "序号", en: "Number" },
    planId: { zh: "方案", en: "Plan" },
    unit: { zh: "单位", en: "Unit" },
    units: { zh: "责任单位", en: "Units" },
    report: { zh: "报送", en: "Report" },
    extension: { zh: "延期申请", en: "Extension" },
    to: { zh: "延至", en: "Extended to" },
    paper: { zh: "批准文件", en: "Paper" },
    reason: { zh: "理由", en: "Reason" },
    basis: { zh: "依据", en: "Basis" },
    name: { zh: "名称", en: "Name" },
  },
};

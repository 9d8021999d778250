import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import type { MeetingAct } from "../../domain/meetings/meeting.ts";

const ACTS: Readonly<Record<MeetingAct["type"], AuditWords["actions"][string]>> = {
  plan: { zh: "会议列入计划", en: "Planned a meeting" },
  revise: { zh: "修改会议基本情况", en: "Revised a meeting" },
  schedule: { zh: "确定会议日期", en: "Fixed a meeting's day" },
  cancel: { zh: "取消会议", en: "Cancelled a meeting" },
  "set-preparation": { zh: "修改会议筹备事项", en: "Changed a meeting's preparation" },
  prepared: { zh: "登记会议筹备完成情况", en: "Ticked an item of preparation" },
  "set-agenda": { zh: "修改会议议程", en: "Changed an agenda" },
  "add-paper": { zh: "上传会议材料", en: "Added a paper to a meeting" },
  "remove-paper": { zh: "撤下会议材料", en: "Withdrew a paper from a meeting" },
  "set-attendance": { zh: "登记参会情况", en: "Recorded attendance" },
  hold: { zh: "登记会议已召开", en: "Recorded a meeting as held" },
  "record-minutes": { zh: "录入会议纪要", en: "Recorded minutes" },
  "set-resolution": { zh: "修改或确认议定事项", en: "Changed or confirmed a resolution" },
  "drop-resolution": { zh: "舍去议定事项", en: "Dropped a resolution" },
  dispatch: { zh: "议定事项转为任务", en: "Made tasks of resolutions" },
  "sign-agreement": { zh: "登记会上签署协议", en: "Recorded an agreement as signed at a meeting" },
  close: { zh: "会议办结", en: "Closed a meeting" },
  solicit: { zh: "就会议征求意见", en: "Asked for opinions on a meeting" },
  "give-opinion": { zh: "反馈对会议的意见", en: "Gave an opinion on a meeting" },
  "answer-opinion": { zh: "答复对会议的意见", en: "Answered an opinion on a meeting" },
  "close-solicitation": { zh: "结束会议征求意见", en: "Closed a round of opinions on a meeting" },
};

export const auditWords: AuditWords = {
  actions: {
    ...Object.fromEntries(
      Object.entries(ACTS).map(([type, words]) => [`organisation.meeting-${type}`, words]),
    ),
    "organisation.make-calendar-feed": { zh: "生成日历订阅", en: "Made a calendar feed" },
    "organisation.revoke-calendar-feed": { zh: "停用日历订阅", en: "Revoked a calendar feed" },
    "organisation.refuse-classified": { zh: "拒收涉密文件", en: "Refused a classified file" },
  },
  fields: { parts: { zh: "订阅内容", en: "Holds" } },
};

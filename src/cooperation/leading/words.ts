import { say } from "../../kernel/fields.ts";

export const words = {
  problems: (n: string) =>
    say(`重大问题 ${n} 件未销号`, `${n} hard ${n === "1" ? "problem" : "problems"} open`),
  levelled: say("层级", "Level"),
  noLevel: say("未定级", "no level given"),
  days: (n: string) => say(`已 ${n} 天`, `${n} days`),
  raise: (level: string) => say(`建议提交${level}`, `put before: ${level}`),
  all: say("清单", "Register"),
  today: say("清单按今天的情况打开", "the register opens as it stands today"),
  newProblems: (n: string) =>
    say(`新提出重大问题 ${n} 件`, `${n} new hard ${n === "1" ? "problem" : "problems"}`),
  money: say("项目资金", "Money of projects"),
  planned: say("计划", "Planned"),
  "in-place": say("到位", "In place"),
  done: say("完成", "Done"),
  thisYear: (amount: string) => say(`本年 ${amount}`, `this year ${amount}`),
  projects: (n: string) => say(`${n} 个项目`, `${n} ${n === "1" ? "project" : "projects"}`),
  noProjects: say("没有项目挂在本方案上。", "No project hangs on this plan."),
  noMeetings: say("没有将开的会议。", "No meeting is to come."),
  window: (day: string) => say(`${day}以前`, `by ${day}`),
};

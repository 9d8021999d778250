import { say } from "../../../kernel/fields.ts";

/** Words of the ledger's other views. */
export const words = {
  views: say("查看方式", "View"),
  list: say("列表", "List"),
  board: say("看板", "Board"),
  calendar: say("月历", "Calendar"),
  gantt: say("甘特图", "Gantt"),
  more: (left: number) => say(`再显示一些，还有 ${left} 项`, `Show more, ${left} left`),
  inList: (left: number) => say(`其余 ${left} 项在列表中查看`, `See the other ${left} in the list`),
  empty: say("没有", "None"),
  tasks: (count: number) => say(`${count} 项`, `${count}`),
  earlier: say("上个月", "Previous month"),
  later: say("下个月", "Next month"),
  today: say("本月", "This month"),
  month: (name: string) => say(`${name}到期的任务`, `Tasks due in ${name}`),
  days: {
    mon: say("一", "Mon"),
    tue: say("二", "Tue"),
    wed: say("三", "Wed"),
    thu: say("四", "Thu"),
    fri: say("五", "Fri"),
    sat: say("六", "Sat"),
    sun: say("日", "Sun"),
  },
  nothingDue: say(
    "这个月没有到期的任务。没有时限的任务不在月历中。",
    "No task is due this month. Tasks without a deadline are not in the calendar.",
  ),
  noDeadline: say("没有时限的任务不在月历中。", "Tasks without a deadline are not in the calendar."),
  due: say("时限", "Deadline"),
  gantted: say("任务的阶段和时限", "Stages and deadlines of tasks"),
};

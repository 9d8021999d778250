import { say } from "../../kernel/fields.ts";

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Words of the inbox that belong to no record. */
export const words = {
  title: say("我的桌面", "My desk"),
  lead: (total: number, late: number) =>
    total === 0
      ? say("没有等您办理的事项", "Nothing waits for you")
      : say(
          `等您办理 ${total} 件${late === 0 ? "" : `，其中 ${late} 件已逾期`}`,
          `${plural(total, "thing waits", "things wait")} for you${late === 0 ? "" : `, ${late} overdue`}`,
        ),
  kinds: say("按类别筛选", "Filter by kind"),
  all: say("全部", "All"),
  empty: say("没有等您办理的事项", "Nothing waits for you"),
  emptyHelp: say(
    "有事项等您办理时会出现在这里：任务、申请、办件、会议、清单和导入都在同一处。",
    "Whatever waits for you appears here: tasks, requests, cases, meetings, registers and imports in one place.",
  ),
  emptyKind: say("这一类没有等您办理的事项", "Nothing of this kind waits for you"),
  emptySnoozed: say("没有推迟的事项", "Nothing is put off"),
  showAll: say("查看全部", "Show all"),
  more: (shown: number, total: number) =>
    say(
      `每组先列出最急的，共列出 ${shown} 件，总计 ${total} 件；选一个类别可看其余。`,
      `The most urgent of each group are listed, ${shown} of ${total}. Choose a kind to see the others.`,
    ),
  showMore: say("多列一些", "List more"),
  snoozed: (count: number) => say(`已推迟 ${count} 件`, `${count} put off`),
  back: say("回到待办", "Back to what waits"),
  isNew: say("未读", "New"),
  sample: say("示例", "Sample"),
  daysLate: (days: number) => say(`逾期 ${days} 天`, `${plural(days, "day", "days")} overdue`),
  late: say("已逾期", "Overdue"),
  dueToday: say("今天到期", "Due today"),
  daysLeft: (days: number) => say(`还有 ${days} 天`, `${plural(days, "day", "days")} left`),
  waitsSince: (day: string) => say(`${day} 起`, `since ${day}`),
  noDay: say("不限期", "No date set"),
  snooze: say("推迟", "Put off"),
  snoozeOf: (subject: string) => say(`推迟“${subject}”`, `Put off “${subject}”`),
  until: {
    tomorrow: say("到明天", "Until tomorrow"),
    monday: say("到下周一", "Until next Monday"),
    day: say("到某一天", "Until a day"),
  },
  off: (day: string) => say(`推迟到 ${day}`, `Put off until ${day}`),
  bring: say("恢复", "Bring back"),
  cancel: say("取消", "Cancel"),
  keys: say(
    "键盘：j / k 上下移动，Enter 打开，s 推迟，u 标为未读或已读",
    "Keys: j / k move, Enter opens, s puts off, u marks as new or read",
  ),
  beside: say("我的工作台", "Beside it"),
};

import { say } from "../../kernel/fields.ts";

export const words = {
  mail: say("每日待办邮件", "Mail of what waits each day"),
  help: say(
    "工作日早上把“我的桌面”上逾期、今天和七天内的事项寄到上面的邮箱，每天最多一封；没有事项不寄。推迟的不列。",
    "On working mornings what is overdue, due today or within seven days on your desk is mailed to the address above, at most once a day; nothing is mailed when nothing waits. What is put off is left out.",
  ),
  noMail: say("还没有填写邮箱，现在不会寄出。", "No address is given yet, so nothing is mailed."),
  mailed: say("寄给我", "Mail it to me"),
  language: say("邮件语言", "Language of the mail"),
  zh: say("中文", "Chinese (中文)"),
  en: say("英文（English）", "English"),
  saved: say("已保存", "Saved"),
};

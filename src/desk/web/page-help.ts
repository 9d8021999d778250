import { say } from "../../kernel/fields.ts";
import type { PageHelp } from "../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/": {
    zh: "等您办理的都在这里，最急的在最上面；旁边是您在管的事。",
    en: "Whatever waits for you, most urgent first; beside it what you look after.",
    keys: [
      ["j", say("下一行", "next line")],
      ["k", say("上一行", "line before")],
      ["Enter", say("打开", "opens it")],
      ["s", say("推迟；已逾期的不能推迟", "puts it off; what is overdue cannot be")],
      ["u", say("标为未读或已读", "marks it as new or read")],
    ],
  },
  "/background": {
    zh: "要等的事在后台做：行数多的导出、过去某天的公文、行数多的导入。这里看做到哪里、等什么，下载或打开做好的，取消正在做的。",
    en: "What takes long is done in the background: large exports, papers of a past day, large imports. See here how far each is and what it waits for, fetch or open what is done, cancel what is not.",
  },
  "/welcome": {
    zh: "刚装好时从哪里开始：读方案、看演示、设单位和人。",
    en: "Where a new installation begins: read a plan, look at the demonstration, set up units and people.",
  },
};

import { say } from "../../kernel/fields.ts";

const threads = (count: number): string => (count === 1 ? "1 thread" : `${count} threads`);

/** Words of the panel of talk. */
export const words = {
  title: say("讨论", "Talk"),
  count: (open: number, total: number) =>
    total === 0
      ? say("还没有", "none yet")
      : open === 0
        ? say(`${total} 个话题，均已解决`, `${threads(total)}, all settled`)
        : say(`${total} 个话题，${open} 个待解决`, `${threads(total)}, ${open} open`),
  lead: say(
    "能打开这条记录的人都能看到、都能发言；不进公文，不随公文导出。",
    "Whoever may open this record reads it and may speak; it goes into no paper.",
  ),
  begin: say("发起讨论", "Begin a thread"),
  answer: say("回复", "Answer"),
  placeholder: say(
    "写下要说的话；输入 @ 提及单位或个人",
    "What you want to say; @ mentions a unit or a person",
  ),
  send: say("发出", "Send"),
  offered: say("可以提及的单位和个人", "Who may be mentioned"),
  nobody: say("能打开这条记录的单位和个人里，没有叫这个名字的", "Nobody of this name may open this record"),
  unit: say("单位", "unit"),
  open: say("待解决", "open"),
  settled: (by: string, on: string) => say(`${by}于 ${on} 标为已解决`, `settled by ${by} on ${on}`),
  settle: say("标为已解决", "Settle"),
  reopen: say("重新讨论", "Open again"),
  seen: say("已阅", "Seen"),
  seenBy: (names: string) => say(`${names} 已阅`, `Seen by ${names}`),
  erase: say("清除", "Erase"),
  eraseTitle: say("清除这段话？", "Erase what was said?"),
  eraseHelp: say(
    "清除后谁也看不到，也不能恢复；操作日志只留下“有一段话已清除”。",
    "Nobody will read it any more and nothing brings it back; the trail keeps only that something was erased.",
  ),
  erased: (by: string, on: string) => say(`这段话已由${by}于 ${on} 清除`, `Erased by ${by} on ${on}`),
  attach: say("附上文件", "Attach a file"),
  attached: say("附上文件", "Attached"),
  internal: say(
    "文件标有“内部”字样，确认可以在本系统使用并上传",
    "Marked internal: I confirm that it may be used here, upload",
  ),
  more: (total: number) => say(`显示全部 ${total} 个话题`, `Show all ${total} threads`),
};

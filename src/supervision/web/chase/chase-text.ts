import type { ReminderMatter } from "../../domain/tasks/task.ts";

const zh = {
  remind: (n: number) => `催办 ${n} 项`,
  asking: (units: number, n: number) => `催办 ${units} 个单位、${n} 项`,
  sends: (n: number, name: string, by: string) => `${n} 项 · ${name}，限 ${by} 前`,
  leftOut: (n: number) => `不发送：${n} 个单位`,
  note: "催办内容（发给每个单位）",
  usualNotes: {
    receipt: "请尽快签收交办的任务；确有困难的，请与领导小组办公室联系。",
    report: "请尽快报送任务进展情况；确有困难的，请与领导小组办公室联系。",
    deadline: "请抓紧推进，按期完成任务；确有困难的，请与领导小组办公室联系。",
  } as Record<ReminderMatter, string>,
  steps: { 0: "未催办", 1: "提示", 2: "催办", 3: "督办" } as Record<0 | 1 | 2 | 3, string>,
  none: "所选任务目前没有可以催办的单位",
  noneHelp: "没有单位欠着所选事项，或上次催办的期限还没到。",
};

const en: typeof zh = {
  remind: (n) => `Remind on ${n}`,
  asking: (units, n) =>
    `Remind ${units === 1 ? "1 unit" : `${units} units`} of ${n === 1 ? "1 task" : `${n} tasks`}`,
  sends: (n, name, by) => `${n} · ${name}, to answer by ${by}`,
  leftOut: (n) => `Not sent to ${n === 1 ? "1 unit" : `${n} units`}`,
  note: "Words of the reminder, for each unit",
  usualNotes: {
    receipt:
      "Please say that you received the tasks; where something stands in the way, speak with the office.",
    report: "Please report on your tasks soon; where that is hard, speak with the office.",
    deadline: "Please see to it that the tasks are done in time; where that is hard, speak with the office.",
  },
  steps: { 0: "Not reminded", 1: "Notice", 2: "Reminder", 3: "Warning" },
  none: "No unit of these tasks can be reminded now",
  noneHelp: "None owes what is asked for, or the time that the last reminder gave still runs.",
};

export const text = { zh, en };

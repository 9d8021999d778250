import type { Failure, Sentence } from "../../../kernel/error.ts";

/** Every reason for which an action on a task is refused, with the sentence that says what to do instead. */
export const TASK_REFUSALS = {
  "office-only": {
    zh: "此项由领导小组办公室办理，如需办理请与办公室联系。",
    en: "Only the office does this. Ask the office if it needs to be done.",
  },
  "other-unit": {
    zh: "此项由责任单位自己的联络员或负责人办理，请用该单位的账号登录。",
    en: "Only the unit's own liaison or head does this. Sign in with an account of that unit.",
  },
  "head-only": {
    zh: "审签由本单位负责人办理，请提请负责人登录审签。",
    en: "Only the unit's head signs. Ask the head to sign in and sign.",
  },
  "lead-only": {
    zh: "此项由牵头单位办理，配合单位请先向牵头单位提出。",
    en: "Only a lead unit does this. A supporting unit asks its lead unit first.",
  },
  "not-reporting": {
    zh: "指导单位不承担填报，请由牵头或配合单位填报。",
    en: "A guiding unit does not report. A lead or supporting unit reports.",
  },
  "not-assigned": {
    zh: "该单位目前不承担这项任务，请刷新页面，或先由办公室调整责任单位。",
    en: "This unit has no part in the task now. Reload, or have the office reassign it first.",
  },
  "not-registered": {
    zh: "这项任务已经交办过，不能再次交办，请刷新页面。",
    en: "The task was dispatched already. Reload the page.",
  },
  "no-units": {
    zh: "这项任务还没有责任单位，请先确定责任单位再办理。",
    en: "The task has no unit. Name its units first.",
  },
  "not-dispatched": {
    zh: "任务尚未交办、已暂缓或已销号，现在不能办理；请先由办公室交办、恢复或重新立办。",
    en: "The task is not dispatched, is suspended or closed. The office dispatches, resumes or reopens it first.",
  },
  "not-suspended": {
    zh: "任务没有暂缓，无须恢复，请刷新页面。",
    en: "The task is not suspended. Reload the page.",
  },
  "is-closed": {
    zh: "任务已销号，如需继续请先重新立办。",
    en: "The task is closed. Reopen it first to go on.",
  },
  "not-closed": {
    zh: "任务没有销号，无须重新立办，请刷新页面。",
    en: "The task is not closed. Reload the page.",
  },
  "already-received": {
    zh: "本单位已经签收，无须再次签收。",
    en: "The unit has received the task already; nothing more is needed.",
  },
  "already-standing": {
    zh: "任务已转为常态化，无须再次办理。",
    en: "The task is standing work already; nothing more is needed.",
  },
  "report-not-open": {
    zh: "这份报送不在等待办理之列，可能已被更新或审结，请刷新页面。",
    en: "This report does not wait for that; it was replaced or settled. Reload the page.",
  },
  "report-mismatch": {
    zh: "这份报送与该期已有的报送对不上，请刷新页面后重新提交。",
    en: "This does not match the report already there for the period. Reload the page and submit again.",
  },
  "period-past": {
    zh: "这一期之后已有报送，不能再补报，请填报最近一期。",
    en: "A later period was reported already, so this one can no longer be. Report the current period.",
  },
  "unknown-period": {
    zh: "报送安排中没有这一期，请从列出的报送期中选择。",
    en: "The reporting schedule has no such period. Choose one of those listed.",
  },
  "period-ahead": {
    zh: "这一期还没有开始，请到期再报。",
    en: "This period has not begun. Report it when it has.",
  },
  "empty-report": {
    zh: "进展情况不能为空，请填写进展；没有变化的请写明原因。",
    en: "Progress cannot be empty. Write it, or why nothing changed.",
  },
  "unknown-stage": {
    zh: "所填数据对应的阶段目标已不存在，请刷新页面后再填。",
    en: "A figure counts towards a stage that is gone. Reload the page and fill it in again.",
  },
  "stage-twice": {
    zh: "同一阶段目标写了两次，请删去一处。",
    en: "A stage is named twice. Remove one of the two.",
  },
  "unit-twice": {
    zh: "同一单位在一项任务中只能承担一种责任，请删去重复的一处。",
    en: "A unit has one role in a task. Remove the one that is named twice.",
  },
  "words-missing": {
    zh: "请写明理由或依据后再提交。",
    en: "Write the reason or the basis, then submit again.",
  },
  "not-owing": {
    zh: "该单位在这一事项上目前没有要办的，无须提醒。",
    en: "The unit owes nothing in this matter now; no reminder is needed.",
  },
  "reminder-step": {
    zh: "提示、催办、督办须依次进行，上一步的时限已过仍未办理的才能进入下一步。",
    en: "Reminders go step by step: the next one only when the limit of the last has passed without an answer.",
  },
  "reminder-limit": {
    zh: "提醒的办理时限不能早于今天，请重新确定。",
    en: "The limit of a reminder cannot be before today. Set another day.",
  },
  "no-deadline": {
    zh: "这项任务没有完成时限，无须延期。",
    en: "The task has no date, so there is nothing to extend.",
  },
  "extension-late": {
    zh: "完成时限已过，不能再申请延期；请抓紧办理，并向办公室说明情况。",
    en: "The date has passed, so no extension can be asked for. Go on with the work and tell the office why.",
  },
  "extension-pending": {
    zh: "已有一项延期申请等待办公室答复，请等答复后再申请。",
    en: "A request for extension waits for the office. Wait for the answer.",
  },
  "extension-not-pending": {
    zh: "这项延期申请已经答复或撤销，请刷新页面。",
    en: "This request was answered or dropped already. Reload the page.",
  },
  "extension-day": {
    zh: "延期后的日期须晚于原定时限，请重新填写。",
    en: "The new date must be after the one it replaces. Give a later date.",
  },
  "paper-missing": {
    zh: "批准延期须写明批准的文件，请填写后再提交。",
    en: "An extension needs the paper that approves it. Name it and submit again.",
  },
  "claim-pending": {
    zh: "已有一项办结申请等待办公室审核，请等答复后再提交。",
    en: "A claim of completion waits for the office. Wait for the answer.",
  },
  "no-claim": {
    zh: "没有等待审核的办结申请，请刷新页面。",
    en: "No claim of completion waits. Reload the page.",
  },
  "not-awaiting": {
    zh: "这项任务不在待核定之列，请刷新页面。",
    en: "The task does not await judgement. Reload the page.",
  },
  "judge-first": {
    zh: "这项任务的时限在启用日之前，请先由办公室核定。",
    en: "The task's date is before adoption. The office judges it first.",
  },
  "suspension-day": {
    zh: "暂缓期限不能早于今天，请重新填写。",
    en: "A suspension cannot end before today. Give another day.",
  },
} as const satisfies Record<string, Sentence>;

export type TaskRefusal = keyof typeof TASK_REFUSALS;

/** `stale`: others acted on the same matter since; `not-found`: no such task, or none that the caller may see. */
export type TaskCode = TaskRefusal | "stale" | "not-found";

/** The failure of a refused action. */
export function refusalOf(code: TaskRefusal): Failure<TaskCode> {
  return { code, sentence: TASK_REFUSALS[code] };
}

import type { Sentence } from "../../../kernel/error.ts";
import type { LightColour } from "./light.ts";
import type { TaskRow } from "./task-row.ts";
import type { TaskSourceKind } from "./task.ts";

/** What a light is called beside its shape: a colour is never the only signal. */
export const LIGHT_NAMES: Readonly<Record<LightColour, Sentence>> = {
  red: { zh: "红灯", en: "Red" },
  amber: { zh: "黄灯", en: "Amber" },
  green: { zh: "绿灯", en: "Green" },
  grey: { zh: "灰灯", en: "Grey" },
};

export const SOURCE_NAMES: Readonly<Record<TaskSourceKind, Sentence>> = {
  plan: { zh: "方案", en: "Plan" },
  meeting: { zh: "会议议定", en: "Meeting resolution" },
  instruction: { zh: "领导批示", en: "Leader's instruction" },
  superior: { zh: "上级来文", en: "Superior document" },
  order: { zh: "领导小组交办", en: "Leading group's order" },
};

const WAITING: Readonly<Record<TaskRow["waiting"][number], Sentence>> = {
  claim: { zh: "申请办结待审", en: "completion claimed" },
  extension: { zh: "延期申请待批", en: "extension asked" },
  report: { zh: "报送待审", en: "report to review" },
};

/** Where a task stands, in words: its phase, what awaits judgement, and what waits for the office. */
export function stateSentence(
  row: Pick<TaskRow, "phase" | "standing" | "awaitsJudgement" | "waiting">,
): Sentence {
  const phase = phaseOf(row);
  const waiting = row.waiting.map((each) => WAITING[each]);
  return {
    zh: [phase.zh, ...waiting.map(({ zh }) => zh)].join("，"),
    en: [phase.en, ...waiting.map(({ en }) => en)].join(", "),
  };
}

function phaseOf({
  phase,
  standing,
  awaitsJudgement,
}: Pick<TaskRow, "phase" | "standing" | "awaitsJudgement">): Sentence {
  if (phase === "closed") return { zh: "已销号", en: "Closed" };
  if (phase === "suspended") return { zh: "已中止", en: "Suspended" };
  if (awaitsJudgement) return { zh: "待核定", en: "To be judged" };
  if (phase === "registered") return { zh: "未交办", en: "Not dispatched" };
  return standing ? { zh: "常态化推进", en: "Standing work" } : { zh: "办理中", en: "In progress" };
}

import { refusal } from "../../../kernel/error.ts";

export const SET_TAKEN = refusal(
  "set-taken",
  "这个专项工作组本年度已有工作要点，请打开已有的一份继续办理。",
  "This special group has its work points of the year already. Open that set and go on there.",
);
export const COLLECTION_OVER = refusal(
  "collection-over",
  "征集已结束，正在起草。需要补充或修改的，请与办公室联系。",
  "Collection is over and the office is drafting. Ask the office for additions or changes.",
);
export const FROZEN = refusal(
  "frozen",
  "工作要点已印发，不能再改。确需调整的，请由办公室写明理由修订，形成新的一版。",
  "The work points are issued and cannot be changed. The office may revise them with a reason, as a new edition.",
);
export const CLOSED_SET = refusal(
  "set-closed",
  "本年度工作要点已结束，不能再办。请在下一年度的工作要点中提出。",
  "This year's work points are closed. Put it into next year's.",
);
export const NO_POINT = refusal(
  "no-point",
  "没有这条要点，或已被删去、合并。请刷新后再办。",
  "There is no such point, or it was dropped or joined. Reload and try again.",
);
export const OWN_POINT = refusal(
  "own-point-only",
  "只能填报和修改本单位提出的要点，并且责任单位中要有本单位。",
  "Contribute and change your own unit's points only, with your unit among those responsible.",
);
export const DATE_NEEDED = refusal(
  "date-needed",
  "完成时限选了“日期”，请填写截止日期；没有日期的，请改选持续推进、长期坚持或不设时限。",
  "The deadline is a date: give the day, or choose continuing, long-term or none.",
);
export const UNIT_TWICE = refusal(
  "unit-twice",
  "同一单位写了两次，请只保留牵头或配合中的一项。",
  "A unit is named twice. Keep it either as lead or as support.",
);
export const REASON_NEEDED = refusal("reason-needed", "请写明理由。", "Give the reason.");
export const NOTHING_JOINED = refusal(
  "nothing-joined",
  "请至少选两条要点合并。",
  "Choose at least two points to join.",
);
export const HAS_TASK = refusal(
  "has-task",
  "其中有要点已转为任务，不能并入别的要点。请把其他要点并入它。",
  "One of the points is a task already and cannot be joined into another. Join the others into it.",
);
export const NOTHING_ISSUED = refusal(
  "no-points",
  "还没有一条要点，请先征集或填写要点再印发。",
  "There is no point yet. Collect or write points before issuing.",
);
export const ROUND_OPEN = refusal(
  "round-open",
  "征求意见还没有结束，请先结束这一轮，再印发。",
  "A round of opinions is still open. Close it before issuing.",
);
export const UNANSWERED = refusal(
  "opinions-unanswered",
  "还有意见没有写明是否采纳，请逐条答复后再印发。",
  "Some opinions are not answered yet. Answer each before issuing.",
);
export const FUTURE_PAPER = refusal(
  "future-paper",
  "成文日期晚于今天，请核对。",
  "The date of the paper is later than today. Check it.",
);
export const NOT_ISSUED = refusal(
  "not-issued",
  "工作要点还没有印发，请印发后再办。",
  "The work points are not issued yet. Issue them first.",
);
export const NOT_IN_EDITION = refusal(
  "not-in-edition",
  "其中有要点不在已印发的版本里，不能转为任务。",
  "One of the points is not in the issued edition and cannot become a task.",
);
export const ALREADY_DISPATCHED = refusal(
  "already-dispatched",
  "其中有要点已经转为任务，请只选还没有转的。",
  "One of the points is a task already. Choose those that are not.",
);
export const NO_UNITS = refusal(
  "no-units",
  "其中有要点没有牵头责任单位，不能转为任务。请修订补上，或另选要点。",
  "One of the points has no responsible unit. Revise it, or choose other points.",
);
export const NOTHING_CHOSEN = refusal("nothing-chosen", "请至少选一条要点。", "Choose at least one point.");
export const UNKNOWN_PLAN = refusal(
  "unknown-plan",
  "没有这份方案，请重新选择。",
  "There is no such plan. Choose another.",
);
export const UNKNOWN_SERVED = refusal(
  "unknown-served",
  "所服务的举措或具体任务不在本方案里，请重新选择。",
  "A measure or undertaking is not in this plan. Choose again.",
);
export const UNKNOWN_UNIT = refusal(
  "unknown-unit",
  "名录里没有其中一个单位，请重新选择。",
  "One of the units is not in the roster. Choose again.",
);
export const NOTHING_READ = refusal(
  "nothing-read",
  "没有读出要点。请检查文字，每条要点另起一行，前面写序号（如“1.”“（一）”）。",
  "No points were read. Put each point on a line of its own, opened by an ordinal such as 1. or （一）.",
);
export const UNKNOWN_TASK = refusal(
  "unknown-task",
  "台账里没有这条任务，或不属于本方案。请重新选择。",
  "There is no such task in the plan's ledger. Choose again.",
);
export const NO_PREVIOUS = refusal(
  "not-found",
  "没有可以对照的上一年度工作要点。",
  "There are no work points of the year before to compare with.",
);

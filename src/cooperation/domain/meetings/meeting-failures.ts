import { refusal } from "../../../kernel/error.ts";

export const ALREADY_PLANNED = refusal(
  "already-planned",
  "这次会议已经列入计划，请打开它继续办理。",
  "This meeting is planned already. Open it and go on.",
);
export const TITLE_NEEDED = refusal("title-needed", "请写明会议名称。", "Give the meeting a title.");
export const WINDOW_TURNED = refusal(
  "window-turned",
  "召开时段的起始日晚于截止日，请对调或改正。",
  "The window begins after it ends. Exchange or correct the days.",
);
export const PLACE_NEEDED = refusal("place-needed", "请写明开会地点。", "Say where the meeting takes place.");
export const REASON_NEEDED = refusal(
  "reason-needed",
  "改期、换地点或取消会议，请写明原因。",
  "Say why the meeting is moved or cancelled.",
);
export const DAY_PAST = refusal(
  "day-past",
  "这一天已经过去，请选今天或以后的日期；如会议已经召开，请登记“已召开”。",
  "This day is past. Choose today or later, or record the meeting as held.",
);
export const NOT_YET = refusal(
  "not-yet",
  "这一天还没有到，不能登记为已召开。",
  "This day is still to come; the meeting cannot have been held.",
);
export const UNCHANGED = refusal(
  "unchanged",
  "与现在记录的相同，没有可保存的改动。",
  "This is what is recorded already; there is nothing to save.",
);
export const BEFORE_ONLY = refusal(
  "before-only",
  "会议已经召开或取消，这一项不能再改。",
  "The meeting was held or cancelled; this can no longer be changed.",
);
export const AFTER_ONLY = refusal(
  "after-only",
  "会议召开以后才能办理。请先登记“已召开”。",
  "This follows the meeting. Record it as held first.",
);
export const OVER = refusal(
  "over",
  "会议已经办结或取消，不能再改。",
  "The meeting is closed or cancelled and stays as it is.",
);
export const NOT_CALLED = refusal(
  "not-scheduled",
  "请先确定会议日期和地点。",
  "Fix the day and place of the meeting first.",
);
export const PRESENT_TOO_EARLY = refusal(
  "present-too-early",
  "会议还没有召开，不能登记实到人数。",
  "Who was present can be recorded from the day of the meeting on.",
);
export const NO_SUCH_PART = refusal(
  "no-such-part",
  "会议里没有这一项，请刷新后再办。",
  "The meeting has no such item. Reload and try again.",
);
export const TWICE = refusal(
  "twice",
  "同一项出现了两次，请去掉一项。",
  "The same item is there twice. Take one away.",
);
export const TEXT_NEEDED = refusal("text-needed", "每一项都要写明内容。", "Every item needs its text.");
export const DISPATCHED = refusal(
  "dispatched",
  "这项议定事项已转为任务，请在任务中办理。",
  "This resolution is a task already. Go on there.",
);
export const NOT_KEPT = refusal(
  "not-kept",
  "只有已确认的议定事项才能转为任务，请先确认。",
  "Only confirmed resolutions become tasks. Confirm it first.",
);
export const NO_MINUTES = refusal(
  "no-minutes",
  "我方主办的会议要先录入会议纪要才能办结。",
  "A meeting that we host needs its minutes before it is closed.",
);
export const UNSETTLED = refusal(
  "unsettled",
  "还有议定事项没有确认或转为任务，请逐项办理后再办结。",
  "Some resolutions are neither dropped nor made tasks. Settle each of them first.",
);

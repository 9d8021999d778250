import { refusal } from "../../../kernel/error.ts";

export const NOT_MINUTES = refusal(
  "unsupported-type",
  "会议纪要请上传 Word（.docx）、PDF 或文本文件，也可以直接粘贴文字。",
  "Upload minutes as Word (.docx), PDF or text, or paste their words.",
);
/** Read on the thread that serves everybody. */
export const MOST_MINUTES = 200_000;
export const MINUTES_TOO_LONG = refusal(
  "too-large",
  "纪要超过 20 万字，请只上传这次会议的纪要正文。",
  "The minutes are longer than 200,000 characters. Upload the minutes of this meeting only.",
);
export const NO_SUCH_RESOLUTION = refusal(
  "no-such-part",
  "会议里没有这项议定事项，请刷新后再办。",
  "The meeting has no such resolution. Reload and try again.",
);
export const NO_PLAN_FOR_TASKS = refusal(
  "no-plan",
  "还没有正式发布的方案，任务无处登记。请先导入并发布方案，再转任务。",
  "No plan is published yet, so tasks have nowhere to stand. Import and publish a plan first.",
);
export const PROBLEM_NOT_DISCUSSED = refusal(
  "problem-not-discussed",
  "所选问题不在本次会议的议程上，请刷新后重新选择。",
  "That problem is not on this meeting's agenda. Reload and choose again.",
);

export const PLACE_UNKNOWN = refusal(
  "unknown-measure",
  "所选的举措或具体任务不在方案里，请重新选择。",
  "The measure or undertaking is not part of the plan. Choose again.",
);
export const unitsMissing = (text: string) =>
  refusal(
    "unit-needed",
    `“${text.slice(0, 40)}”还没有牵头单位，请先选定再转任务。`,
    `“${text.slice(0, 40)}” has no leading unit yet. Choose one first.`,
  );
export const dayMissing = (text: string, raw: string) =>
  refusal(
    "day-needed",
    `“${text.slice(0, 40)}”的时限“${raw}”还不能确定是哪一天，请选定日期。`,
    `The time limit “${raw}” of “${text.slice(0, 40)}” is no certain day yet. Choose the day.`,
  );
export const NOTHING_DECIDED = refusal(
  "no-minutes",
  "还没有会议纪要和议定事项，请先录入会议纪要。",
  "There are neither minutes nor resolutions yet. Record the minutes first.",
);
export const OFFICE_PAPER = refusal(
  "forbidden",
  "这份材料含参会人员姓名或会议讨论内容，仅供办公室使用。",
  "This paper holds names of persons or what was discussed; it is for the office.",
);

import type { Failure } from "../../../kernel/error.ts";

const failure = (code: string, zh: string, en: string): Failure => ({ code, sentence: { zh, en } });

export const NO_WORKBOOK = failure(
  "unsupported",
  "这不是 Excel 文件。请上传收回的填报表（.xlsx）；其他格式请先另存为 .xlsx。",
  "This is no Excel file. Upload the returned workbook (.xlsx); save other formats as .xlsx first.",
);

export const OTHER_PLAN = failure(
  "not-found",
  "这份填报表所属的方案不在本系统中，可能来自另一套系统（如演示系统）。请核对后上传到对应的系统。",
  "The plan of this workbook is not in this system; it may come from another one, as the demonstration. Upload it there.",
);

export const OTHER_UNIT = failure(
  "not-found",
  "这份填报表的填报单位不在单位名录中。请先在名录中核对该单位。",
  "The unit of this workbook is not on the roster. Check the unit there first.",
);

export const OTHER_FILE = failure(
  "stale",
  "逐行确认的不是这份文件：文件在核对之后被改动过。请重新上传、核对后再确认。",
  "The rows were decided for another file: this one was changed after it was checked. Upload it again, check and decide.",
);

export const NO_FILE = failure(
  "not-found",
  "没有这份回收的填报表，请刷新页面后再试。",
  "There is no such returned workbook. Reload the page and try again.",
);

export const NO_PERIOD = failure(
  "not-found",
  "报送安排中没有这一期，请从列出的报送期中选择。",
  "The reporting schedule has no such period. Choose one of those listed.",
);

export const NOTHING_OWED = failure(
  "nothing-owed",
  "这一期没有需要填报的单位：可能都已报送，或任务尚未交办。",
  "No unit has anything to fill in for this period: all reported, or nothing is dispatched.",
);

export const NOT_YOUR_UNIT = failure(
  "other-unit",
  "只能下载本单位的填报表。",
  "You can download only your own unit's workbook.",
);

export const periodGone = (name: string): Failure =>
  failure(
    "period-gone",
    `报送安排已调整，没有“${name}”这一期了。请重新下载填报表，把内容粘贴进去后再上传。`,
    `The schedule has changed and has no period “${name}” any more. Download the workbook again, paste the content into it and upload that.`,
  );

import type { Failure } from "../../../kernel/error.ts";

const failure = (code: string, zh: string, en: string): Failure => ({ code, sentence: { zh, en } });

export const NOT_YOUR_UNIT = failure(
  "forbidden",
  "只能查看和办理本单位的事项；如单位有误，请安全管理员更正账号的单位。",
  "You work for your own unit only. If the unit is wrong, ask the security administrator to correct your account.",
);

export const NO_OWN_UNIT = failure(
  "no-unit",
  "您的账号没有所属单位，不能填报；请安全管理员在账号中填写单位。",
  "Your account belongs to no unit, so it cannot report. Ask the security administrator to name your unit.",
);

export const NOTHING_TO_REPORT = failure(
  "not-reporting",
  "本单位在这项任务上没有填报责任，请回到“我的工作”选择其他事项。",
  "Your unit reports nothing on this task. Choose another from “My work”.",
);

export const NO_PERIOD = failure(
  "no-period",
  "这个方案还没有开始的报送期，请办公室在方案设置中确定报送安排。",
  "No reporting period of this plan has begun. The office sets the schedule in the settings of the plan.",
);

export const NO_SUCH_PERIOD = failure(
  "unknown-period",
  "没有这一期，或这一期还没有开始，请从列出的报送期中选择。",
  "There is no such period, or it has not begun. Choose one of those listed.",
);

export const NO_SCAN = failure(
  "not-found",
  "没有这份盖章扫描件，请刷新页面。",
  "There is no such scan. Reload the page.",
);

export const NOT_A_SCAN = failure(
  "unsupported-type",
  "盖章扫描件应为 PDF 或图片（JPG、PNG），请重新选择。",
  "A stamped scan is a PDF or a picture (JPG, PNG). Choose another file.",
);

import { refusal } from "../../../kernel/error.ts";

export const NOT_YOURS = refusal(
  "not-yours",
  "这一步不由您的单位办理。请由有权的单位经办人登录后办理。",
  "This step is not for your unit. It is for somebody of the unit concerned.",
);
export const TEXT_NEEDED = refusal("text-needed", "请写明内容。", "Say what it is about.");
export const DAY_AHEAD = refusal(
  "day-ahead",
  "日期晚于今天。请在事情发生后登记，或改为实际日期。",
  "This day is still to come. Enter it once it has happened, or correct the day.",
);
export const NO_GRANT = refusal(
  "no-grant",
  "您的单位没有这项数据的授权，不能就它申请校核。请从本单位的授权中选择。",
  "Your unit holds no grant for this data. Choose one of your own unit's grants.",
);
export const NOT_VERIFIED = refusal(
  "not-verified",
  "申请校核本人数据需要先核验身份。请到政务服务窗口核验后再提交。",
  "To have your own data checked, your identity must be verified first. Have it verified at a service window.",
);
export const NO_RESOURCE = refusal(
  "no-resource",
  "没有找到这项数据资源，请从列表中重新选择。",
  "There is no such resource. Choose it from the list again.",
);
export const NO_CONDITIONS = refusal(
  "no-conditions",
  "回流数据不得附加条件（政务数据共享条例第二十四条）。请删去所附条件后再同意；对范围有异议的，可提请争议处理。",
  "No condition may be set on return-flow (Regulation on Government Data Sharing, article 24). Remove it and agree, or open a dispute about the scope.",
);
export const NOT_UPPER = refusal(
  "not-upper",
  "回流只能由下级向上级部门申请，请选择辖区在本地之上的单位。",
  "Return-flow is asked of a level above. Choose a unit whose area lies above yours.",
);
export const OWN_AREA_ONLY = refusal(
  "own-area",
  "回流数据限于本行政区划内采集的数据，区划须与申请单位一致。",
  "Return-flow is limited to data collected in the asking unit's own area.",
);
export const NEGOTIATE_FIRST = refusal(
  "negotiate-first",
  "请先协商并登记协商情况，协商不成再逐级提请（政务数据共享条例第二十八条）。",
  "Negotiate first and enter what was said; a dispute goes up only when that failed (article 28).",
);
export const NO_FURTHER = refusal(
  "no-further",
  "这已是最后一级，没有更高一级可以提请。",
  "This is the last instance; there is none above it.",
);
export const OWN_CASE = refusal(
  "own-case",
  "本单位是争议一方，不能由本单位裁定，请逐级提请。",
  "Your unit is a party to this dispute and cannot decide it. Take it one level up.",
);
export const NO_ROUTE = refusal(
  "no-route",
  "无法由双方区划确定争议处理机关，请核对两个单位的行政区划。",
  "Who settles it cannot be derived from the parties' areas. Check the regions of both units.",
);
export const SAME_PARTY = refusal(
  "same-party",
  "争议双方不能是同一单位，请重新选择。",
  "Both parties are the same unit. Choose again.",
);
export const REFERENCE_NEEDED = refusal(
  "reference-needed",
  "登记政府的决定，请写明文号。",
  "Give the document number of the government's decision.",
);
export const RETAINED = refusal(
  "retained",
  "使用台账至少保存三年，未满期限不得删除（政务数据共享条例第二十九条）。写错的请另记一条更正。",
  "Records of use are kept for at least three years and cannot be deleted before (article 29). Correct a slip by another entry.",
);
export const BEFORE_GRANT = refusal(
  "before-grant",
  "日期早于授权生效日，请核对。",
  "This day is before the grant began. Check it.",
);
export const TOO_MANY_ASKED = refusal(
  "too-many",
  "您已有 5 件校核申请在等待答复。请等其中一件答复后再提。",
  "Five of your requests wait for their answer. Ask again when one is answered.",
);
export const NO_UNIT = refusal(
  "no-unit",
  "您的账号或所选单位不在单位名录中，请先请安全管理员核对。",
  "Your account's unit or the chosen one is not on the roster. Ask the security administrator first.",
);
export const NOT_CONCERNED = refusal(
  "not-concerned",
  "这项申请、校核或回流不涉及所选双方，请重新选择。",
  "This request, correction or return-flow is not between the two units. Choose again.",
);

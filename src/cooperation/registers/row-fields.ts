import type { Sentence } from "../../kernel/error.ts";
import type { Choice, FieldSpec, StageSpec } from "./register-spec.ts";

// Fields that several registers have, so that the same thing is called the same everywhere.

export const named = (zh: string, en: string): Sentence => ({ zh, en });

export const choice = (value: string, zh: string, en: string): Choice => ({ value, name: named(zh, en) });

export const OWNER_UNIT: FieldSpec = {
  key: "ownerUnit",
  name: named("责任单位", "Responsible unit"),
  type: "unit",
  inList: true,
  heading: /责任(?:单位|部门)|牵头(?:单位|部门)|主管(?:单位|部门)/,
};

export const SUPPORT_UNITS: FieldSpec = {
  key: "supportUnits",
  name: named("配合单位", "Supporting units"),
  type: "units",
  heading: /配合(?:单位|部门)|协(?:办|同)单位/,
};

export const CITIES_CONCERNED: FieldSpec = {
  key: "cities",
  name: named("涉及城市", "Cities concerned"),
  type: "cities",
  inList: true,
  heading: /涉及(?:城市|盟市|地区|市)|所属(?:盟市|城市|地区)|所在(?:盟市|城市|地区)/,
};

export const LEVEL: FieldSpec = {
  key: "level",
  name: named("级别", "Level"),
  type: "choice",
  choices: [
    choice("national", "国家级", "National"),
    choice("region", "自治区级", "Autonomous region"),
    choice("city", "市级", "City"),
  ],
  inList: true,
  heading: /级别|层级/,
};

export const CALL: FieldSpec = {
  key: "call",
  name: named("申报通知", "Call"),
  type: "text",
  heading: /申报(?:通知|依据|指南)|征集通知/,
};

export const REMARK: FieldSpec = {
  key: "remark",
  name: named("备注", "Remark"),
  type: "paragraph",
  heading: /备注|说明/,
};

/** The stage as a source states it, where it gives no day: most ledgers say 在建 and nothing more. */
export const statedStage = (stages: readonly StageSpec[]): FieldSpec => ({
  key: "statedStage",
  name: named("当前阶段（无日期时）", "Present stage (where no day is known)"),
  type: "choice",
  choices: stages.map(({ key, name, said }) => ({
    value: key,
    name,
    ...(said === undefined ? {} : { words: said }),
  })),
  heading: /(?:当前|目前|建设|项目|所处|工作|实施|进展)阶段|^阶段$|项目状态/,
});

import { describe, expect, it } from "vitest";
import { actionRequest } from "../../contract/action-request.ts";
import type { Possibility } from "../../domain/tasks/action.ts";
import { EMPTY_VALUES, fieldsOf, isComplete, requestOf } from "./action-request.ts";

const UNIT = "0b7f2a5e-6a53-4d3e-9c62-2f2c1f0a7a11";
const FILLED = {
  ...EMPTY_VALUES,
  reason: "理由",
  basis: "依据",
  paper: "示例办发〔2026〕8号",
  to: "2027-03-31",
  text: "任务",
  units: [{ unitId: UNIT, role: "lead", via: null } as const],
  stages: [{ title: "一期", goal: "3", unit: "项", due: "" }],
};
const named = (type: Possibility["type"]): Possibility => ({
  type,
  unit: UNIT,
  report: UNIT,
  extension: UNIT,
  step: 2,
});
const ALL: readonly Possibility["type"][] = [
  "dispatch",
  "receive",
  "decompose",
  "sign",
  "send-back",
  "accept",
  "return",
  "remind",
  "request-extension",
  "grant-extension",
  "refuse-extension",
  "claim",
  "close",
  "return-claim",
  "reopen",
  "make-standing",
  "judge",
  "reassign",
  "suspend",
  "resume",
  "revise",
];

describe("（二十）办理表单", () => {
  it.each(ALL)("asks for %s as the server takes it", (type) => {
    const request = requestOf(named(type), FILLED);
    expect(actionRequest.safeParse(request).success).toBe(true);
    expect(request?.type).toBe(type);
  });

  it.each(ALL)("holds %s back until what it needs is filled", (type) => {
    const { needed } = fieldsOf(type, "extended");
    const words = needed.some((field) => !["matter", "outcome", "stages"].includes(field));
    expect(isComplete(type, { ...EMPTY_VALUES, outcome: "extended" })).toBe(!words);
    expect(isComplete(type, { ...FILLED, outcome: "extended" })).toBe(true);
  });

  it("sends an extension's day with the judgement only where it was extended", () => {
    expect(requestOf(named("judge"), { ...FILLED, outcome: "overdue" })).toMatchObject({ to: null });
    expect(requestOf(named("judge"), { ...FILLED, outcome: "extended" })).toMatchObject({ to: "2027-03-31" });
  });
});

import { expect, it } from "vitest";
import { invalidInput } from "../../platform/http/invalid-input.ts";
import { entryAct, entrySeed } from "./contract.ts";

const SEED = { name: "示例", regionCode: "150200", variant: null, values: {}, links: [], stages: {} };
const REVISE = { type: "revise" };

it.each([
  [entrySeed, { ...SEED, name: " " }, "“名称”不能为空，请填写。"],
  [entrySeed, { ...SEED, regionCode: "包头" }, "“所属城市”请从所列各项中选择。"],
  [entrySeed, { ...SEED, variant: "铁路" }, "“类别”格式不对，请检查后重填。"],
  [entryAct, { ...REVISE, name: "" }, "“名称”不能为空，请填写。"],
  [entryAct, { ...REVISE, stages: { start: { planned: "2026-13-01", actual: null } } }, "“阶段”"],
  [entryAct, { ...REVISE, links: [{ planId: "x" }] }, "“所挂举措”"],
  [entryAct, { type: "close", reason: "" }, "“销号理由”不能为空，请填写。"],
])("（一）what is wrong in a row is told by the name that its form has for it: %#", (schema, input, said) => {
  const { error } = schema.safeParse(input);
  expect(error && invalidInput(error, schema, input).sentence.zh).toContain(said);
});

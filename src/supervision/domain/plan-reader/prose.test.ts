import { expect, it } from "vitest";
import { readPlan } from "./read-plan.ts";

const planOf = (...items: readonly string[]): string => `某旗工作方案\n一、任务\n${items.join("\n")}\n`;

function read(...items: readonly string[]): string[] {
  return readPlan(planOf(...items)).measures.map((one) =>
    [one.ordinal, ...one.lead.map((unit) => unit.name)].join(" "),
  );
}

it("a unit of measurement in brackets is no responsible unit", () => {
  expect(read("（一）号牌尺寸。（单位：毫米）", "（二）投资计划。（单位：万元）")).toEqual([]);
  expect(read("（一）建设粮库。（单位：旗发改委）")).toEqual(["（一） 旗发改委"]);
});

it("a topic before 由 is no unit, and a supplementary provision no measure", () => {
  expect(
    read(
      "（一）会务。全体会议的筹备工作由旗政府办公室负责。",
      "（二）本方案由旗工信局负责组织实施。",
      "（三）培训机构（内部事务由各培训机构负责）应当公示收费。",
    ),
  ).toEqual([]);
});

it("the key of something else ends the list of units", () => {
  expect(read("（一）放宽准入。（责任单位：旗商务局；适用范围：各口岸）")).toEqual(["（一） 旗商务局"]);
});

it("a place or a target before a colon is no unit", () => {
  expect(read("（一）河套园区：侧重加工。", "（二）培育一百家企业：给予支持。")).toEqual([]);
});

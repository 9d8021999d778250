import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSource } from "./source.ts";
import { namesIn, splitTokens } from "./units.ts";

function read(text: string): { names: string[]; open: string[] } {
  const source = toSource(text);
  const parts = splitTokens(source, 0, text.length).map((token) => namesIn(source, token.start, token.end));
  return {
    names: parts.flatMap((one) => one.units.map((unit) => unit.name)),
    open: parts.flatMap((one) => (one.open === null ? [] : [text.slice(...one.open)])),
  };
}

const PLACES = [
  "旗",
  "县",
  "区",
  "市",
  "镇",
  "乡",
  "街道",
  "苏木",
  "嘎查",
  "旗县区",
  "苏木乡镇",
  "县（市、区）",
  "盟市",
];
const OFFICES = ["", "人民政府", "政府", "管委会", "党委", "党工委", "办事处"];
const collective = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...PLACES), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(...OFFICES),
  )
  .map(([places, office]) => `各${places.join("、")}${office}`);
const OTHERS = ["市发改委", "稀土高新区管委会", "市直各部门", "各成员单位", "市政府办公室"];
const unitName = fc.oneof(collective, fc.constantFrom(...OTHERS));

describe("a list of units", () => {
  it.each([
    ["市发改委、市工信局，各区县", ["市发改委", "市工信局", "各区县"]],
    ["工业和信息化部、文化和旅游部、粮食和储备局", ["工业和信息化部", "文化和旅游部", "粮食和储备局"]],
    ["中央和国家机关工委、人力资源和社会保障厅", ["中央和国家机关工委", "人力资源和社会保障厅"]],
    ["各市、县、区政府", ["各市、县、区政府"]],
    ["各区、县（市）政府，高新区管委会", ["各区、县（市）政府", "高新区管委会"]],
    ["各市党委、政府", ["各市党委、政府"]],
    ["各地区、各部门", ["各地区", "各部门"]],
    ["各街道、区直各部门", ["各街道", "区直各部门"]],
    ["市委组织部（人才办、编办）、市教育局", ["市委组织部（人才办、编办）", "市教育局"]],
    ["各县（市、区）人民政府、功能区管委会", ["各县（市、区）人民政府", "功能区管委会"]],
    ["杨凌示范区、西咸新区管委会", ["杨凌示范区", "西咸新区管委会"]],
    ["人民银行、银保监会及各地区", ["人民银行", "银保监会", "各地区"]],
    ["国务院相关部门及各地区", ["国务院相关部门", "各地区"]],
    ["市行政审批\n政务服务局", ["市行政审批政务服务局"]],
    ["各区人民政府〈含开发区,下同〉", ["各区人民政府"]],
    ["市高等院校、市中等职业学校", ["市高等院校", "市中等职业学校"]],
  ])("%j names %j", (text, names) => {
    expect(read(text)).toEqual({ names, open: [] });
  });

  it.each([
    ["各旗县区、各苏木乡镇", ["各旗县区", "各苏木乡镇"]],
    ["各旗、县、区人民政府，稀土高新区管委会", ["各旗、县、区人民政府", "稀土高新区管委会"]],
    ["各街道办事处、镇人民政府", ["各街道办事处、镇人民政府"]],
    ["各盟行政公署、市人民政府", ["各盟行政公署、市人民政府"]],
    ["各旗县区人民政府、市政府", ["各旗县区人民政府", "市政府"]],
    ["各苏木乡镇、街道，各嘎查村", ["各苏木乡镇、街道", "各嘎查村"]],
    ["各自治旗、旗、县级市", ["各自治旗、旗、县级市"]],
    ["开发区、高新区管委会", ["开发区", "高新区管委会"]],
  ])("%j of banners, leagues and sums names %j", (text, names) => {
    expect(read(text)).toEqual({ names, open: [] });
  });

  it("of collectives in any combination of places and offices gives back each", () => {
    fc.assert(
      fc.property(fc.uniqueArray(unitName, { minLength: 1, maxLength: 5 }), (names) => {
        expect(read(names.join("，")).names).toEqual(names);
        expect(read(names.join("、")).names).toEqual(names);
      }),
    );
  });

  it.each([
    ["财政部、银保监会等国务院相关部门及各地区", ["财政部", "银保监会", "各地区"], ["等国务院相关部门"]],
    ["扶贫办、商务部等和各有关省级人民政府", ["扶贫办", "商务部", "各有关省级人民政府"], ["等"]],
    ["省发展改革委等部门", ["省发展改革委"], ["等部门"]],
    ["市司法局等有关部门和单位", ["市司法局"], ["等有关部门和单位"]],
    ["移动公司、广电网络等某市分公司", ["移动公司", "广电网络"], ["等某市分公司"]],
  ])("%j keeps the residue that names nobody", (text, names, open) => {
    expect(read(text)).toEqual({ names, open });
  });
});

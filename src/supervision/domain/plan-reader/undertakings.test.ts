import { describe, expect, it } from "vitest";
import { toSource } from "./source.ts";
import { readUndertakings } from "./undertakings.ts";

function read(text: string): string[] {
  return readUndertakings(toSource(text), [[0, text.length]]).map(
    ({ verb, text: said }) => `${verb} ${said}`,
  );
}

function kinds(text: string): string[] {
  return readUndertakings(toSource(text), [[0, text.length]]).map(({ kind }) => kind);
}

describe("what a measure promises", () => {
  it.each([
    ["将采石场审批权限下放至旗县区。", ["下放 将采石场审批权限下放至旗县区"]],
    ["把草原站网纳入统一管护。", ["纳入 把草原站网纳入统一管护"]],
    [
      "统一安排用水指标；有关旗县应优先保障灌区，促进节水。",
      ["安排 统一安排用水指标", "保障 有关旗县应优先保障灌区，促进节水"],
    ],
    [
      "市级各部门要建立周调度制度，各旗县区要落实专人。",
      ["建立 市级各部门要建立周调度制度", "落实 各旗县区要落实专人"],
    ],
    ["对当年新建羊舍的，给予最高2万元补助。", ["给予 对当年新建羊舍的，给予最高2万元补助"]],
    ["对入园企业，每年给予10万元租金补贴。", ["给予 对入园企业，每年给予10万元租金补贴"]],
    ["返乡创业的牧民，可申请5万元贷款。", ["申请 返乡创业的牧民，可申请5万元贷款"]],
    [
      "支持龙头企业，通过订单收购，带动农牧户增收。建立台账。",
      ["支持 支持龙头企业，通过订单收购，带动农牧户增收", "建立 建立台账"],
    ],
    [
      "对治沙成效明显、项目开工较早的旗县，优先纳入试点，支持发展林下经济。",
      ["纳入 对治沙成效明显、项目开工较早的旗县，优先纳入试点", "支持 支持发展林下经济"],
    ],
    ["成长较快的牧场，经评定，可享受用地优惠。", ["享受 成长较快的牧场，经评定，可享受用地优惠"]],
    ["将补贴范围由牧户扩展至合作社。", ["扩展 将补贴范围由牧户扩展至合作社"]],
    ["给予贷款贴息，补贴标准另行确定。", ["给予 给予贷款贴息，补贴标准另行确定"]],
    ["全旗建成驿站12个，每家每年最高补助3万元。", ["建成 全旗建成驿站12个，每家每年最高补助3万元"]],
    ["联合高校、科研院所，定期举办那达慕展会。", ["举办 联合高校、科研院所，定期举办那达慕展会"]],
    ["推动在重大工程中，采用本地装备。", ["推动 推动在重大工程中，采用本地装备"]],
    [
      "提供场地、设备等服务，以及代账、报税等公共服务。",
      ["提供 提供场地、设备等服务，以及代账、报税等公共服务"],
    ],
    ["全面实现档案共享，以及检验结果互认。", ["实现 全面实现档案共享", "实现 检验结果互认"]],
    ["编制年度计划时，优先安排民生项目。", ["安排 编制年度计划时，优先安排民生项目"]],
    [
      "草原上的风车会转个不停而且声音并不很大很大很大很大很大。",
      [" 草原上的风车会转个不停而且声音并不很大很大很大很大很大"],
    ],
    [
      "针对风沙治理、湿地保护等重点方面，加大资金投入，围绕全局，建立台账。",
      ["加大 针对风沙治理、湿地保护等重点方面，加大资金投入", "建立 建立台账"],
    ],
    ["在处置中，按照“就近”原则，建立响应机制。", ["建立 按照“就近”原则，建立响应机制"]],
    ["建立健全巡查机制，建立支持创业容错机制。", ["建立健全 建立健全巡查机制", "建立 建立支持创业容错机制"]],
  ])("%s", (text, said) => {
    expect(read(text)).toEqual(said);
  });

  it("is read across lines that the width of a page broke, and found again in the print", () => {
    const text =
      "在全旗各苏木乡镇和国有林场加快建设现代化的标准\n牧草种植基地，推动各类经营主体统一供种供肥统一\n收储加工。建立台账。";
    const said = readUndertakings(toSource(text), [[0, text.length]]);
    expect(said.map((one) => one.text)).toEqual([
      "在全旗各苏木乡镇和国有林场加快建设现代化的标准牧草种植基地",
      "推动各类经营主体统一供种供肥统一收储加工",
      "建立台账",
    ]);
    for (const one of said) expect(text.slice(...one.span).replaceAll("\n", "")).toBe(one.text);
  });

  it("is the whole of a short measure, also where no verb is known", () => {
    expect(read("新增公交线路3条。")).toEqual(["新增 新增公交线路3条"]);
    expect(read("公交线网优化。")).toHaveLength(1);
  });

  it("is nothing in a definition, a heading alone, or the heading of a part", () => {
    expect(read("本条所称小微主体，是指十人以下的企业。")).toEqual([]);
    expect(read("人才支持")).toEqual([]);
    expect(read("完善服务。(1)强化保障。建设驿站10个。(2)优化环境。开通专线。")).toEqual([
      "建设 建设驿站10个",
      "开通 开通专线",
    ]);
  });

  it("is judged by what is enabled or given", () => {
    expect(kinds("支持各旗县建立常态化调度机制。")).toEqual(["机制"]);
    expect(kinds("制定社区建设指引。")).toEqual(["机制"]);
    expect(kinds("给予最高100万元资金补助。")).toEqual(["其他"]);
    expect(kinds("符合条件的牧户可申请贴息贷款。")).toEqual(["其他"]);
  });
});

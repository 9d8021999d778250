import { describe, expect, it } from "vitest";
import { rowsOfSheet } from "../../../../test/support/sheet.ts";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import type { RegisterKind } from "../entry.ts";
import { type ImportContext, readDrafts } from "./draft.ts";
import { linkReader } from "./links.ts";
import { isBlocked, NOTHING_REMEMBERED, proposeColumns } from "../../../kernel/sheet.ts";
import { registerColumns } from "./headings.ts";
import { NO_DECISIONS, type RegisterMapping } from "./row.ts";
import { unitFinder } from "../../../kernel/sheet-units.ts";
import type { MeasureChoice } from "../entry-row.ts";
import { specOf } from "../specs.ts";

const [TRAFFIC, REFORM, WATER] = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003",
];
const units = [
  { id: TRAFFIC, name: "示例市交通运输局", aliases: ["市交通局"], regionCode: "150200" },
  { id: REFORM, name: "示例市发展和改革委员会", aliases: ["市发改委"], regionCode: "150200" },
  { id: WATER, name: "示例市水务局", aliases: [], regionCode: "150200" },
];
const PLAN = "10000000-0000-4000-8000-000000000000";
const measures: MeasureChoice[] = [
  ["m1", 1, "（一）", "加快打造1小时铁路经济圈。加快推进包头至银川高铁建设", "加快推进包头至银川高铁建设"],
  ["m2", 2, "（二）", "加快打造2小时公路经济圈。推进古城湾黄河大桥通道建设", "推进古城湾黄河大桥通道建设"],
  ["m12", 12, "（十二）", "加强黄河流域生态环境保护。加大资金投入", "加大资金投入"],
].map(([id, number, ordinal, text, undertaking]) => ({
  id: `20000000-0000-4000-8000-00000000000${String(number)}`.slice(0, 36),
  planId: PLAN,
  number: Number(number),
  ordinal: String(ordinal),
  text: String(text),
  undertakings: [{ id: `u-${String(id)}`, text: String(undertaking) }],
}));
const measureOf = (number: number) => measures.find((each) => each.number === number)?.id;

const contextOf = (register: RegisterKind): ImportContext => ({
  spec: specOf(register),
  asOf: "2026-11-27",
  findUnit: unitFinder(units),
  links: linkReader(measures),
  homeCity: "150200",
});

function propose(register: RegisterKind, rows: readonly SheetRow[]): RegisterMapping {
  const { findUnit, asOf, spec } = contextOf(register);
  const namesUnits = (text: string) => findUnit(text) !== undefined;
  const words = registerColumns(spec, { namesUnits, asOf });
  return { ...proposeColumns(rows, words, NOTHING_REMEMBERED), ...NO_DECISIONS };
}
const read = (register: RegisterKind, rows: readonly SheetRow[], more: Partial<RegisterMapping> = {}) =>
  readDrafts(rows, { ...propose(register, rows), ...more }, contextOf(register));
const sentences = (draft: { issues: readonly { sentence: { zh: string }; blocks: boolean }[] } | undefined) =>
  draft?.issues.map(({ sentence }) => sentence.zh) ?? [];

const plannersList = () =>
  rowsOfSheet(
    [
      ["示例市2026年重点项目推进表", null, null, null, null, null, null, null, null, null],
      ["单位：万元", null, null, null, null, null, null, null, null, null],
      [
        "序号",
        "项目名称",
        "建设地点",
        "业主单位",
        "责任单位",
        "建设内容及规模",
        "总投资",
        "2026年计划投资",
        "2026年完成投资",
        "计划开工时间",
      ],
      [
        1,
        "示例公路改造",
        "包头市昆区",
        "示例交投公司",
        "市交通局",
        "改造 33 公里",
        12_345.67,
        5_000,
        1_200.5,
        "2026年3月",
      ],
      [
        2,
        "示例大桥",
        "鄂尔多斯市、包头市",
        "示例公司",
        "市发改委",
        "新建大桥",
        "1.5亿元",
        800,
        null,
        "2026-05-01",
      ],
      ["合计", null, null, null, null, null, 27_345.67, 5_800, 1_200.5, null],
    ],
    { merges: ["A1:J1", "A2:J2"] },
  );

describe("（二） a planner's list of projects: title, unit beside the table, years in the headings", () => {
  it("is read whole: fields, fen, days, units and cities, and the sum below is no project", async () => {
    const { drafts, nothing } = read("project", await plannersList());
    expect(propose("project", await plannersList()).fields).toEqual([
      "number",
      "name",
      "value:site",
      "value:owner",
      "value:ownerUnit",
      "value:content",
      "value:totalFen",
      "money:planned:unstated:2026",
      "money:done:unstated:2026",
      "planned:start",
    ]);
    expect(nothing.map(({ number }) => number)).toEqual([6]);
    expect(drafts).toHaveLength(2);
    expect(drafts[0]).toMatchObject({
      name: "示例公路改造",
      regionCode: "150200",
      variant: "road",
      values: { ownerUnit: TRAFFIC, owner: "示例交投公司", totalFen: 12_345_670_000 },
      stages: { start: { planned: "2026-03-31" } },
    });
    expect(drafts[0]?.money.map(({ flow, period, amountFen }) => [flow, period, amountFen])).toEqual([
      ["planned", "2026", 5_000_000_000],
      ["done", "2026", 1_200_500_000],
    ]);
    // A cell's own unit wins over that of the table; two cities are the region's matter.
    expect(drafts[1]).toMatchObject({ regionCode: "150000", values: { totalFen: 15_000_000_000 } });
    expect(drafts.some(isBlocked)).toBe(false);
  });
});

describe("（一） headings of two lines, merged across", () => {
  it("say together what is planned and what was reached, and from whom the money comes", async () => {
    const rows = await rowsOfSheet(
      [
        ["项目名称", "开工时间", "开工时间", "2026年到位资金（亿元）", "2026年到位资金（亿元）"],
        ["项目名称", "计划", "实际", "中央", "自治区"],
        ["示例铁路一期", "2025年12月底", "2026-01-15", 1.2, 0.35],
      ],
      { merges: ["A1:A2", "B1:C1", "D1:E1"] },
    );
    const { drafts } = read("project", rows);
    expect(propose("project", rows).fields).toEqual([
      "name",
      "planned:start",
      "actual:start",
      "money:in-place:central:2026",
      "money:in-place:region:2026",
    ]);
    expect(drafts[0]?.stages).toEqual({ start: { planned: "2025-12-31", actual: "2026-01-15" } });
    expect(drafts[0]?.money.map(({ source, amountFen }) => [source, amountFen])).toEqual([
      ["central", 12_000_000_000],
      ["region", 3_500_000_000],
    ]);
  });
});

describe("groups of rows and names merged over several lines", () => {
  it("make one project of the lines beside a merged name, and take its kind from the group's heading", async () => {
    const rows = await rowsOfSheet(
      [
        ["项目名称", "建设内容", "责任单位"],
        ["一、铁路项目", null, null],
        ["示例甲线", "正线 20 公里", "市发改委"],
        [null, "车站两座", null],
        ["二、水利项目", null, null],
        ["示例乙渠", "渠道 5 公里", "示例市水务局"],
      ],
      { merges: ["A2:C2", "A3:A4", "C3:C4", "A5:C5"] },
    );
    const { drafts, nothing } = read("project", rows);
    expect(nothing).toHaveLength(2);
    expect(drafts.map(({ name, variant, values }) => [name, variant, values["content"]])).toEqual([
      ["示例甲线", "railway", "正线 20 公里\n车站两座"],
      ["示例乙渠", "water", "渠道 5 公里"],
    ]);
  });
});

describe("（九） applications", () => {
  it("are linked by the measure's number, in figures or Chinese, and by an undertaking quoted", async () => {
    const rows = await rowsOfSheet([
      ["申报事项名称", "级别", "批准机关", "对应举措", "具体任务", "当前阶段", "牵头单位"],
      ["示例示范区", "国家级", "示例部", "一、二", "", "论证", "市发改委"],
      ["示例中心", "自治区级", "示例厅", "（十二）", "加大资金投入", "谋划", "示例市水务局"],
      ["示例基地", "市级", "", "99", "", "", ""],
    ]);
    const { drafts } = read("application", rows);
    expect(drafts[0]?.links.map(({ measureId }) => measureId)).toEqual([measureOf(1), measureOf(2)]);
    expect(drafts[1]?.links).toEqual([{ planId: PLAN, measureId: measureOf(12), undertakingId: "u-m12" }]);
    expect(drafts[0]?.values).toMatchObject({ level: "national", statedStage: "review", ownerUnit: REFORM });
    expect(sentences(drafts[2])).toEqual([
      "“99”对不上现行方案的举措。请写举措序号，如“一”或“1”，几项用顿号分开。",
    ]);
  });
});

describe("（十二） funds", () => {
  it("take the year from a column of the sheet, and the unit from the headings", async () => {
    const rows = await rowsOfSheet([
      ["资金名称", "年度", "申请资金（万元）", "下达资金（万元）", "到位资金（万元）", "下达文号", "批次"],
      ["示例补助", 2025, 300, 200, 150.25, "示例财〔2025〕1号", "第一批"],
    ]);
    const { drafts } = read("fund", rows);
    expect(drafts[0]?.money.map(({ flow, period, amountFen }) => [flow, period, amountFen])).toEqual([
      ["asked", "2025", 300_000_000],
      ["granted", "2025", 200_000_000],
      ["arrived", "2025", 150_250_000],
    ]);
    expect(drafts[0]?.values).toMatchObject({ paper: "示例财〔2025〕1号", batch: "第一批" });
  });

  it("are refused by row, field and remedy where the sheet gives neither unit nor year", async () => {
    const rows = await rowsOfSheet([
      ["资金名称", "申请资金额", "到位资金额"],
      ["示例补助", 300, "约三百"],
    ]);
    const { drafts } = read("fund", rows);
    expect(sentences(drafts[0])).toEqual([
      "“申请”填的是“300”，没有写明单位。请在列名中写“（万元）”，或在导入页选定“金额单位”。",
      "“到位”填的是“约三百”，不是金额。请只写数字，如 1234.56。",
    ]);
    const decided = read("fund", rows, { moneyUnit: "万元" });
    expect(sentences(decided.drafts[0])[0]).toContain("没有写明年份");
  });
});

describe("（二十） agreements and hard problems", () => {
  it("keep the days and parties of an agreement", async () => {
    const rows = await rowsOfSheet([
      ["协议名称", "签约城市", "签订日期", "有效期至", "履行情况"],
      ["示例合作协议", "四市", "2024/12/07", "2027年12月", "按季调度"],
    ]);
    const { drafts } = read("agreement", rows);
    expect(drafts[0]).toMatchObject({
      values: {
        cities: ["150100", "150200", "150600", "150900"],
        signedOn: "2024-12-07",
        validUntil: "2027-12-31",
        performance: "按季调度",
      },
    });
    expect(sentences(drafts[0])).toEqual(["“2027年12月”没有写到日，按 2027-12-31 登记。"]);
  });

  it("take what is wrong for the name of a problem that has no other", async () => {
    const rows = await rowsOfSheet([
      ["序号", "存在问题", "需协调事项", "提出单位", "解决层级"],
      [1, "示例断头路两侧标准不一", "请两市统一标准", "市交通局", "联席会议"],
      [2, "示例数据口径不同", "请明确口径", "火星办", "专项组"],
    ]);
    const { drafts } = read("problem", rows);
    expect(drafts[0]).toMatchObject({
      name: "示例断头路两侧标准不一",
      values: { ask: "请两市统一标准", raisedBy: TRAFFIC, level: "joint-conference" },
    });
    expect(drafts[1]?.unknownUnits).toEqual(["火星办"]);
    expect(sentences(drafts[1])).toEqual([
      "名册中没有“火星办”。请在导入页“对不上的单位”中选定是哪个单位，或略去；也可以改成名册中的名称。",
      "“解决层级”填的是“专项组”，请填以下之一：成员单位、领导小组、专项工作组、联席会议。",
    ]);
    const decided = read("problem", rows, { units: { 火星办: WATER } });
    expect(decided.drafts[1]?.values["raisedBy"]).toBe(WATER);
  });
});

describe("a cell that names several units", () => {
  it("gives the field its first and says that the others are left out", async () => {
    const rows = await rowsOfSheet([
      ["项目名称", "责任单位", "配合单位"],
      ["示例项目", "市交通局、市发改委", "示例市水务局、市发改委"],
    ]);
    const [draft] = read("project", rows).drafts;
    expect(draft?.values).toMatchObject({ ownerUnit: TRAFFIC, supportUnits: [WATER, REFORM] });
    expect(sentences(draft)).toEqual([
      "“市交通局、市发改委”有几个单位，这一项只登记第一个；其余请写到配合单位一列。",
    ]);
  });
});

describe("a sheet without headings", () => {
  it("gets a name proposed by what stands in its columns, and nothing else", async () => {
    const rows = await rowsOfSheet([
      ["1", "示例工业园道路工程", "市交通局"],
      ["2", "示例污水处理厂扩建", "示例市水务局"],
      ["3", "示例货运站场改造", "市交通局"],
    ]);
    expect(propose("project", rows)).toMatchObject({
      headingRow: 0,
      fields: ["number", "name", "value:ownerUnit"],
      why: ["content", "content", "content"],
    });
  });
});

const officeList = (rows: readonly (readonly (string | number | Date | null)[])[]) =>
  rowsOfSheet([["序号", "项目名称", "登记城市", "当前阶段", "计划开工时间"], ...rows]);
const drafted = async (
  row: readonly (string | number | Date | null)[],
  more: Partial<RegisterMapping> = {},
) => read("project", await officeList([row]), more).drafts[0];

it("（二） a column headed 阶段 says the stage", async () => {
  const rows = await rowsOfSheet([
    ["项目名称", "登记城市", "阶段"],
    ["示例项目", "包头市", "前期"],
  ]);
  expect(read("project", rows).drafts[0]?.values["statedStage"]).toBe("planning");
});

it.each(["西安市", "西安市新城区", "河北省石家庄市新华区"])(
  "（二） asks where the site %s belongs where no column names the city",
  async (site) => {
    const rows = await rowsOfSheet([
      ["项目名称", "建设地点", "阶段"],
      ["示例项目", site, "前期"],
    ]);
    const [draft] = read("project", rows).drafts;
    expect(draft?.issues.map(({ asks, blocks }) => [asks, blocks])).toContainEqual(["city", true]);
  },
);

const placeless = async (...cells: string[]) => {
  const rows = await rowsOfSheet([["项目名称", "业主单位", "阶段", "备注"], cells]);
  return (more: Partial<RegisterMapping> = {}) => read("project", rows, more).drafts[0];
};

describe("（二） a sheet without any column of cities", () => {
  it.each([
    ["示例道路工程", "呼和浩特市交通运输局", "呼和浩特市交通运输局"],
    ["东胜区示例道路工程", "", "东胜区示例道路工程"],
    ["呼和浩特至包头示例快速路", "市交通局", "呼和浩特至包头示例快速路"],
    ["示例道路工程", "榆林市交通运输局", "榆林市交通运输局"],
  ])("asks where a row belongs that names another city or its unit: %s, %s", async (name, unit, by) => {
    const draft = await placeless(name, unit, "前期", "");
    expect(draft()?.issues.map(({ asks, blocks }) => [asks, blocks])).toContainEqual(["city", true]);
    expect(draft()?.unknownCity).toBe(by);
    const decided = draft({ cities: { [by]: "150100" } });
    expect([decided?.regionCode, decided?.issues.some(({ asks }) => asks === "city")]).toEqual([
      "150100",
      false,
    ]);
  });

  it.each([
    ["示例道路工程", "市交通局", ""],
    ["包头市示例道路工程", "包头市交通运输局", ""],
    ["昆都仑区示例道路工程", "市交通局", ""],
    ["示例道路工程", "市交通局", "赴呼和浩特市对接过一次，进展正常，等待批复。"],
  ])("files a row of its own city there without asking: %s, %s", async (name, unit, remark) => {
    const draft = (await placeless(name, unit, "前期", remark))();
    expect([draft?.regionCode, draft?.issues.some(({ asks }) => asks === "city")]).toEqual(["150200", false]);
  });
});

describe("（二） a list as an office made it: cities, stages and days in its own words", () => {
  it.each([
    ["在建", "start"],
    ["建设中", "start"],
    ["续建", "start"],
    ["已开工", "start"],
    ["前期", "planning"],
    ["前期工作", "planning"],
    ["前期手续办理", "planning"],
    ["未开工", "planning"],
    ["拟开工", "planning"],
    ["储备", "planning"],
    ["可研批复", "approval"],
    ["可研编制", "feasibility"],
    ["已立项", "approval"],
    ["竣工", "completion"],
    ["已建成投用", "completion"],
    ["竣工验收", "acceptance"],
    ["完工", "completion"],
  ])("the stage %s is %s", async (said, stage) => {
    const draft = await drafted([1, "示例项目", "包头市", said, null]);
    expect([draft?.values["statedStage"], sentences(draft)]).toEqual([stage, []]);
  });

  it("asks for a stage that says only what is not reached", async () => {
    const draft = await drafted([1, "示例项目", "包头市", "未竣工", null]);
    expect([draft?.values["statedStage"], draft?.issues[0]?.blocks]).toEqual([undefined, true]);
  });

  it.each([
    ["包头", "150200"],
    ["鄂尔多斯市", "150600"],
    ["东胜区", "150600"],
    ["昆区", "150200"],
    ["察右前旗", "150900"],
    ["四市", "150000"],
  ])("%s is filed under %s", async (said, region) => {
    const draft = await drafted([1, "示例项目", said, "在建", null]);
    expect([draft?.regionCode, sentences(draft)]).toEqual([region, []]);
  });

  it.each(["西安市", "西安市新城区", "榆林", "示例市"])(
    "asks where %s belongs, and files it nowhere by itself",
    async (said) => {
      const draft = await drafted([1, "示例项目", said, "在建", null]);
      expect(draft?.issues.map(({ asks, blocks }) => [asks, blocks])).toContainEqual(["city", true]);
      const decided = await drafted([1, "示例项目", said, "在建", null], { cities: { [said]: "150000" } });
      expect(decided?.regionCode).toBe("150000");
      expect(decided?.issues.some(({ asks }) => asks === "city")).toBe(false);
    },
  );

  it("does not pass over a city that is none of the four beside one that is", async () => {
    const rows = await rowsOfSheet([
      ["序号", "项目名称", "涉及城市"],
      [1, "示例项目", "包头市、西安市"],
    ]);
    expect(sentences(read("project", rows).drafts[0])[0]).toContain("“西安市”不是四市中的城市");
  });

  it.each([
    ["2026年3月1日 00:00", "2026-03-01"],
    ["2026-03-01 00:00:00", "2026-03-01"],
    [new Date("2026-03-01T00:00:00Z"), "2026-03-01"],
    ["46082", "2026-03-01"],
    ["二〇二六年三月一日", "2026-03-01"],
  ])("a day written %s is taken", async (cell, day) => {
    const draft = await drafted([1, "示例项目", "包头市", "在建", cell]);
    expect([draft?.stages["start"]?.planned, draft?.issues.some(({ blocks }) => blocks)]).toEqual([
      day,
      false,
    ]);
  });

  it("says where a formula has no result", async () => {
    const [row] = await officeList([[1, "示例项目", "包头市", "在建", null]]).then((rows) => rows.slice(1));
    const rows = [...(await officeList([])), { ...(row as SheetRow), unresolved: [4] }];
    expect(
      read("project", rows).drafts[0]?.issues.map(({ sentence, blocks }) => [
        sentence.zh.slice(0, 7),
        blocks,
      ]),
    ).toEqual([["这一格是公式，", true]]);
  });
});

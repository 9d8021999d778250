import { EAST, NORTH, SAMPLE, type SampleDays, type SampleEntry, sampleRow, SOUTH } from "./sample-row.ts";
import { SAMPLE_PROJECTS } from "./sample-projects.ts";

const STEPS = ["planning", "filing", "review", "approval", "building", "acceptance"];

const reachedSteps = (reached: number, slips = 0): Record<string, SampleDays> =>
  Object.fromEntries(
    STEPS.map((stage, at): [string, SampleDays] => {
      const planned = (at - reached) * 110 - 15;
      return at < reached ? [stage, [planned, planned + slips]] : [stage, [planned + 120, null]];
    }),
  );

const criterion = (text: string, doneOn: number | null) => ({
  list: "criterion" as const,
  text: SAMPLE + text,
  due: null,
  doneOn,
});
const call = (text: string, due: number) => ({
  list: "call" as const,
  text: SAMPLE + text,
  due,
  doneOn: null,
});

const application = (
  name: string,
  variant: string,
  measure: number,
  level: string,
  reached: number,
  items: SampleEntry["items"] = [],
): SampleEntry => {
  const stages = variant === "title" ? STEPS.slice(0, 4) : STEPS;
  const days = Object.entries(reachedSteps(reached, 10)).filter(([stage]) => stages.includes(stage));
  return sampleRow({
    register: "application",
    name,
    variant,
    measures: [measure],
    values: { level, authority: `${SAMPLE}演示主管部门`, content: `${SAMPLE}虚构的申报内容。` },
    stages: Object.fromEntries(days),
    items,
  });
};

const APPLICATIONS: readonly SampleEntry[] = [
  application("自主创新示范区", "innovation-zone", 9, "national", 2, [
    criterion("研发投入占比达到申报条件", -40),
    criterion("高新技术企业数量达到申报条件", null),
    criterion("四市联合申报协议已经签订", -120),
    call("本年度申报材料报送", 18),
  ]),
  application("高新区提质进位", "pilot", 9, "region", 3),
  application("新材料技术创新中心", "centre", 10, "national", 1, [
    criterion("依托单位和共建单位已经确定", -15),
    criterion("建设方案通过专家咨询", null),
  ]),
  application("重点实验室", "centre", 10, "region", 5),
  application("综合保税区", "bonded-zone", 19, "national", 2, [
    criterion("围网面积符合要求", null),
    call("预审材料报送", -6),
  ]),
  application("区域公用品牌", "title", 15, "region", 4),
  application("科创飞地", "other", 9, "city", 6),
];

const fund = (
  name: string,
  variant: string,
  measure: number,
  money: SampleEntry["money"],
  more: Partial<SampleEntry> = {},
): SampleEntry =>
  sampleRow({
    register: "fund",
    name,
    variant,
    measures: [measure],
    values: {
      level: "region",
      batch: `${SAMPLE}第一批`,
      paper: `${SAMPLE}示例财〔2026〕0 号`,
      purpose: `${SAMPLE}虚构的用途。`,
    },
    money,
    ...more,
  });

const flows = (asked: number, granted: number, arrived: number, spent: number): SampleEntry["money"] =>
  (
    [
      ["asked", asked, false],
      ["granted", granted, false],
      ["arrived", arrived, false],
      ["spent", spent, true],
    ] as const
  )
    .filter(([, amountWan]) => amountWan > 0)
    .map(([flow, amountWan, monthly]) => ({ flow, amountWan, monthly, source: "region" }));

const FUNDS: readonly SampleEntry[] = [
  fund("科技创新引导资金", "fund", 9, flows(3_000, 2_200, 2_200, 1_640)),
  fund("新材料专项支持", "fund", 10, flows(5_000, 0, 0, 0), {
    stages: { filing: [-60, -52], granted: [40, null] },
    items: [call("补充材料报送", 9)],
  }),
  fund("沿河生态治理补助", "fund", 12, flows(12_000, 9_000, 6_500, 3_180)),
  fund("生态治理专项债券", "bond", 12, flows(20_000, 20_000, 20_000, 8_800)),
  fund("产业链协同发展基金", "investment-fund", 15, flows(10_000, 4_000, 1_000, 0)),
  fund("产业链支持政策", "policy", 15, [], { stages: { filing: [-90, -80], granted: [60, null] } }),
  fund("外贸发展资金", "other", 19, flows(800, 500, 500, 410)),
];

const article = (text: string, due: number | null, doneOn: number | null = null) => ({
  list: "article" as const,
  text: SAMPLE + text,
  due,
  doneOn,
});

const agreement = (
  name: string,
  variant: string,
  measures: readonly number[],
  more: Partial<SampleEntry>,
): SampleEntry => sampleRow({ register: "agreement", name, variant, measures, ...more });

const FOUR = { cities: ["150100", "150200", "150600", "150900"] as string[] };

const AGREEMENTS: readonly SampleEntry[] = [
  agreement("四城交通合作协议", "cities", [1, 2], {
    days: { signedOn: -700, validFrom: -700, validUntil: 38 },
    values: { ...FOUR, renewal: "by-agreement", performance: `${SAMPLE}五条已办三条。` },
    items: [
      article("统一客运班线公交化标准", 60),
      article("每半年会商一次断头路清单", -20),
      article("建立信息互通联络机制", -300, -310),
    ],
  }),
  agreement("流域联防联控协议", "departments", [12, 13], {
    days: { signedOn: -400, validFrom: -400, validUntil: 700 },
    values: { ...FOUR, renewal: "automatic" },
    items: [article("联合巡查每季度一次", 25), article("共享断面监测数据", null, -200)],
  }),
  agreement("两市农畜产品产销协议", "cities", [18], {
    days: { signedOn: -800, validFrom: -800, validUntil: -12 },
    region: EAST,
    values: { renewal: "by-agreement" },
  }),
  agreement("订单班校企协议", "firms", [11], {
    days: { signedOn: -90, validFrom: -60, validUntil: 1_000 },
    entered: -85,
    values: { renewal: "none" },
  }),
  agreement("数据共享合作备忘录", "other", [4], { stages: { drafting: [-30, -28], signed: [20, null] } }),
];

type Problem = {
  readonly name: string;
  readonly variant: string;
  readonly measures: readonly number[];
  /** Days since it was raised. */
  readonly age: number;
  readonly ask: string;
  readonly level?: string;
  readonly decision?: string;
  readonly closed?: boolean;
  readonly region?: string;
};

const problem = ({
  name,
  variant,
  measures,
  age,
  ask,
  level,
  decision,
  closed,
  region,
}: Problem): SampleEntry =>
  sampleRow({
    register: "problem",
    name,
    variant,
    measures,
    entered: -age,
    ...(region === undefined ? {} : { region }),
    values: { description: `${SAMPLE}虚构的问题情况。`, ask: SAMPLE + ask },
    later: [
      ...(level === undefined ? [] : [{ on: -Math.round(age * 0.8), values: { level } }]),
      ...(decision === undefined
        ? []
        : [{ on: -Math.round(age * 0.4), values: { decision: SAMPLE + decision } }]),
    ],
    closed:
      closed === true ? { on: -Math.round(age * 0.1), reason: `${SAMPLE}已经解决，经办公室核实。` } : null,
  });

const PROBLEMS: readonly SampleEntry[] = [
  problem({
    name: "跨市铁路投资分摊久议未决",
    variant: "major",
    measures: [1],
    age: 320,
    ask: "请联席会议议定比例",
    level: "joint-conference",
  }),
  problem({
    name: "断头路两侧建设标准不一",
    variant: "hard",
    measures: [2],
    age: 210,
    ask: "请明确统一标准",
    level: "special-group",
    decision: "按高的标准执行",
    region: SOUTH,
  }),
  problem({
    name: "班线公交化补贴口径不同",
    variant: "hard",
    measures: [2],
    age: 150,
    ask: "请统一补贴口径",
    level: "leading-group",
  }),
  problem({
    name: "低空试点空域批复迟缓",
    variant: "key",
    measures: [3],
    age: 95,
    ask: "请协调空域管理部门",
    level: "leading-group",
  }),
  problem({
    name: "断面监测数据共享不及时",
    variant: "key",
    measures: [12, 13],
    age: 60,
    ask: "请明确共享时限",
    level: "special-group",
  }),
  problem({
    name: "创新中心依托单位重复",
    variant: "major",
    measures: [9, 10],
    age: 400,
    ask: "请明确由谁牵头",
    level: "joint-conference",
    decision: "由示例市牵头，其他市共建",
    closed: true,
  }),
  problem({
    name: "储能项目并网排队",
    variant: "hard",
    measures: [16],
    age: 40,
    ask: "请协调并网时序",
    level: "member-unit",
  }),
  problem({
    name: "保税仓验收条件理解不一",
    variant: "key",
    measures: [19],
    age: 12,
    ask: "请明确验收条件",
    region: NORTH,
  }),
];

/** Invented rows of all five registers. */
export const SAMPLE_ENTRIES: readonly SampleEntry[] = [
  ...SAMPLE_PROJECTS,
  ...APPLICATIONS,
  ...FUNDS,
  ...AGREEMENTS,
  ...PROBLEMS,
];

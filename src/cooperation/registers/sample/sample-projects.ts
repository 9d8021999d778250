import {
  block,
  EAST,
  HOME,
  NORTH,
  SAMPLE,
  type SampleDays,
  type SampleEntry,
  sampleRow,
  SOUTH,
} from "./sample-row.ts";

const ORDER = [
  "planning",
  "feasibility",
  "land",
  "environment",
  "approval",
  "start",
  "completion",
  "acceptance",
];

/** Stages up to `reached` with their actual days, `slips` days late on the last; the rest planned only. */
function stagesUpTo(
  reached: number,
  slips: number,
  without: readonly string[] = [],
): Record<string, SampleDays> {
  return Object.fromEntries(
    ORDER.filter((stage) => !without.includes(stage)).map((stage, at): [string, SampleDays] => {
      const planned = (at - reached) * 120 - 30;
      if (at < reached)
        return [stage, [planned, planned + Math.round((slips * (at + 1)) / Math.max(1, reached))]];
      return [stage, [at === reached && slips > 60 ? planned : planned + 150, null]];
    }),
  );
}

type Money = SampleEntry["money"];
const works = (planned: number, done: number): Money => [
  { flow: "planned", source: "region", amountWan: Math.round(planned * 0.6), monthly: false, years: -1 },
  { flow: "done", source: "city", amountWan: Math.round(planned * 0.52), monthly: false, years: -1 },
  { flow: "planned", source: "region", amountWan: Math.round(planned * 0.7), monthly: false, years: 1 },
  { flow: "planned", source: "region", amountWan: planned, monthly: false },
  { flow: "in-place", source: "central", amountWan: Math.round(planned * 0.4), monthly: false },
  { flow: "in-place", source: "city", amountWan: Math.round(planned * 0.25), monthly: false },
  { flow: "done", source: "city", amountWan: done, monthly: true },
];

type Project = {
  readonly name: string;
  readonly variant: string;
  readonly measures: readonly number[];
  /** How many stages are reached, and by how many days late. */
  readonly reached: number;
  readonly slips: number;
  readonly totalWan: number;
  readonly region?: string;
  readonly km?: number;
  readonly percent?: number;
  readonly money?: Money;
  readonly items?: SampleEntry["items"];
  readonly without?: readonly string[];
};

const project = ({ name, variant, measures, reached, slips, totalWan, ...more }: Project): SampleEntry =>
  sampleRow({
    register: "project",
    name,
    variant,
    measures,
    region: more.region ?? HOME,
    values: {
      owner: `${SAMPLE}演示建设公司`,
      content: `${SAMPLE}虚构的建设内容，只供演示。`,
      totalFen: totalWan * 1_000_000,
      ...(more.km === undefined ? {} : { lengthKm: more.km }),
      ...(more.percent === undefined ? {} : { progressPercent: more.percent }),
    },
    stages: stagesUpTo(reached, slips, more.without),
    money: more.money ?? [],
    items: more.items ?? [],
  });

const INDOORS = ["land", "environment"];

/** Projects of every kind and at every stage: on time, slipping, blocked and done. */
export const SAMPLE_PROJECTS: readonly SampleEntry[] = [
  project({
    name: "东线高铁",
    variant: "railway",
    measures: [1],
    reached: 6,
    slips: 20,
    totalWan: 820_000,
    km: 142,
    percent: 46,
    money: works(160_000, 121_400),
  }),
  project({
    name: "西线高铁前期",
    variant: "railway",
    measures: [1],
    reached: 2,
    slips: 130,
    totalWan: 640_000,
    km: 118,
    items: [block("用地预审需上级部门协调线位方案", 30), block("跨市投资分摊比例未商定", -12)],
  }),
  project({
    name: "环湖铁路",
    variant: "railway",
    measures: [1],
    reached: 1,
    slips: 0,
    totalWan: 310_000,
    region: NORTH,
    km: 64,
  }),
  project({
    name: "S901 湖山公路一期",
    variant: "road",
    measures: [2],
    reached: 8,
    slips: 35,
    totalWan: 42_000,
    km: 33,
    percent: 100,
    money: works(6_000, 6_000),
  }),
  project({
    name: "S901 湖山公路二期",
    variant: "road",
    measures: [2],
    reached: 6,
    slips: 70,
    totalWan: 56_000,
    km: 41,
    percent: 58,
    money: works(21_000, 13_260),
    items: [block("两处管线迁改未完成", 20)],
  }),
  project({
    name: "S902 口岸连接线",
    variant: "road",
    measures: [2],
    reached: 5,
    slips: 90,
    totalWan: 88_000,
    km: 72,
    region: EAST,
    items: [block("土地指标不足", -25), block("初步设计已批复", -60, -70)],
  }),
  project({
    name: "城南断头路打通",
    variant: "road",
    measures: [2],
    reached: 7,
    slips: 12,
    totalWan: 3_600,
    km: 4.2,
    percent: 98,
    money: works(1_200, 1_150),
  }),
  project({
    name: "北城客运班线公交化改造",
    variant: "road",
    measures: [2],
    reached: 5,
    slips: 40,
    totalWan: 1_900,
    region: NORTH,
  }),
  project({
    name: "示例河大桥通道",
    variant: "bridge",
    measures: [2],
    reached: 5,
    slips: 55,
    totalWan: 97_000,
    km: 9.8,
    region: SOUTH,
    items: [block("防洪评价待批", 45)],
  }),
  project({ name: "机场扩建", variant: "airport", measures: [3], reached: 4, slips: 15, totalWan: 210_000 }),
  project({
    name: "低空物流起降点",
    variant: "airport",
    measures: [3],
    reached: 6,
    slips: 0,
    totalWan: 2_400,
    percent: 35,
    money: works(1_500, 640),
  }),
  project({
    name: "沿河泥沙拦截工程",
    variant: "water",
    measures: [12],
    reached: 6,
    slips: 25,
    totalWan: 18_600,
    percent: 62,
    money: works(7_400, 5_120),
  }),
  project({
    name: "城东污水处理厂提标",
    variant: "water",
    measures: [12],
    reached: 7,
    slips: 8,
    totalWan: 9_800,
    percent: 100,
    money: works(3_000, 2_950),
  }),
  project({
    name: "示例湖湿地修复",
    variant: "ecology",
    measures: [12],
    reached: 5,
    slips: 0,
    totalWan: 12_500,
  }),
  project({
    name: "示例山生态综合治理",
    variant: "ecology",
    measures: [14],
    reached: 6,
    slips: 30,
    totalWan: 23_400,
    percent: 41,
    money: works(8_000, 4_310),
  }),
  project({
    name: "北坡废弃矿山复绿",
    variant: "ecology",
    measures: [14],
    reached: 3,
    slips: 95,
    totalWan: 6_700,
    items: [block("历史遗留采矿权未处置", -40)],
  }),
  project({
    name: "风光制氢一体化基地",
    variant: "energy",
    measures: [16],
    reached: 5,
    slips: 10,
    totalWan: 350_000,
    region: SOUTH,
  }),
  project({
    name: "园区储能电站",
    variant: "energy",
    measures: [16],
    reached: 6,
    slips: 5,
    totalWan: 28_000,
    percent: 70,
    money: works(12_000, 9_400),
  }),
  project({
    name: "新能源重卡配套产业园",
    variant: "industry",
    measures: [15, 16],
    reached: 6,
    slips: 45,
    totalWan: 64_000,
    percent: 52,
    money: works(20_000, 11_800),
  }),
  project({
    name: "跨境电商保税仓",
    variant: "bonded",
    measures: [19],
    reached: 4,
    slips: 20,
    totalWan: 15_000,
  }),
  project({
    name: "四城物流信息平台",
    variant: "digital",
    measures: [4],
    reached: 4,
    slips: 0,
    totalWan: 2_200,
    without: INDOORS,
  }),
  project({
    name: "四城旅游标识更新",
    variant: "other",
    measures: [2],
    reached: 6,
    slips: 0,
    totalWan: 800,
    percent: 20,
  }),
];

import type { Place } from "../../../kernel/place.ts";
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

type More = {
  readonly region?: string;
  readonly km?: number;
  readonly percent?: number;
  readonly money?: Money;
  readonly items?: SampleEntry["items"];
  readonly without?: readonly string[];
  /** Where it lies on the schematic map: rounded points and lines that follow no real alignment. */
  readonly place?: Place;
};

/** `[reached, slips]`: how many stages are reached, and by how many days late. */
const project = (
  name: string,
  variant: string,
  measures: readonly number[],
  [reached, slips]: readonly [number, number],
  totalWan: number,
  { region = HOME, km, percent, money = [], items = [], without, place }: More = {},
): SampleEntry =>
  sampleRow({
    register: "project",
    name,
    variant,
    measures,
    region,
    values: {
      owner: `${SAMPLE}演示建设公司`,
      content: `${SAMPLE}虚构的建设内容，只供演示。`,
      totalFen: totalWan * 1_000_000,
      ...(km === undefined ? {} : { lengthKm: km }),
      ...(percent === undefined ? {} : { progressPercent: percent }),
      ...(place === undefined ? {} : { place }),
    },
    stages: stagesUpTo(reached, slips, without),
    money,
    items,
  });

const INDOORS = ["land", "environment"];

/** Projects of every kind and at every stage: on time, slipping, blocked and done. */
export const SAMPLE_PROJECTS: readonly SampleEntry[] = [
  project("东线高铁", "railway", [1], [6, 20], 820_000, {
    km: 142,
    percent: 46,
    money: works(160_000, 121_400),
    place: [
      [111.7, 40.8],
      [112.4, 40.9],
      [113.1, 41.0],
    ],
  }),
  project("西线高铁前期", "railway", [1], [2, 130], 640_000, {
    km: 118,
    items: [block("用地预审需上级部门协调线位方案", 30), block("跨市投资分摊比例未商定", -12)],
    place: [
      [109.8, 40.6],
      [109.8, 40.1],
      [109.8, 39.6],
    ],
  }),
  project("环湖铁路", "railway", [1], [1, 0], 310_000, {
    region: NORTH,
    km: 64,
    place: [
      [110.9, 40.2],
      [111.4, 40.0],
      [111.8, 40.3],
    ],
  }),
  project("S901 湖山公路一期", "road", [2], [8, 35], 42_000, {
    km: 33,
    percent: 100,
    money: works(6_000, 6_000),
    place: [
      [109.9, 41.1],
      [110.1, 40.8],
    ],
  }),
  project("S901 湖山公路二期", "road", [2], [6, 70], 56_000, {
    km: 41,
    percent: 58,
    money: works(21_000, 13_260),
    items: [block("两处管线迁改未完成", 20)],
    place: [
      [110.1, 40.8],
      [110.4, 40.6],
    ],
  }),
  project("S902 口岸连接线", "road", [2], [5, 90], 88_000, {
    region: EAST,
    km: 72,
    items: [block("土地指标不足", -25), block("初步设计已批复", -60, -70)],
    place: [
      [110.0, 41.8],
      [109.9, 41.2],
    ],
  }),
  project("城南断头路打通", "road", [2], [7, 12], 3_600, {
    km: 4.2,
    percent: 98,
    money: works(1_200, 1_150),
  }),
  project("北城客运班线公交化改造", "road", [2], [5, 40], 1_900, { region: NORTH }),
  project("示例河大桥通道", "bridge", [2], [5, 55], 97_000, {
    region: SOUTH,
    km: 9.8,
    items: [block("防洪评价待批", 45)],
    place: [
      [110.0, 40.5],
      [110.1, 40.4],
    ],
  }),
  project("机场扩建", "airport", [3], [4, 15], 210_000, { place: [[111.8, 40.4]] }),
  project("低空物流起降点", "airport", [3], [6, 0], 2_400, { percent: 35, money: works(1_500, 640) }),
  project("沿河泥沙拦截工程", "water", [12], [6, 25], 18_600, {
    percent: 62,
    money: works(7_400, 5_120),
    place: [[110.6, 40.2]],
  }),
  project("城东污水处理厂提标", "water", [12], [7, 8], 9_800, {
    percent: 100,
    money: works(3_000, 2_950),
    place: [[113.2, 40.9]],
  }),
  project("示例湖湿地修复", "ecology", [12], [5, 0], 12_500, { place: [[112.8, 40.6]] }),
  project("示例山生态综合治理", "ecology", [14], [6, 30], 23_400, {
    percent: 41,
    money: works(8_000, 4_310),
    place: [
      [110.2, 40.9],
      [111.0, 41.0],
      [111.9, 41.1],
    ],
  }),
  project("北坡废弃矿山复绿", "ecology", [14], [3, 95], 6_700, {
    items: [block("历史遗留采矿权未处置", -40)],
  }),
  project("风光制氢一体化基地", "energy", [16], [5, 10], 350_000, { region: SOUTH, place: [[109.4, 40.2]] }),
  project("园区储能电站", "energy", [16], [6, 5], 28_000, { percent: 70, money: works(12_000, 9_400) }),
  project("新能源重卡配套产业园", "industry", [15, 16], [6, 45], 64_000, {
    percent: 52,
    money: works(20_000, 11_800),
    place: [[109.7, 40.7]],
  }),
  project("跨境电商保税仓", "bonded", [19], [4, 20], 15_000),
  project("四城物流信息平台", "digital", [4], [4, 0], 2_200, { without: INDOORS }),
  project("四城旅游标识更新", "other", [2], [6, 0], 800, { percent: 20 }),
];

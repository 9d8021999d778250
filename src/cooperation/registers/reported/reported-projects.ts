import { reportedEntry as entry, type ReportedEntry, UNVERIFIED } from "./reported-row.ts";
import {
  baotouPlan,
  BAOYIN_OPENED,
  HUIYIN_OPENED,
  superiorDocument,
  WORK_REPORT,
} from "./reported-sources.ts";

const [HOHHOT, BAOTOU, ORDOS, ULANQAB] = ["150100", "150200", "150600", "150900"];

const reached = (day: string) => ({ completion: { planned: null, actual: day } });

const RAILWAYS: readonly ReportedEntry[] = [
  entry("project", {
    key: "baoyin-baohui",
    name: "包头至银川高铁（包头至惠农段）",
    variant: "railway",
    region: BAOTOU,
    measures: [1],
    quote: "实施包头至银川高铁项目",
    values: {
      lengthKm: 422,
      content: "设包头、白彦花西、乌拉特前旗、五原、巴彦淖尔、磴口、碱柜、乌海、乌海南、惠农南等站。",
      progress: "2025年12月23日全线开通运营。",
    },
    stages: reached("2025-12-23"),
    source: BAOYIN_OPENED,
  }),
  entry("project", {
    key: "baoyin-huiyin",
    name: "包头至银川高铁（惠农至银川段）",
    variant: "railway",
    measures: [1],
    quote: "实施包头至银川高铁项目",
    values: { lengthKm: 97, progress: "2024年10月1日开通运营。" },
    stages: reached("2024-10-01"),
    source: HUIYIN_OPENED,
  }),
  entry("project", {
    key: "baoeyu",
    name: "包头至鄂尔多斯至榆林高铁",
    variant: "railway",
    measures: [1],
    quote: "加快包头至鄂尔多斯至榆林高铁项目前期工作",
    values: {
      cities: [BAOTOU, ORDOS] as string[],
      lengthKm: 276.1,
      // 420 亿元.
      totalFen: 4_200_000_000_000,
      content: "包头东至榆林南，其中内蒙古境内 179.3 公里，设计时速 350 公里。",
      progress: "2026年政府工作报告列为开工建设；是否已经开工未见可核实的公开材料，阶段按未知登记。",
    },
    source: WORK_REPORT,
  }),
  entry("project", {
    key: "hubao",
    name: "呼和浩特至包头高铁",
    variant: "railway",
    measures: [1],
    quote: "推动呼和浩特至包头高铁项目前期工作",
    values: { cities: [HOHHOT, BAOTOU] as string[], progress: "方案要求推动前期工作。", remark: UNVERIFIED },
    source: baotouPlan("（一）"),
  }),
  entry("project", {
    key: "hubao-airport",
    name: "呼和浩特至包头高铁延伸线（呼和浩特至新机场段）",
    variant: "railway",
    region: HOHHOT,
    measures: [1],
    values: { remark: UNVERIFIED },
    source: superiorDocument("（一）"),
  }),
  entry("project", {
    key: "jidayuan",
    name: "集宁至大同至原平高铁",
    variant: "railway",
    region: ULANQAB,
    measures: [1],
    values: { remark: UNVERIFIED },
    source: superiorDocument("（一）"),
  }),
  entry("project", {
    key: "jitong",
    name: "集通铁路电气化改造",
    variant: "railway",
    region: ULANQAB,
    measures: [1],
    values: { remark: UNVERIFIED },
    source: superiorDocument("（一）"),
  }),
];

const road = (key: string, name: string, region?: string): ReportedEntry =>
  entry("project", {
    key,
    name,
    variant: "road",
    region,
    measures: [2],
    values: { remark: UNVERIFIED },
    source: superiorDocument("（二）"),
  });

const ROADS: readonly ReportedEntry[] = [
  entry("project", {
    key: "g210-donghe",
    name: "G210 白云鄂博至固阳至东河公路",
    variant: "road",
    region: BAOTOU,
    measures: [2],
    quote: "加快建设G210白云鄂博至固阳至东河",
    values: { remark: UNVERIFIED },
    source: baotouPlan("（二）"),
  }),
  entry("project", {
    key: "g210-guchengwan",
    name: "G210 古城湾黄河大桥通道",
    variant: "bridge",
    region: BAOTOU,
    measures: [2],
    quote: "G210古城湾黄河大桥通道",
    values: {
      lengthKm: 33,
      content: "公开资料称通道全长 33 公里，其中黄河大桥 3.9 公里；方案没有写里程。",
      remark: UNVERIFIED,
    },
    source: baotouPlan("（二）"),
  }),
  entry("project", {
    key: "ports-roads",
    name: "连接甘其毛都口岸和满都拉口岸的高速公路、一级公路",
    variant: "road",
    measures: [2],
    quote: "优化建设连接甘其毛都口岸和满都拉口岸的高速公路、一级公路",
    values: { remark: UNVERIFIED },
    source: baotouPlan("（二）"),
  }),
  entry("project", {
    key: "dalad-buses",
    name: "包头市至达拉特旗客运班线公交化改造",
    variant: "road",
    measures: [2],
    quote: "推进包头市至达拉特旗等毗邻城市间具备条件的客运班线公交化改造",
    values: { cities: [BAOTOU, ORDOS] as string[], remark: UNVERIFIED },
    source: baotouPlan("（二）"),
  }),
  road("s43", "S43 呼和浩特机场高速公路", HOHHOT),
  road("s29", "S29 呼凉高速公路"),
  road("s27", "S27 呼鄂高速公路"),
  road("s26", "S26 纳日松至龙口高速公路"),
  road("s22", "S22 察右后旗至呼和浩特高速公路"),
  road("g110", "G110 毕克齐至协力气公路"),
  road("s311", "S311 武川至杨树坝公路"),
];

const BONDED: readonly ReportedEntry[] = [
  entry("project", {
    key: "bonded-logistics",
    name: "包头保税物流中心（B型）高质量发展",
    variant: "bonded",
    region: BAOTOU,
    measures: [19],
    quote: "继续做好包头保税物流中心(B型)高质量发展相关工作",
    values: { remark: UNVERIFIED },
    source: baotouPlan("（十九）"),
  }),
];

/** Projects that the plan and its superior document name, and what was published of them. */
export const REPORTED_PROJECTS: readonly ReportedEntry[] = [...RAILWAYS, ...ROADS, ...BONDED];

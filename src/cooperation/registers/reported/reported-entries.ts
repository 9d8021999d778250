import { CITIES } from "../../../kernel/region.ts";
import { REPORTED_PROJECTS } from "./reported-projects.ts";
import { reportedEntry as entry, type ReportedEntry } from "./reported-row.ts";
import { AGREEMENT_OF_2020, baotouPlan, EIGHTH_CONFERENCE } from "./reported-sources.ts";

const BAOTOU = "150200";
const ALL_CITIES = CITIES.map(({ code }) => code);

const application = (
  key: string,
  name: string,
  variant: string,
  measure: number,
  ordinal: string,
  quote: string,
): ReportedEntry =>
  entry("application", {
    key,
    name,
    variant,
    region: BAOTOU,
    measures: [measure],
    quote,
    values: { level: "national", remark: "申报进展未见可核实的公开材料，阶段按未知登记。" },
    source: baotouPlan(ordinal),
  });

const APPLICATIONS: readonly ReportedEntry[] = [
  application(
    "innovation-zone",
    "呼包鄂国家自主创新示范区",
    "innovation-zone",
    9,
    "（九）",
    "创建呼包鄂国家自主创新示范区",
  ),
  application(
    "rare-earth-centre",
    "国家稀土新材料技术创新中心",
    "centre",
    10,
    "（十）",
    "创建国家稀土新材料技术创新中心",
  ),
  application(
    "bonded-zone",
    "综合保税区（包头市申报）",
    "bonded-zone",
    19,
    "（十九）",
    "积极努力申报综合保税区",
  ),
];

const fund = (
  key: string,
  name: string,
  variant: string,
  measure: number,
  ordinal: string,
  quote: string,
): ReportedEntry =>
  entry("fund", {
    key,
    name,
    variant,
    region: BAOTOU,
    measures: [measure],
    quote,
    values: { remark: "方案提出争取，金额、批次和到位情况未见公开材料，按未知登记。" },
    source: baotouPlan(ordinal),
  });

const FUNDS: readonly ReportedEntry[] = [
  fund(
    "innovation-support",
    "稀土高新区创新研发和创新发展能力上级资金支持",
    "fund",
    9,
    "（九）",
    "在开展创新研发活动、提升创新发展能力方面争取上级资金支持",
  ),
  fund("rare-earth-support", "稀土新材料先行先试相关专项支持", "fund", 10, "（十）", "争取相关专项支持"),
  fund("yellow-river", "黄河“几字弯”生态环境系统治理资金", "fund", 12, "（十二）", "持续加大资金投入力度"),
  fund(
    "chain-policy",
    "产业链行业支持引导政策",
    "policy",
    15,
    "（十五）",
    "争取自治区有关部门行业支持引导政策",
  ),
];

const agreement = (
  key: string,
  name: string,
  measures: readonly number[],
  signedOn = "2024-12-07",
  source = EIGHTH_CONFERENCE,
): ReportedEntry =>
  entry("agreement", {
    key,
    name,
    variant: "cities",
    measures,
    values: { cities: ALL_CITIES, signedOn, remark: "只见到题目，文本待存；期限和条款按未知登记。" },
    source,
  });

const AGREEMENTS: readonly ReportedEntry[] = [
  agreement("transport", "交通一体化发展合作协议", [1, 2, 22]),
  agreement("energy", "能源互济协议", [16, 22]),
  agreement("logistics", "全面推动物流业降本增效合作协议", [22]),
  agreement("yellow-river", "黄河流域联防联控协议", [13, 22]),
  agreement(
    "matters-2020",
    "2020—2021年呼包鄂乌协同发展重点事项合作协议",
    [22],
    "2020-09-20",
    AGREEMENT_OF_2020,
  ),
];

/** What was published, row by row. */
export const REPORTED_ENTRIES: readonly ReportedEntry[] = [
  ...REPORTED_PROJECTS,
  ...APPLICATIONS,
  ...FUNDS,
  ...AGREEMENTS,
];

import type { RegisterSpec, StageSpec, VariantSpec } from "./register-spec.ts";
import {
  choice,
  CITIES_CONCERNED,
  named,
  OWNER_UNIT,
  REMARK,
  statedStage,
  SUPPORT_UNITS,
} from "./row-fields.ts";

const STAGES: readonly StageSpec[] = [
  {
    key: "planning",
    name: named("规划", "Planning"),
    heading: /规划|谋划|项目建议书/,
    said: /前期|谋划|储备|筹建|[拟待]建|(?:未|[拟待]|即将|计划|预计)开工/,
  },
  {
    key: "feasibility",
    name: named("可研", "Feasibility study"),
    heading: /可研|可行性研究/,
    said: /可研|可行性/,
  },
  { key: "land", name: named("用地", "Land"), heading: /用地|土地/ },
  { key: "environment", name: named("环评", "Environmental assessment"), heading: /环评|环境影响/ },
  {
    key: "approval",
    name: named("立项", "Approval"),
    heading: /立项|核准|备案|审批/,
    said: /^已?(?:完成)?(?:立项|核准|备案|审批)|(?<!待)批复/,
  },
  {
    key: "start",
    name: named("开工", "Start of works"),
    heading: /开工|动工/,
    said: /在建|建设中|正在(?:建设|施工)|施工中?$|续建|(?<!未|拟|待|即将|计划|预计)(?:开工|动工)/,
  },
  {
    key: "completion",
    name: named("完工", "Completion"),
    heading: /完工|竣工(?!验收)|建成|通车|投(?:产|用|运)/,
    said: /(?<!未|拟|待|即将|计划|预计)(?:完工|竣工|建成|通车|投(?:产|用|运))/,
  },
  { key: "acceptance", name: named("验收", "Acceptance"), heading: /验收/, said: /(?<!未|待|拟)验收/ },
];

const ALL = STAGES.map(({ key }) => key);
/** What is bought or built indoors asks for no land of its own. */
const WITHOUT_LAND = ALL.filter((key) => key !== "land" && key !== "environment");

const variant = (
  key: string,
  zh: string,
  en: string,
  words: RegExp,
  stages: readonly string[] = ALL,
): VariantSpec => ({ key, name: named(zh, en), stages, words });

/** In the order in which a name is tried: a bridge of a road is a bridge. */
const VARIANTS: readonly VariantSpec[] = [
  variant("railway", "铁路", "Railway", /铁路|高铁|动车|轨道|城际(?!公交)/),
  variant("bridge", "桥梁通道", "Bridges and crossings", /大桥|桥梁|桥$|通道|隧道/),
  variant("road", "公路", "Road", /公路|高速|国道|省道|[GSXY]\d{2,4}|客运|公交/),
  variant("airport", "机场临空", "Airports", /机场|临空|低空|航空/),
  variant("water", "水利水环境", "Water", /水利|水环境|水污染|污水|供水|灌区|河道|水库|再生水/),
  variant("ecology", "生态治理", "Ecology", /生态|湿地|治沙|泥沙|沙|林草|矿山|绿化|大青山/),
  variant("energy", "能源", "Energy", /能源|风电|光伏|储能|氢|电网|特高压|输电|热力/),
  variant("bonded", "保税物流", "Bonded logistics", /保税|口岸|物流|仓储|跨境/),
  variant("digital", "数字化", "Digital", /数据|信息|平台|智慧|数字|系统|算力|云/, WITHOUT_LAND),
  variant("industry", "产业", "Industry", /产业|工厂|生产线|制造|稀土|加工|基地|园区/),
  variant("other", "其他", "Other", /其他/),
];

/** 项目库. */
export const PROJECT: RegisterSpec = {
  register: "project",
  name: named("项目库", "Projects"),
  one: named("项目", "Project"),
  fields: [
    { key: "code", name: named("项目代码", "Project code"), type: "text", heading: /项目代码|统一代码|编码/ },
    {
      key: "owner",
      name: named("项目业主", "Owner"),
      type: "text",
      inList: true,
      heading: /业主|建设单位|项目单位|项目法人/,
    },
    OWNER_UNIT,
    SUPPORT_UNITS,
    CITIES_CONCERNED,
    { key: "site", name: named("建设地点", "Site"), type: "text", heading: /建设地[点址]|项目地址/ },
    {
      key: "content",
      name: named("建设内容及规模", "What is built"),
      type: "paragraph",
      heading: /建设(?:内容|规模)|主要内容/,
    },
    {
      key: "lengthKm",
      name: named("里程", "Length"),
      type: "number",
      unit: named("公里", "km"),
      least: 0,
      // Twice around the earth: more is a mistake of unit.
      most: 80_000,
      inList: true,
      heading: /里程|长度|全长|公里/,
    },
    {
      key: "totalFen",
      name: named("总投资", "Total investment"),
      type: "money",
      inList: true,
      heading: /总投资|投资(?:总额|估算|概算)|概算/,
    },
    {
      key: "years",
      name: named("建设年限", "Years of works"),
      type: "text",
      heading: /建设(?:年限|工期|周期)|起止年[限度]/,
    },
    {
      key: "progressPercent",
      name: named("形象进度", "Physical progress"),
      type: "number",
      unit: named("%", "%"),
      least: 0,
      most: 100,
      inList: true,
      heading: /形象进度|完成(?:比例|率|百分比)|工程进度/,
    },
    {
      key: "progress",
      name: named("进展情况", "Progress"),
      type: "paragraph",
      heading: /进展|推进情况|完成情况/,
    },
    statedStage(STAGES),
    { key: "place", name: named("位置", "Place"), type: "place", heading: /坐标|经纬度|位置/ },
    {
      key: "datum",
      name: named("坐标系", "Coordinate system"),
      type: "choice",
      choices: [
        choice("cgcs2000", "CGCS2000（2000 国家大地坐标系）", "CGCS2000"),
        choice("wgs84", "WGS 84", "WGS 84"),
        choice("gcj02", "GCJ-02（火星坐标）", "GCJ-02"),
        choice("bd09", "BD-09（百度坐标）", "BD-09"),
      ],
      heading: /坐标系/,
    },
    REMARK,
  ],
  stages: STAGES,
  variants: VARIANTS,
  flows: [
    { flow: "planned", name: named("年度计划投资", "Planned"), heading: /计划(?:完成)?投资|投资计划/ },
    { flow: "in-place", name: named("到位资金", "In place"), heading: /到位/ },
    { flow: "done", name: named("完成投资", "Done"), heading: /(?<!计划)完成投资|投资完成/ },
  ],
  lists: ["block"],
  ownerField: "ownerUnit",
  measures: [1, 2, 3, 12, 14, 16, 19],
};

import { choice, line, money, number, place, say, text } from "../../kernel/fields.ts";
import {
  CITIES_CONCERNED,
  flow,
  OWNER_UNIT,
  type RegisterSpec,
  REMARK,
  rowFields,
  stage,
  statedStage,
  SUPPORT_UNITS,
  variantOf,
} from "./register-spec.ts";

const STAGES = [
  stage(
    "planning",
    say("规划", "Planning"),
    /规划|谋划|项目建议书/,
    /前期|谋划|储备|筹建|[拟待]建|(?:未|[拟待]|即将|计划|预计)开工/,
  ),
  stage("feasibility", say("可研", "Feasibility study"), /可研|可行性研究/, /可研|可行性/),
  stage("land", say("用地", "Land"), /用地|土地/),
  stage("environment", say("环评", "Environmental assessment"), /环评|环境影响/),
  stage(
    "approval",
    say("立项", "Approval"),
    /立项|核准|备案|审批/,
    /^已?(?:完成)?(?:立项|核准|备案|审批)|(?<!待)批复/,
  ),
  stage(
    "start",
    say("开工", "Start of works"),
    /开工|动工/,
    /在建|建设中|正在(?:建设|施工)|施工中?$|续建|(?<!未|拟|待|即将|计划|预计)(?:开工|动工)/,
  ),
  stage(
    "completion",
    say("完工", "Completion"),
    /完工|竣工(?!验收)|建成|通车|投(?:产|用|运)/,
    /(?<!未|拟|待|即将|计划|预计)(?:完工|竣工|建成|通车|投(?:产|用|运))/,
  ),
  stage("acceptance", say("验收", "Acceptance"), /验收/, /(?<!未|待|拟)验收/),
];

const variant = variantOf(STAGES);
/** What is bought or built indoors asks for no land of its own. */
const WITHOUT_LAND = STAGES.map(({ key }) => key).filter((key) => key !== "land" && key !== "environment");

/** 项目库. */
export const PROJECT: RegisterSpec = {
  register: "project",
  name: say("项目库", "Projects"),
  one: say("项目", "Project"),
  fields: rowFields({
    code: line(say("项目代码", "Project code"), { heading: /项目代码|统一代码|编码/ }),
    owner: line(say("项目业主", "Owner"), { listed: true, heading: /业主|建设单位|项目单位|项目法人/ }),
    ownerUnit: OWNER_UNIT,
    supportUnits: SUPPORT_UNITS,
    cities: CITIES_CONCERNED,
    site: line(say("建设地点", "Site"), { heading: /建设地[点址]|项目地址/ }),
    content: text(say("建设内容及规模", "What is built"), { heading: /建设(?:内容|规模)|主要内容/ }),
    // Twice around the earth: more is a mistake of unit.
    lengthKm: number(say("里程", "Length"), {
      unit: say("公里", "km"),
      least: 0,
      most: 80_000,
      listed: true,
      heading: /里程|长度|全长|公里/,
    }),
    totalFen: money(say("总投资", "Total investment"), {
      listed: true,
      heading: /总投资|投资(?:总额|估算|概算)|概算/,
    }),
    years: line(say("建设年限", "Years of works"), { heading: /建设(?:年限|工期|周期)|起止年[限度]/ }),
    progressPercent: number(say("形象进度", "Physical progress"), {
      unit: say("%", "%"),
      least: 0,
      most: 100,
      listed: true,
      heading: /形象进度|完成(?:比例|率|百分比)|工程进度/,
    }),
    progress: text(say("进展情况", "Progress"), { heading: /进展|推进情况|完成情况/ }),
    statedStage: statedStage(STAGES),
    place: place(say("位置", "Place"), { heading: /坐标|经纬度|位置/ }),
    datum: choice(
      say("坐标系", "Coordinate system"),
      {
        cgcs2000: say("CGCS2000（2000 国家大地坐标系）", "CGCS2000"),
        wgs84: say("WGS 84", "WGS 84"),
        gcj02: say("GCJ-02（火星坐标）", "GCJ-02"),
        bd09: say("BD-09（百度坐标）", "BD-09"),
      },
      { heading: /坐标系/ },
    ),
    remark: REMARK,
  }),
  stages: STAGES,
  // In the order in which a name is tried: a bridge of a road is a bridge.
  variants: [
    variant("railway", say("铁路", "Railway"), /铁路|高铁|动车|轨道|城际(?!公交)/),
    variant("bridge", say("桥梁通道", "Bridges and crossings"), /大桥|桥梁|桥$|通道|隧道/),
    variant("road", say("公路", "Road"), /公路|高速|国道|省道|[GSXY]\d{2,4}|客运|公交/),
    variant("airport", say("机场临空", "Airports"), /机场|临空|低空|航空/),
    variant("water", say("水利水环境", "Water"), /水利|水环境|水污染|污水|供水|灌区|河道|水库|再生水/),
    variant("ecology", say("生态治理", "Ecology"), /生态|湿地|治沙|泥沙|沙|林草|矿山|绿化|大青山/),
    variant("energy", say("能源", "Energy"), /能源|风电|光伏|储能|氢|电网|特高压|输电|热力/),
    variant("bonded", say("保税物流", "Bonded logistics"), /保税|口岸|物流|仓储|跨境/),
    variant("digital", say("数字化", "Digital"), /数据|信息|平台|智慧|数字|系统|算力|云/, WITHOUT_LAND),
    variant("industry", say("产业", "Industry"), /产业|工厂|生产线|制造|稀土|加工|基地|园区/),
    variant("other", say("其他", "Other"), /其他/),
  ],
  flows: [
    flow("planned", say("年度计划投资", "Planned"), /计划(?:完成)?投资|投资计划/),
    flow("in-place", say("到位资金", "In place"), /到位/),
    flow("done", say("完成投资", "Done"), /(?<!计划)完成投资|投资完成/),
  ],
  lists: ["block"],
  ownerField: "ownerUnit",
  measures: [1, 2, 3, 12, 14, 16, 19],
};

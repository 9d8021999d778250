import { say } from "../../../kernel/fields.ts";
import type { FlowLine, PartId } from "./cash-flow.ts";
import type { Sentence } from "../../../kernel/error.ts";

export const PART_NAMES: Readonly<Record<PartId, Sentence>> = {
  wind: say("风电", "Wind"),
  solar: say("光伏", "Solar"),
  inverter: say("储能变流器", "Storage inverter"),
  battery: say("储能电池", "Storage cells"),
  electrolyser: say("电解槽", "Electrolyser"),
  tank: say("储氢罐", "Hydrogen tank"),
};

export const FLOW_NAMES: Readonly<Record<FlowLine, Sentence>> = {
  load: say("负荷用电收入", "Paid by the load"),
  trucks: say("车辆充电收入", "Paid by trucks"),
  hydrogen: say("售氢收入", "Hydrogen sold"),
  sales: say("上网收入", "Fed in"),
  residual: say("期末残值", "Worth at the end"),
  investment: say("建设投资", "Investment"),
  replacement: say("设备重置", "Replacement"),
  upkeep: say("运维", "Upkeep"),
  purchases: say("购电", "Purchases"),
  tax: say("所得税", "Tax"),
};

export const UNVERIFIED = say(
  "造价、电价、氢价、税和贷款条件都未核实，只用来比较方案；不能据此决策、收费或付款。",
  "Investment, tariffs, the price of hydrogen, tax and loan are all unverified and only compare designs; nothing may be decided, charged or paid by them.",
);

export const words = {
  lead: say(
    "选一个定容方案，按一组假设算二十年的钱：现金流、净现值、内部收益率、度电成本和制氢成本；再逐个改动假设、重新调度，看哪一个最要紧。",
    "Choose a design of the sizing and reckon its money by a set of assumptions: flows, present value, rate of return, levelised costs; then each assumption is changed and dispatched again, to see which one matters most.",
  ),
  noDesign: say("还没有方案，请先在“定容”里算一个。", "There is no design yet: size the project first."),
  another: say("新的测算", "Reckon anew"),
  reckon: say("收益测算", "Reckoning"),
  reckonHelp: say(
    "表里先填的是本系统的假设和这次定容的造价，都没有核实；改了的请写出处。",
    "What stands here are assumptions of this system and the prices of the sizing, all unverified; say where changes are from.",
  ),
  start: say("开始测算", "Reckon"),
  costings: say("测算记录", "Reckonings"),
  none: say("还没有测算", "Nothing was reckoned yet"),
  on: say("日期", "Day"),
  design: say("方案", "Design"),
  designOf: (day: string, exact: boolean) =>
    say(`${day} ${exact ? "全年精算" : "定容"}`, `${day}, ${exact ? "exact" : "bounds"}`),
  progress: (done: number) => say(`已调度 ${done} 个全年`, `${done} years dispatched`),
  npv: say("净现值", "Present value"),
  rate: say("内部收益率（全投资，税后）", "Rate of return (all capital, after tax)"),
  ownRate: say("内部收益率（资本金，税后）", "Rate of return (owners, after tax)"),
  lcoe: say("度电成本", "Levelised cost of electricity"),
  lcoh: say("制氢成本", "Levelised cost of hydrogen"),
  investment: say("建设投资", "Investment"),
  money: say("收益", "Money"),
  answer: (years: string, investment: string, npv: string, gains: boolean) =>
    say(
      `投 ${investment} 亿元，${years} 年按折现率算${gains ? "净得" : "净亏"} ${npv} 亿元。`,
      `${investment} × 10⁸ yuan invested ${gains ? "gain" : "lose"} ${npv} × 10⁸ over ${years} years at the discount rate.`,
    ),
  yi: say("亿元", "10⁸ yuan"),
  wan: say("万元", "× 10,000 yuan"),
  inUnit: (name: string, unit: string) => say(`${name}（${unit}）`, `${name} (${unit})`),
  yuanKwh: say("元/kWh", "yuan/kWh"),
  yuanKg: say("元/kg", "yuan/kg"),
  noRate: say(
    "没有：这些年的钱只出不进，或在任何收益率下都收不回。",
    "none: money only goes out, or comes back at no rate at all.",
  ),
  severalRates: (rates: string) =>
    say(
      `有多个（${rates}）：现金流正负变号不止一次，请看净现值。`,
      `several (${rates}): flows change sign more than once; judge by the present value.`,
    ),
  missing: (kwh: string, kg: string) =>
    say(
      `这个方案全年有 ${kwh} 万 kWh 电、${kg} 吨氢供不上，没有计收入。`,
      `Over the year ${kwh} × 10 MWh and ${kg} t of hydrogen cannot be served and are not paid for.`,
    ),
  broken: (conditions: string) =>
    say(`这样调度做不到：${conditions}。`, `Dispatched so it cannot keep: ${conditions}.`),
  tornado: say("哪个假设最要紧", "Which assumption matters most"),
  tornadoSentence: (share: string, first: string, unit: string) =>
    say(
      `每个假设上下各变 ${share}%，装机不变、重新调度；${unit}受“${first}”影响最大。`,
      `Each assumption ${share} % less and more, capacities fixed, dispatched again; ${unit.toLowerCase()} depends most on “${first}”.`,
    ),
  measure: say("看", "By"),
  less: (share: string) => say(`减 ${share}%`, `${share} % less`),
  more: (share: string) => say(`加 ${share}%`, `${share} % more`),
  redispatched: say("重新调度", "dispatched again"),
  repriced: say("只重算钱", "money alone"),
  undispatched: say("没有调度结果", "no dispatch"),
  short: say("有供不上的", "something is not served"),
  assumption: say("假设", "Assumption"),
  how: say("算法", "How"),
  flows: say("逐年现金流", "Flows by year"),
  flowsSentence: (year: string | null) =>
    year === null
      ? say(
          "柱为各年收支（万元），线为累计净现金流；期内没有收回投资。",
          "Bars: what comes and goes each year (10,000 yuan); line: net flow so far. The investment is not recovered.",
        )
      : say(
          `柱为各年收支（万元），线为累计净现金流；第 ${year} 年收回投资（不折现）。`,
          `Bars: what comes and goes each year (10,000 yuan); line: net flow so far. The investment is recovered in year ${year}, undiscounted.`,
        ),
  cumulative: say("累计", "So far"),
  year: say("年", "Year"),
  net: say("净现金流", "Net"),
  loan: say("贷款收还", "Loan"),
  saved: say("利息抵税", "Tax saved by interest"),
  own: say("资本金净流", "Owners’ net"),
  assumptions: say("假设和出处", "Assumptions and where they are from"),
  value: say("取值", "Value"),
  source: say("出处", "Source"),
  sourceOn: say("取用日期", "Taken on"),
  level: say("依据", "Level"),
  levels: {
    A: say("A 读过原文", "A: the text was read"),
    B: say("B 据报道或数据集", "B: a report or a data set"),
    C: say("C 未核实", "C: unverified"),
  },
  standing: say("核实", "Verified"),
  unverified: say("未核实", "unverified"),
  workbook: say("下载 Excel", "Download Excel"),
  part: say("设备", "Part"),
};

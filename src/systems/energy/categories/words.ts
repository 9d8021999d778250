import { say } from "../../../kernel/fields.ts";

export const words = {
  title: say("各类别最省的方案", "The cheapest design of each category"),
  help: say(
    "同一年逐时数据、同一组造价（未核实），分别按各类细则求全年最省；多花的是和不按任何细则相比。只约束有数字的条款；协议、主体、接入点等另看上表。",
    "One year of hours and one set of prices (unverified), the least yearly cost under each rule; what more it costs is against no rule at all. Only conditions with a number bind; agreements, investors and connections stand in the table above.",
  ),
  ask: say("算出各类别最省的方案", "Work out all categories"),
  again: say("按最近的定容重算", "Work out anew by the latest sizing"),
  needsSizing: say(
    "先在“定容”里算一次，这里用它的条件。",
    "Size the project once under “Sizing”; its assumptions are used here.",
  ),
  none: say("还没有算过。", "Not worked out yet."),
  by: (day: string) => say(`${day} 的条件，逐时数据：`, `As of ${day}, hours: `),
  progress: (solved: number) => say(`已解 ${solved} 个线性规划`, `${solved} linear programs solved`),
  category: say("类别", "Category"),
  without: say("不按任何细则", "No rule"),
  verdict: say("项目现状", "Project now"),
  cost: say("最省全年费用（万元）", "Least yearly cost (10,000 yuan)"),
  more: say("比不按细则多（万元/年）", "More than without a rule (10,000 yuan a year)"),
  re: say("风电 / 光伏（MW）", "Wind / sun (MW)"),
  battery: say("储能（MW / MWh）", "Storage (MW / MWh)"),
  range: (least: string, most: string) =>
    least === most ? say(least, least) : say(`${least} 到 ${most}`, `${least} to ${most}`),
  noNumber: say("没有数字条款，同不按细则", "no condition with a number: as without a rule"),
  why: (category: string, because: string) => say(`${category}：${because}`, `${category}: ${because}`),
  nothing: say("没有可行方案", "nothing is possible"),
  atLeast: (least: string) => say(`不少于 ${least}`, `at least ${least}`),
  own: say("本项目申报", "proposed under this"),
  synthetic: say("合成", "invented"),
};

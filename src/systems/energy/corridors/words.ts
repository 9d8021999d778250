import { say } from "../../../kernel/fields.ts";

export const words = {
  network: say("走廊示意", "The corridor"),
  noNetwork: say("还没有站点、道路和车流。", "There are no sites, roads and flows yet."),
  noNetworkHelp: say("点“上传走廊文件”。", "Use “Upload the corridor”."),
  picture: (sites: number, km: string, stations: number) =>
    say(
      `示意图：${sites} 个站点，主线 ${km} 公里，横向按里程；选定 ${stations} 个站。`,
      `Schematic: ${sites} sites, ${km} km along the line, to scale across; stations chosen: ${stations}.`,
    ),
  unnamed: (count: number) =>
    say(`另有 ${count} 个名称图上写不下或没有写全`, `${count} more names, left out or cut short above`),
  station: say("选定的站", "station"),
  candidate: say("可建站", "candidate"),
  place: say("不建站", "no candidate"),
  workbook: say("导出 Excel", "Export to Excel"),
  workbookHelp: say("改完可以再上传。", "It can be corrected and uploaded again."),
  file: say("走廊文件（.json）", "Corridor (.json)"),
  fileHelp: say("命令行的选站命令读的就是它。", "The command energy stations reads it."),
  flows: say("车流", "Flows"),
  from: say("起点", "From"),
  to: say("终点", "To"),
  trucks: say("车辆", "Trucks"),
  handed: say("交给项目的车场负荷", "Depots handed to projects"),
  project: say("项目", "Project"),
  daily: say("每天用电（MWh）", "A day (MWh)"),
  hydrogen: say("每周用氢（kg）", "Hydrogen a week (kg)"),
  power: say("充电功率（MW）", "Power (MW)"),
  on: say("日期", "Day"),
  open: say("去定容", "Size it"),

  stationsLead: say(
    "和命令行同一算法：去和回按最短路成环，环上有站且两站之间不超过可用续航才算服务；花费最少，证明为最优才这样说。",
    "The command's own method: there and back along the shortest way as a loop, served where a station lies on it and no stretch exceeds the usable range; at least cost, called optimal only where proved.",
  ),
  compute: say("计算站点", "Compute stations"),
  computations: say("计算记录", "Computations"),
  noComputations: say("还没有计算过。", "Nothing was computed yet."),
  state: say("状态", "State"),
  progress: (solved: number) => say(`已解 ${solved} 个规划`, `${solved} programs solved`),
  old: say("走廊后来改过", "the corridor changed since"),
  stations: say("站点", "Stations"),
  cost: say("造价（万元）", "Cost (10,000 yuan)"),
  served: say("服务车辆", "Trucks served"),
  answer: (stations: number, served: string, total: string, cost: string) =>
    say(
      `建 ${stations} 个站，服务 ${served} / ${total} 辆，造价 ${cost} 万元。`,
      `Stations: ${stations}; trucks served: ${served} of ${total}; cost ${cost} × 10,000 yuan.`,
    ),
  proven: say("已证最优", "proven optimal"),
  notProven: say("没有证明最优", "not proven optimal"),
  adopt: say("采用这个方案", "Choose these stations"),
  adopted: say("现用方案", "chosen"),
  unserved: say("没有服务的车流", "Flows that are not served"),
  why: say("原因", "Why"),
  tooFew: say("站数不够，可放宽至多建站", "too few stations: allow more"),
  tooFar: say(
    "没有路，或候选站之间超过可用续航；请补道路或候选站",
    "no road, or candidates lie beyond the usable range: add roads or candidates",
  ),

  haulageLead: say(
    "每吨公里要花多少：能源、车辆折旧、补能站、通行费。不含司机、维修、保险。价格都没有核实，只用于比较。",
    "What a tonne costs a kilometre: energy, truck, stations, toll. Drivers, upkeep and insurance are left out. No price is verified; they only compare.",
  ),
  haulage: say("吨公里成本", "Cost of a tonne-kilometre"),
  drive: say("车型", "Truck"),
  yuanPerTkm: say("元/吨公里", "yuan/t·km"),
  parts: {
    energy: say("能源", "Energy"),
    truck: say("车辆", "Truck"),
    station: say("补能站", "Stations"),
    toll: say("通行费", "Toll"),
  },
  cheapest: (drive: string, yuan: string) =>
    say(
      `按所填价格，${drive}最省：${yuan} 元/吨公里。`,
      `At these prices ${drive.toLowerCase()} costs least: ${yuan} yuan/t·km.`,
    ),
  stationsIn: (filling: string) =>
    say(
      `已计入选定的${filling}站；其他补能站造价未知，没有计入。`,
      `The chosen stations (${filling}) are in it; of other kinds nothing is known.`,
    ),
  stationsOut: say("还没有选站，补能站没有计入。", "No stations are chosen, and none are in it."),
  breakEven: say("氢价平衡点", "Break-even price of hydrogen"),
  against: say("氢耗", "Hydrogen used"),
  diesel: say("与柴油持平（元/kg）", "Level with diesel (yuan/kg)"),
  best: say("与最省的持平（元/kg）", "Level with the cheapest (yuan/kg)"),
  never: say("氢免费也做不到", "not even for nothing"),
  prices: say("价格和出处", "Prices and sources"),
  price: say("取值", "Value"),
  source: say("出处", "Source"),
  level: say("依据", "Level"),
  unverified: say("未核实", "unverified"),
  filledIn: say("登记单位填写", "Filled in by the unit"),
  name: say("项", "Item"),
};

import { say } from "../../../kernel/fields.ts";

export const words = {
  lead: say(
    "先有逐时数据，再定容：几十秒内给出全年费用的上下界和最省的装机；不满意就改条件再算，满意了再做全年精算。",
    "Hours first, then sizing: bounds of the yearly cost and the cheapest capacities within a minute or so; confirm exactly over the year once they please.",
  ),
  hours: say("逐时数据", "Hours"),
  hoursHelp: say(
    "一年 8760 行；风光为额定功率的份额，时间为北京时间。列：",
    "A year of 8,760 rows; wind and solar as shares of rated power, in the time of Beijing. Columns: ",
  ),
  bring: say("上传逐时数据", "Upload hours"),
  invent: say("合成一年", "Invent a year"),
  inventHelp: say(
    "没有实测时用：满发小时和季节、昼夜、阴晴的样子像几字弯，其余都是虚构，始终标“合成”。",
    "Where nothing was measured: full-load hours, seasons, days and clouds look like the bend; all else is invented and always labelled so.",
  ),
  depot: (mw: string) => say(`车场 ${mw} MW`, `depot of ${mw} MW`),
  ofTrucks: (kg: string) => say(`车辆每周用氢 ${kg} kg`, `trucks take ${kg} kg of hydrogen a week`),
  synthetic: say("合成", "invented"),
  noHours: say("还没有逐时数据，请上传或合成一年。", "There are no hours yet: upload or invent a year."),
  size: say("定容", "Size"),
  sizeHelp: say(
    "造价、折现率都没有核实，只用于比较方案；所填的随结果一起保存。",
    "Prices and the discount rate are unverified and only compare designs; what is filled in is kept with the result.",
  ),
  another: say("新的定容", "New sizing"),
  start: say("开始定容", "Size it"),
  exactly: say("全年精算", "Confirm exactly over the year"),
  exactHelp: say(
    "逐时求全年最优，约需几分钟，可离开页面。",
    "The optimum over every hour: some minutes; you may leave the page.",
  ),
  runs: say("定容记录", "Sizings"),
  noRuns: say("还没有定容", "Not sized yet"),
  state: say("状态", "State"),
  progress: (solved: number) => say(`已解 ${solved} 个线性规划`, `${solved} linear programs solved`),
  on: say("日期", "Day"),
  kind: say("算法", "Method"),
  quick: say("上下界", "bounds"),
  exact: say("全年精算", "exact"),
  cost: say("全年费用", "Yearly cost"),
  wan: say("万元/年", "10,000 yuan a year"),
  inUnit: (name: string, unit: string) => say(`${name}（${unit}）`, `${name} (${unit})`),
  interval: (lower: string, upper: string, gap: string) =>
    say(
      `最省的方案每年 ${lower} 到 ${upper} 万元，相差 ${gap}%：不会更省，也已有方案做得到上限。`,
      `The cheapest design costs ${lower} to ${upper} × 10,000 yuan a year, ${gap} % apart: nothing costs less, and a design reaches the upper one.`,
    ),
  exactYuan: (yuan: string) =>
    say(`全年逐时精算：每年 ${yuan} 万元。`, `Exactly over every hour: ${yuan} × 10,000 yuan a year.`),
  lowerOnly: (lower: string) =>
    say(
      `每年不会少于 ${lower} 万元；没有上界。`,
      `It costs no less than ${lower} × 10,000 yuan a year; there is no upper bound.`,
    ),
  noDesign: say("没有可行方案", "Nothing is possible"),
  capacities: say("装机", "Capacities"),
  name: say("项", "Part"),
  design: say("方案", "Design"),
  now: say("项目现填", "Project now"),
  prices: say("每条细则要花多少", "What each condition costs"),
  pricesHelp: say(
    "去掉这一条，最省的方案每年能省多少；0 即不起作用。",
    "How much less the cheapest design would cost a year without it; 0 where it does not bind.",
  ),
  noPrices: say("没有受条款约束。", "No condition bound it."),
  price: say("每年多花", "Costs a year"),
  take: say("采用这个方案", "Take this design"),
  adopted: say("已采用", "taken"),
  taken: say("装机和全年电量已写入项目。", "Capacities and energies were written into the project."),
  verdict: (verdict: string) =>
    say(`这个方案按本类细则：${verdict}`, `This design by the rule of its category: ${verdict}`),
  year: say("全年电量去向", "Where the year's energy goes"),
  yearSentence: (made: string, used: string, share: string) =>
    say(
      `风光全年可发 ${made} 亿 kWh，用掉 ${used} 亿 kWh，利用率 ${share}%。`,
      `Wind and sun could make ${made} × 10⁸ kWh, ${used} are used: ${share} %.`,
    ),
  flows: {
    re: say("风光可发", "Wind and sun"),
    import: say("购电", "Import"),
    load: say("负荷、车辆和损耗", "Load, trucks, losses"),
    hydrogen: say("制氢", "Hydrogen"),
    export: say("上网", "Feed-in"),
    curtailed: say("弃电", "Curtailed"),
  },
  week: say("一周调度", "A week of dispatch"),
  whichWeek: say("第几周", "Week"),
  weekOf: (week: number) => say(`第 ${week} 周`, `Week ${week}`),
  dayOfWeek: (day: number) => say(`第 ${day} 天`, `day ${day}`),
  weekSentence: (week: number) =>
    say(
      `第 ${week} 周逐时：上为来源，下为去向（MW）。这一周单独调度，储能和储氢期末等于期初，可能与全年方案不同。`,
      `Week ${week} by the hour: sources above, uses below (MW). The week is dispatched by itself, stores end as they began; a plan of the year may differ.`,
    ),
  parts: {
    wind: say("风电", "Wind"),
    solar: say("光伏", "Solar"),
    discharge: say("储能放电", "Discharge"),
    import: say("购电", "Import"),
    load: say("负荷", "Load"),
    charge: say("储能充电", "Charge"),
    electrolysis: say("制氢", "Hydrogen"),
    trucks: say("车辆", "Trucks"),
    export: say("上网", "Feed-in"),
    curtail: say("弃电", "Curtailed"),
  },
  noWeek: say("这一周单独调度没有结果。", "The week has no dispatch by itself."),
  duration: say("持续曲线", "Duration curves"),
  durationSentence: (hours: string) =>
    say(
      `风光可发超过负荷的约 ${hours} 小时；其余时间靠储能、购电，或不供。`,
      `Wind and sun exceed the load in about ${hours} hours; the others are left to storage, import or nothing.`,
    ),
  available: say("风光可发", "Available"),
  loadMw: say("负荷", "Load"),
  residual: say("可发减负荷", "Available less load"),
  heat: say("站址逐时出力", "The site hour by hour"),
  heatSentence: (of: string, best: string) =>
    say(
      `${of}：横为一年 365 天，竖为一天 24 时，越深出力越高；${best}时平均最高。`,
      `${of}: days of the year across, hours of the day down, the darker the more; highest on average at ${best} o'clock.`,
    ),
  assumptions: say("造价出处", "Where prices are from"),
  unverified: say("未核实", "unverified"),
  rule: say("约束", "Bound by"),
};

import { say } from "../../../kernel/fields.ts";

export const words = {
  title: say("四市水质", "Water of four cities"),
  lead: say(
    "按国家标准判定各断面水质类别；点断面看为什么。",
    "The class of water at every section by the national standard; open a section to see why.",
  ),
  month: say("月份", "Month"),
  none: say("还没有监测数据", "No readings yet"),
  noneHelp: say(
    "生态环境局登记断面并导入监测数据后，这里显示各断面的类别。",
    "Once an ecology bureau has entered sections and imported readings, their classes show here.",
  ),
  map: say("断面示意", "Sections"),
  listed: say("各断面", "Sections"),
  section: say("断面", "Section"),
  river: say("河流", "River"),
  city: say("城市", "City"),
  class: say("类别", "Class"),
  target: say("目标", "Target"),
  met: say("达标", "met"),
  missed: say("未达标", "missed"),
  determining: say("决定指标", "Determined by"),
  change: say("比上次", "Than before"),
  same: say("持平", "same"),
  unmeasured: say("无数据", "no readings"),
  basins: say("流域水质", "Water by basin"),
  basinsLead: say(
    "流域评价、各类断面的比例和断面水质指数排名。",
    "Grades of basins, shares of classes, and sections ranked by their index.",
  ),
  toBasins: say("按流域看", "By basin"),
  toSections: say("断面登记", "Sections as entered"),
  how: say("怎么判定", "How it is judged"),
  standing: say("依据", "Rests on"),
  basin: say("流域（水系）", "Basin"),
  sections: say("断面数", "Sections"),
  rule: say("方法", "Method"),
  byMean: say("各项均值", "means"),
  byShare: say("断面类别比例", "shares of classes"),
  grade: say("水质", "Grade"),
  good: say("Ⅰ–Ⅲ类", "Class I–III"),
  worse: say("劣Ⅴ类", "Worse than V"),
  pollutants: say("主要污染指标", "Main pollutants"),
  ranking: say("断面水质指数排名（越小越好）", "Sections by index (the lower the better)"),
  index: say("水质指数", "CWQI"),
  before: say("上月", "Month before"),
  byMonth: say("逐月各类断面", "Classes by month"),
  history: say("逐月数值对照限值", "By month, against the limits"),
  item: say("项目", "Item"),
  trend: say("趋势", "Trend"),
  up: say("上升", "rising"),
  down: say("下降", "falling"),
  noTrend: say("无显著趋势", "no significant trend"),
  uncertain: say("不确定", "uncertain"),
  value: say("数值", "Value"),
  latest: say("各项判定", "Item by item"),
  months: say("逐月类别", "Class by month"),
  because: say("理由", "Because"),
  position: say(
    "位置为示意；没有坐标的断面只在表中。",
    "Positions are schematic; sections without one stand in the table only.",
  ),
  uncertainHelp: say("取 0 和取检出限类别不同", "0 and the whole detection limit give different classes"),
  trendOf: (name: string, word: string, r: string, n: number, critical: number) =>
    say(
      `${name}：${word}（秩相关 ${r}，${n} 个月，临界值 ${critical}）`,
      `${name}: ${word} (rank correlation ${r}, ${n} months, critical value ${critical})`,
    ),
  judged: (of: number, good: number, worse: number) =>
    say(
      `${of} 个断面有数据：Ⅰ–Ⅲ类 ${good} 个，劣Ⅴ类 ${worse} 个。`,
      `${of} sections with readings: ${good} of class I to III, ${worse} worse than V.`,
    ),
  whyTitle: (letter: string) => say(`为什么是${letter}类`, `Why class ${letter}`),
  whyWorst: say(
    "单因子评价：21项中最差的一项决定断面类别（环办〔2011〕22号）。",
    "The worst of 21 items decides the class of a section (No. 22 of 2011 of the environment ministry).",
  ),
  onlyMonth: (name: string, month: string, value: string) =>
    say(
      `${name} ${month} 的月均值为 ${value}，只有这一个月。`,
      `${name}: ${value} as the mean of ${month}, the only month.`,
    ),
  chart: (name: string, from: string, to: string) =>
    say(
      `${name} ${from} 至 ${to} 的月均值；横线是各类限值。`,
      `${name}, monthly means from ${from} to ${to}; lines are the limits of classes.`,
    ),
  stacks: (from: string, to: string) =>
    say(`${from} 至 ${to} 各月各类断面的个数。`, `Sections of each class by month, ${from} to ${to}.`),
  howHelp: say(
    "办法没有写明的可以换一种看；只改变这里显示的，命令、指标和结算不变。",
    "What the measures leave open may be looked at otherwise: it changes what is shown here, never commands, figures or settlements.",
  ),
  otherwise: say("不是本系统的判定规则", "Not by the rule"),
  deviates: (ways: string) =>
    say(
      `这里按改过的设定显示（${ways}）；命令、指标和结算仍按规则。`,
      `Shown by changed settings (${ways}); commands, figures and settlements go by the rule.`,
    ),
  toRule: say("恢复规则", "Back to the rule"),
  trophic: say("营养状态", "How far it is overgrown"),
  trophicOf: (name: string, tli: string) => say(`综合营养状态指数 ${tli}，${name}`, `TLI ${tli}: ${name}`),
  trophicLacks: say(
    "四项（叶绿素a、总磷、总氮、透明度）不全，不算综合指数。",
    "Not all four items (chlorophyll, phosphorus, nitrogen, transparency) were measured: no index as a whole.",
  ),
  trophicAxis: say("综合指数", "TLI"),
  trophicIndex: say("单项指数", "Index"),
  weight: say("权重", "Weight"),
  trophicYears: (from: number, to: number) =>
    say(
      `${from} 至 ${to} 年的综合营养状态指数（全年均值）；横线是分级：30、50、60、70。`,
      `TLI by year, ${from} to ${to}, of the means of all readings; lines are the bounds of states: 30, 50, 60, 70.`,
    ),
  trophicTrend: (word: string, n: number) => say(`${n} 年趋势：${word}。`, `Trend over ${n} years: ${word}.`),
  yearMonths: (year: number, months: number) =>
    say(`${year} 年（${months} 个月有数据）`, `${year} (${months} ${months === 1 ? "month" : "months"})`),
  readings: say("逐个监测值", "Readings"),
  workbook: say("导出 Excel", "Export to Excel"),
  readingsOf: say("项目（监测值）", "Item of the readings"),
  allItems: say("全部项目", "All items"),
  time: say("时间", "Time"),
  limit: say("检出限", "Detection limit"),
  detection: (limit: string) => say(`检出限 ${limit}`, `detection limit ${limit}`),
  stood: say("更正前", "Before it was corrected"),
  correct: say("更正", "Correct"),
  settledOf: (periods: string) =>
    say(`已入账的 ${periods} 结算用过`, `used by the posted settlement of ${periods}`),
  settledHelp: (periods: string) =>
    say(
      `已入账的 ${periods} 结算用过这个值，更正不改变已入账的金额。`,
      `The posted settlement of ${periods} used it; what was posted does not change.`,
    ),
  onRecord: (name: string) => say(`${name}的登记`, `${name} as entered`),
};

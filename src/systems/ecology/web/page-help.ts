import type { PageHelp } from "../../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/ecology/water": {
    zh: "四市各断面的水质类别：哪一类、为什么、比上月好还是差。",
    en: "The class of water at every section of the four cities: which, why, better or worse than before.",
  },
  "/ecology/water/:section": {
    zh: "一个断面：逐月类别、决定指标对照限值、趋势。",
    en: "One section: its class by month, what determines it against the limits, its trend.",
  },
  "/ecology/basins": {
    zh: "各流域的评价、各类断面的比例和断面指数排名。",
    en: "Grades of basins, shares of classes, and sections ranked by their index.",
  },
  "/ecology/flow": {
    zh: "资金按来源和年份、工程进度；黄河在几字弯的年径流量、流量过程、历时曲线和含沙量。",
    en: "Money by source and year, progress of works; runoff, hydrograph, duration curve and sediment of the river in the bend.",
  },
  "/ecology/alerts": {
    zh: "断面出现异常时通知沿河各市：何时到达、谁已确认、做了什么；可作演练。",
    en: "Tells the cities along the river of an anomaly: when it arrives, who has acknowledged, what was done. Drills too.",
  },
  "/ecology/alerts/:alert": {
    zh: "一条预警：确认收到、登记任务和联合采样，查明原因后关闭。",
    en: "One alert: acknowledge it, enter tasks and joint samples, close it with its cause.",
  },
  "/ecology/reaches": {
    zh: "预警所用的河段：上下断面、到达小时数、所在城市、依据和起止日期。",
    en: "Reaches by which alerts go: sections, hours, cities, source, from when to when.",
  },
  "/ecology/reaches/:reach": {
    zh: "一个河段：依据是什么、自何日起用、停用。",
    en: "One reach: by what it is known, since when it counts, ending it.",
  },
  "/ecology/reach-imports/:import": {
    zh: "一份河段清单在登记之前：逐行核对。",
    en: "A sheet of reaches before it is entered: check its rows.",
  },
  "/ecology/sites": {
    zh: "大青山的图斑：哪里、到哪一步、谁来办。",
    en: "Sites of Daqingshan: where, how far they are, whose turn it is.",
  },
  "/ecology/sites/:site": {
    zh: "一个图斑：现场核查、整改、查验、验收、销号。",
    en: "One site: verify it on the spot, put it right, inspect, accept, strike off.",
  },
  "/ecology/site-imports/:import": {
    zh: "一份图斑边界在登记之前：逐项核对面积、分区和重复，回答坐标系。",
    en: "A file of outlines before it is entered: check areas, zones and duplicates, say which coordinates they are.",
  },
  "/ecology/imports/:import": {
    zh: "一份监测数据在登记之前：逐行核对，回答年份和单位。",
    en: "A sheet of readings before it is entered: check its rows, answer for its year and its units.",
  },
  "/ecology/sections": {
    zh: "监测断面登记：名称、河流、顺序、水质目标。",
    en: "Monitoring sections as they are entered: name, river, order, target.",
  },
  "/ecology/sections/:section": {
    zh: "一个断面的登记与目标调整。",
    en: "What is entered of one section, and its target.",
  },
  "/ecology/compensation": {
    zh: "上下游补偿：谁该付给谁、每期走到哪一步。",
    en: "Compensation up and down the river: who owes whom, how far each period is.",
  },
  "/ecology/compensation/:settlement": {
    zh: "一期结算：逐条金额和依据，确认、异议、复测、决定、冲正，打印。",
    en: "One settlement: every line and why; confirm, object, measure again, decide, reverse, print.",
  },
  "/ecology/compensation/agreements": {
    zh: "补偿协议：起草、核对七项、签订、生效、续签。",
    en: "Agreements on compensation: draft, check the seven items, sign, start, renew.",
  },
  "/ecology/compensation/agreements/:agreement": {
    zh: "一份协议：条款、试算、下一步由谁办。",
    en: "One agreement: its terms, what it would come to, whose turn it is.",
  },
};

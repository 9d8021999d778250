import { say } from "../../../kernel/fields.ts";

export const words = {
  compared: (verdict: string, fails: number, open: number) =>
    say(
      `按本类细则${verdict}：${fails} 条不符合，${open} 条待定。`,
      `By the rule of its category it ${verdict}; conditions that fail: ${fails}, undecided: ${open}.`,
    ),
  compareHelp: say(
    "同一组装机和电量按七类细则逐条判定；判定和命令行用同一套规则。A：读过条文；B：据报道；C：没有读到条文，未核实，不用于判定。",
    "One set of capacities and energies against seven rules, article by article, by the same engine as the command. A: the text was read; B: a report of it; C: not read and unverified, nothing is judged by it.",
  ),
  condition: say("条件", "Condition"),
  own: say("本项目申报", "proposed under this"),
  holds: say("满足", "holds"),
  fails: say("不满足", "fails"),
  open: say("待定", "open"),
  notAsked: say("不要求", "not asked"),
  required: say("要求", "Required"),
  actual: say("现为", "Actual"),
  notKnown: say("未知", "not known"),
  unverified: say("未核实", "unverified"),
  yes: say("是", "yes"),
  no: say("否", "no"),
  hours: say("小时", "h"),
  times: say("倍", "×"),
  kwh: say("亿 kWh", "× 10⁸ kWh"),
  levelOf: (level: string) => say(`依据等级 ${level}`, `level ${level}`),
  article: say("条款", "Article"),
  outcome: say("判定", "Outcome"),
  level: say("依据", "Level"),
  remedy: say("怎么办", "What to do"),
  byArticle: say("逐条：", "Article by article: "),
  category: say("类别", "Category"),
  version: (version: string) =>
    say(`版本 ${version}`, version.replace(/^(\d+)版/, "$1 edition").replace("(", " (")),
  noVersion: say("当日没有版本在施行", "No version was in force on the day"),
  notRead: say(
    "没有读到、没有数据可核的条款（不影响判定）",
    "What was not read or has no fact here; it leaves the verdict alone",
  ),
  source: say("出处", "Source"),
  byCategory: say("各类风光装机", "Wind and sun by category"),
  sums: (count: number, gw: string) =>
    say(
      `${count} 个类别，未终止项目合计 ${gw} GW。`,
      `${count} categories, ${gw} GW in projects that have not ended.`,
    ),
  proposed: say("申报中", "proposed"),
  approved: say("已批复", "approved"),
  built: say("已建成", "built"),
  pack: say("申报材料（.docx）", "Application (.docx)"),
  packHelp: say(
    "中文公文：概况、逐条判定、缺口和由谁补齐、费用和来源。",
    "A Chinese paper: facts, articles one by one, gaps and who fills them, costs, sources.",
  ),
  map: say("项目示意图", "Where projects are"),
  onMap: (total: number, gw: string) =>
    say(
      `您能打开的未终止项目 ${total} 个，风电和光伏合计 ${gw} GW。`,
      `${total} projects that you can open and that have not ended, ${gw} GW of wind and sun.`,
    ),
  largestOf: (shown: number) =>
    say(`图上是其中最大的 ${shown} 个。`, `The ${shown} largest of them are drawn.`),
  mapHelp: (gw: string) =>
    say(
      `画在接入的旗县区，没有填的画在所在盟市，挤在一起的错开：不是厂址。面积按风光装机，最大的是 ${gw} GW，太小的画到能认出字为止。`,
      `Drawn at the banner or county where they connect, else at their city, and set apart where they would cover one another: no sites. Area is wind and sun, ${gw} GW at most; small ones are drawn as large as their letter needs.`,
    ),
  noneYet: say("还没有项目", "No projects yet"),
};

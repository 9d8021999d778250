import type { PageHelp } from "../../web/frame/help-context.tsx";

/** What each page is for. */
export const pageHelp: PageHelp = {
  "/meetings": { zh: "全年会议：已开的、要开的、该开的。", en: "Meetings of the year: held, planned, due." },
  "/meetings/:meeting": {
    zh: "一次会议：议程、参会单位和准备步骤。",
    en: "One meeting: agenda, who attends, steps of preparation.",
  },
  "/meetings/:meeting/minutes": {
    zh: "记录纪要和议定事项，议定事项可转为任务。",
    en: "Record minutes and resolutions; resolutions become tasks.",
  },
  "/meetings/:meeting/papers/:kind": { zh: "起草会议文稿。", en: "Draft a paper of the meeting." },
  "/calendar": {
    zh: "把会议和期限订阅到自己的日历。",
    en: "Subscribe to meetings and deadlines in your own calendar.",
  },
  "/registers/project": {
    zh: "项目库：每行一个项目，带阶段、资金和卡点。",
    en: "Projects: a row each, with stage, money and what blocks it.",
  },
  "/registers/application": {
    zh: "创建申报：每行一项申报，带阶段。",
    en: "Applications: a row each, with its stage.",
  },
  "/registers/fund": { zh: "争取资金政策：每行一笔资金或一项政策。", en: "Funds and policies: a row each." },
  "/registers/agreement": {
    zh: "合作协议：每行一份，带履行情况。",
    en: "Agreements: a row each, with how it is carried out.",
  },
  "/registers/problem": {
    zh: "重大问题清单：每行一个，带层级和进展。",
    en: "Hard problems: a row each, with level and progress.",
  },
  "/registers/:register/new": { zh: "在清单里新增一行。", en: "Enter a new row of a register." },
  "/registers/:register/imports/:import": {
    zh: "从表格导入清单：先看每行会变成什么。",
    en: "Import a sheet: see first what each row becomes.",
  },
  "/entries/:entry": {
    zh: "清单的一行：内容、变动和关联的举措。",
    en: "One row: what it says, what changed, which measures it serves.",
  },
  "/work-points": {
    zh: "各年度的工作要点及其来源。",
    en: "Work points of each year and where they come from.",
  },
  "/work-points/:set": {
    zh: "一个年度的要点，逐条对应任务。",
    en: "The points of one year, each with its tasks.",
  },
  "/joint-papers": {
    zh: "四市共同制定的规则和文件。",
    en: "Rules and papers that the four cities make together.",
  },
  "/joint-papers/:paper": {
    zh: "一份共同文件：版本、征求意见、有效期。",
    en: "One joint paper: versions, opinions, validity.",
  },
  "/rotation": { zh: "轮到哪个城市承办，为什么。", en: "Whose turn it is to host, and why." },
  "/secondments": {
    zh: "轮流选派：轮到谁派人，哪天空岗。",
    en: "Secondment: whose turn it is, and when a seat is empty.",
  },
  "/secondments/:term": { zh: "一次选派的任期和交接。", en: "One term of secondment and its hand-over." },
};

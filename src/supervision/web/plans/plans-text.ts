const zh = {
  title: "方案",
  import: "导入方案",
  empty: "还没有方案",
  emptyHelp: "把一份方案文件拖进来，系统读出举措、具体任务、单位和时限；审核后发布，就会列在这里。",
  emptyReader: "还没有发布的方案。请办公室导入并发布。",
  plan: "方案",
  issuer: "发文单位",
  date: "成文日期",
  questions: "待答问题",
  published: "发布时间",
  label: "已发布的方案",
};
const en: typeof zh = {
  title: "Plans",
  import: "Import a plan",
  empty: "No plan yet",
  emptyHelp:
    "Drop a plan's document in: its measures, undertakings, units and deadlines are read; once reviewed and published it is listed here.",
  emptyReader: "No plan has been published. Ask the office to import and publish one.",
  plan: "Plan",
  issuer: "Issuer",
  date: "Date",
  questions: "Open questions",
  published: "Published",
  label: "Published plans",
};
export const text = { zh, en };

const zh = {
  save: "提交",
  cancel: "取消",
  sample: "示例",
  history: "办理记录",
  what: "办理情况",
  by: "经办",
  at: "时间",
  acts: "可以办理",
  search: "名称",
  status: "状态",
  anyStatus: "全部状态",
  clear: "清除筛选",
  nothing: "没有符合条件的记录",
  nothingHelp: "请放宽条件，或清除筛选后查看全部。",
  late: "逾期",
};

const en: typeof zh = {
  save: "Submit",
  cancel: "Cancel",
  sample: "sample",
  history: "History",
  what: "What was done",
  by: "By",
  at: "When",
  acts: "What you can do",
  search: "Name",
  status: "Status",
  anyStatus: "Any status",
  clear: "Clear filters",
  nothing: "Nothing fits these filters",
  nothingHelp: "Widen them, or clear them to see everything.",
  late: "late",
};

/** Words that the pages of oversight share. */
export const text = { zh, en };

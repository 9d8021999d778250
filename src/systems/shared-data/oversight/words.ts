const zh = {
  nothing: "没有符合条件的记录",
  nothingHelp: "请放宽条件，或清除筛选后查看全部。",
  late: "逾期",
};

const en: typeof zh = {
  nothing: "Nothing fits these filters",
  nothingHelp: "Widen them, or clear them to see everything.",
  late: "late",
};

/** Words that the pages of oversight share. */
export const text = { zh, en };

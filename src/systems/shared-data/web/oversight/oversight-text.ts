const zh = {
  nothing: "没有符合条件的记录",
  late: "逾期",
};

const en: typeof zh = {
  nothing: "Nothing fits these filters",
  late: "late",
};

/** Words that the pages of oversight share. */
export const text = { zh, en };

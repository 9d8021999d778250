const zh = {
  opener: "提出",
  other: "对方",
  opened: "提出日期",
  about: "有关记录",
  closed: "办结日期",
  claim: "争议内容",
  route: "处理路径",
  notes: "协商情况",
  decisions: "处理意见",
};

const en: typeof zh = {
  opener: "Opened by",
  other: "Other party",
  opened: "Opened on",
  about: "About",
  closed: "Closed on",
  claim: "Disputed",
  route: "Route",
  notes: "Negotiation",
  decisions: "Decisions",
};

/** Words of a dispute's page that belong to no act and no column. */
export const text = { zh, en };

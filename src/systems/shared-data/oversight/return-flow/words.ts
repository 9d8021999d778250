const zh = {
  overdue: (count: number) => `逾期 ${count} 个周期`,
  asker: "申请单位",
  asked: "申请日期",
  agreed: "同意日期",
  ended: "结束日期",
  deliveries: "回流记录",
  noDeliveries: "还没有回流记录",
  noDeliveriesHelp: "同意后，每次回流在这里登记日期和行数，并留下凭据。",
  missed: "逾期周期",
  missedLine: (day: string) => `截至 ${day} 的周期没有回流`,
};

const en: typeof zh = {
  overdue: (count) => `${count} overdue`,
  asker: "Asked by",
  asked: "Asked on",
  agreed: "Agreed on",
  ended: "Ended on",
  deliveries: "Deliveries",
  noDeliveries: "Nothing was delivered yet",
  noDeliveriesHelp: "Once agreed, each delivery is entered here with its day and rows, and leaves a receipt.",
  missed: "Overdue cycles",
  missedLine: (day) => `Nothing was delivered in the cycle up to ${day}`,
};

/** Words of a return-flow's page that belong to no field, act or column. */
export const text = { zh, en };

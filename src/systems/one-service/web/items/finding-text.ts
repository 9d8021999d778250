const zh = {
  severities: { error: "错误", warning: "警告", hint: "提示" },
  place: (sheet: string, row: string) => `${sheet} 第 ${row} 行`,
  field: "栏目",
  what: "问题",
  where: "位置",
  item: "事项",
  before: "原值",
  empty: "（空）",
  corrected: "更正为",
  remedy: "改法",
  source: "出处",
};
const en: typeof zh = {
  severities: { error: "Error", warning: "Warning", hint: "Hint" },
  place: (sheet, row) => `${sheet}, row ${row}`,
  field: "Field",
  what: "Finding",
  where: "Where",
  item: "Item",
  before: "Printed",
  empty: "(empty)",
  corrected: "becomes",
  remedy: "What to do",
  source: "Source",
};
export const text = { zh, en };

const zh = {
  columns: "列对应",
  headingRow: "表头到第几行",
  noHeading: "没有表头",
  row: (number: number, text: string) => `第 ${number} 行　${text}`,
  column: "列",
  heading: "列名",
  meaning: "含义",
  samples: "内容举例",
  why: {
    remembered: "以前这样对应过",
    heading: "按列名",
    content: "按内容",
    decided: "人工选定",
  },
  ignored: "不接入",
  propose: "重新建议",
};
const en: typeof zh = {
  columns: "Columns",
  headingRow: "Headings end in row",
  noHeading: "No headings",
  row: (number, text) => `Row ${number}  ${text}`,
  column: "Column",
  heading: "Heading",
  meaning: "Meaning",
  samples: "Samples",
  why: { remembered: "as before", heading: "by heading", content: "by content", decided: "decided" },
  ignored: "Left out",
  propose: "Propose anew",
};
export const text = { zh, en };

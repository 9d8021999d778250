const zh = {
  title: "搜索",
  label: "搜索全部内容",
  hint: "输入词语，如 生态补偿；多个词以空格隔开，须同时出现",
  search: "搜索",
  start: "输入词语开始搜索",
  startHelp: "查找您能看到的全部内容：举措正文、任务、单位、登记册、会议、文件、事项、数据资源、申请和办件。",
  none: (q: string) => `没有找到“${q}”`,
  noneHelp: "换一个更短的词试试，例如用“补偿”代替“补偿机制”。",
  results: (q: string) => `“${q}”的搜索结果`,
  found: (n: string) => `找到 ${n} 项举措`,
};
const en: typeof zh = {
  title: "Search",
  label: "Search everything",
  hint: "Words, for example 生态补偿; with several words, separated by spaces, all must occur",
  search: "Search",
  start: "Type a word to search",
  startHelp:
    "Everything that you may read: measures by their text, tasks, units, registers, meetings, papers, items, resources, requests and cases.",
  none: (q) => `“${q}” was not found`,
  noneHelp: "Try a shorter word, for example 补偿 in place of 补偿机制.",
  results: (q) => `Results for “${q}”`,
  found: (n) => `Measures found: ${n}`,
};
export const text = { zh, en };

const zh = {
  title: "搜索",
  label: "搜索全部方案的举措",
  hint: "输入词语，如 生态补偿；多个词以空格隔开，须同时出现",
  search: "搜索",
  start: "输入词语开始搜索",
  startHelp: "搜索范围是全部已发布方案的举措正文、单位和章节。",
  none: (q: string) => `没有找到“${q}”`,
  noneHelp: "换一个更短的词试试，例如用“补偿”代替“补偿机制”。",
  results: (q: string) => `“${q}”的搜索结果`,
  found: (n: string) => `找到 ${n} 项举措`,
};
const en: typeof zh = {
  title: "Search",
  label: "Search the measures of all plans",
  hint: "Words, for example 生态补偿; with several words, separated by spaces, all must occur",
  search: "Search",
  start: "Type a word to search",
  startHelp: "Texts, units and chapters of the measures of all published plans are searched.",
  none: (q) => `“${q}” was not found`,
  noneHelp: "Try a shorter word, for example 补偿 in place of 补偿机制.",
  results: (q) => `Results for “${q}”`,
  found: (n) => `Measures found: ${n}`,
};
export const text = { zh, en };

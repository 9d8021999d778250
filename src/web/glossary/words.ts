import { say } from "../../kernel/fields.ts";

export const words = {
  title: say("术语", "Glossary"),
  lead: say("页面上常见的词，各一句话说明。", "The words that pages use, each in a sentence."),
  filter: say("输入几个字筛选", "Type some words to narrow the list"),
  count: (count: number) => say(`${count} 个词`, `${count} ${count === 1 ? "term" : "terms"}`),
  none: say("没有这个词。换一个说法试试。", "No such term. Try another word."),
  all: say("全部术语", "All terms"),
  here: say("本页的词", "Terms on this page"),
};

import type { Sentence } from "../../../kernel/error.ts";

/** What the rules of docs/dictionary.md say to a person; a rule that is missing here shows by its name. */
const RULES: Readonly<Record<string, Sentence>> = {
  "label-lead": { zh: "原文标明牵头", en: "the print labels it as lead" },
  "label-support": { zh: "原文标明配合", en: "the print labels it as support" },
  "label-guide": { zh: "原文标明指导", en: "the print labels it as guidance" },
  "verb-lead": { zh: "原文写“牵头”", en: "the print says 牵头" },
  "verb-support": { zh: "原文写“配合”“参与”", en: "the print says 配合 or 参与" },
  "verb-guide": { zh: "原文写“指导”", en: "the print says 指导" },
  "joined-by-会同": { zh: "写在“会同”之后", en: "named after 会同" },
  "beside-stated-lead": { zh: "另有写明牵头的单位", en: "another unit is stated as lead" },
  "first-listed-leads": { zh: "文件规定列第一位的牵头", en: "the document says the first listed leads" },
  "before-first-comma-leads": {
    zh: "文件规定第一个逗号前的牵头",
    en: "the document says those before the first comma lead",
  },
  "marked-beside-name": { zh: "括号内注明分工", en: "the role stands in brackets beside the name" },
  "star-leads": { zh: "文件以星号标明牵头", en: "the document marks leads with a star" },
  "inherit-units": { zh: "文件规定以下均由其落实", en: "the document adds it to all later measures" },
  "default-responsible-leads": {
    zh: "文件规定责任单位即牵头单位",
    en: "the document says responsible units lead",
  },
  undifferentiated: { zh: "原文未写明谁牵头", en: "the document names no lead" },
  decided: { zh: "人工确定", en: "decided by a person" },
  "numbered-item": { zh: "编号条目带有责任标注", en: "a numbered item with an annotation" },
  "unnumbered-action": { zh: "条目下另有标注的内容", en: "a further annotated action of an item" },
  "unnumbered-paragraph": { zh: "无编号而有标注的段落", en: "an annotated paragraph without a number" },
  "chapter-annotation": { zh: "标注写在章上", en: "annotated at its chapter" },
};

const ANSWERED = "answered:";

/** A rule in words. `answered:` before a rule says that an answer moved the unit. */
export function ruleWords(rule: string): Sentence {
  if (rule.startsWith(ANSWERED)) return { zh: "按答复列为配合", en: "made supporting by an answer" };
  return RULES[rule] ?? { zh: rule, en: rule };
}

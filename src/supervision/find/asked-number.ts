import { numberOf } from "../../kernel/recurrence.ts";
import { folded } from "../../kernel/search-tokens.ts";

/** Figures as they are typed, or a numeral as ordinals of plans write it. */
const NUMBER = "(\\d{1,6}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])";

const FORMS = {
  measure: new RegExp(
    `^(?:measure|no\\.?|举措|措施|第|\\(|#)*${NUMBER}(?:\\)|条|项|号|、|\\.|举措|措施|任务)*$`,
  ),
  task: new RegExp(`^(?:task|no\\.?|任务|事项|第|\\(|#)*${NUMBER}(?:\\)|项|号|、|\\.|任务|事项)*$`),
};

/** The number by which words name a measure or a task, in whatever form: 十三, （十三）, 13, 第13条, measure 13; null where they name none. */
export function askedNumber(words: string, of: keyof typeof FORMS): number | null {
  const found = FORMS[of].exec(folded(words).replace(/\s/gu, ""))?.[1];
  return found === undefined ? null : numberOf(found);
}

import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { CONDITION_NAMES } from "../projects/comparison.ts";
import { CONDITION_IDS } from "../verdict/rule-set.ts";

/** Rows of a program are called in both languages at once, as a command prints them; a page says each in its own. */
export function becauseWords({ zh, en }: Sentence): Sentence {
  let [chinese, english] = [zh, en];
  for (const id of CONDITION_IDS) {
    chinese = chinese.replaceAll(` ${id}`, CONDITION_NAMES[id].zh);
    english = english.replaceAll(` ${id}`, ` ${CONDITION_NAMES[id].en.toLowerCase()}`);
  }
  return say(
    chinese
      .replace(/ \([A-Za-z][^)]*\)/g, " ")
      .replace(/(\p{Script=Han}) [a-z][a-z ]*(?=[、；。])/gu, "$1")
      .replace(" --exact", "“全年精算”")
      .replace(/ ?--segments/g, "时段"),
    english
      .replace(/[\p{Script=Han}〔〕]+ \(([^)]*)\)/gu, "$1")
      .replace(/[\p{Script=Han}]+ (?=[a-z])/gu, "")
      .replace("--exact", "the exact year")
      .replace("--segments", "stretches"),
  );
}

import { folded } from "../../../../kernel/search-tokens.ts";
import { heldShare, pairsOf, sharedShare } from "../../../../kernel/similarity.ts";

/** What names of items say of any item: it tells nothing of which it is. */
const GENERIC =
  /\([^()]*\)|〔[^〔〕]*〕|许可证?|核发|审批|审核|审查|登记|备案|认定|核准|批准|确认|变更|延续|补办|补发|换发|换证|注销|新办|首次|申请|办理|设立|经营|单位|企业|公司|事项|行政|证书?$/g;
const LEAST_LIKENESS = 0.25;
const HELD_WEIGHT = 0.8;

/** A name in the one form by which names are the same: no widths, blanks and punctuation. */
export const plainName = (name: string): string => folded(name).replace(/[\s\p{P}]/gu, "");

const NUMERALS = /[0-9〇零一二两三四五六七八九十百甲乙丙丁]+/gu;

/** Whether names are the same but for a number: （一） and （二）, 第1类 and 第2类, 2024 and 2025; or one that only one has. */
export function differByNumber(left: string, right: string): boolean {
  const [a, b] = [plainName(left), plainName(right)];
  return a !== b && a.replace(NUMERALS, "") === b.replace(NUMERALS, "");
}

/**
 * Whether names of items share anything that tells which item is meant. Words that any name may have (许可, 登记, 变更)
 * do not count. Keeps what it worked out, so use one for many names.
 */
export function nameLikeness() {
  const kept = new Map<string, ReadonlySet<string>>();
  const pairs = (name: string): ReadonlySet<string> => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const own = folded(name).replace(/[\s、，,·]/g, "");
    const telling = own.replace(GENERIC, "");
    const made = pairsOf(telling.length >= 2 ? telling : own);
    kept.set(name, made);
    return made;
  };
  return (left: string, right: string): boolean => {
    const [a, b] = [pairs(left), pairs(right)];
    return Math.max(sharedShare(a, b), HELD_WEIGHT * heldShare(a, b)) >= LEAST_LIKENESS;
  };
}
export type NameLikeness = ReturnType<typeof nameLikeness>;

const firstOf = (part: readonly string[]): string => part.map(plainName).toSorted()[0] ?? "";

/**
 * Those of some names that share nothing with the rest: names hang together by likeness, and the part with the most
 * `weight` (of equals the first in the order of signs) is the rest. Empty where all hang together.
 */
export function strangeNames(
  names: readonly string[],
  areAlike: NameLikeness,
  weight: (name: string) => number,
): ReadonlySet<string> {
  const parts: string[][] = [];
  for (const name of new Set(names)) {
    const meeting = parts.filter((part) => part.some((other) => areAlike(name, other)));
    const [first, ...others] = meeting;
    if (first === undefined) {
      parts.push([name]);
      continue;
    }
    first.push(name, ...others.flat());
    for (const other of others) parts.splice(parts.indexOf(other), 1);
  }
  if (parts.length < 2) return new Set();
  const weigh = (part: readonly string[]): number => part.reduce((sum, name) => sum + weight(name), 0);
  const [, ...strange] = parts.toSorted((a, b) => weigh(b) - weigh(a) || (firstOf(a) < firstOf(b) ? -1 : 1));
  return new Set(strange.flat());
}

import { folded } from "../../../../kernel/search-tokens.ts";
import { documentOf, plainMaterial } from "../items/supplied.ts";

/** Whose paper it is, where it is not the applicant's own: nothing of the applicant's can stand for it. */
const OF_OTHERS =
  /(配偶|代理人|受托人|被委托|经办人|父母|父亲|母亲|子女|监护人|法定代表人|负责人|出租人|房主|产权人|共同申请人|担保人|股东|员工|职工|双方)/u;

/** Whether the paper is somebody else's than the applicant's, as 配偶身份证. */
export const isOfAnother = (name: string): boolean => OF_OTHERS.test(folded(name));

/** What a material is, in one form for the names under which cities print it: `身份证（复印件1份）` is 居民身份证. */
export function materialKey(name: string): string {
  if (isOfAnother(name)) return folded(name).replace(/\s/gu, "");
  return documentOf(name)?.name ?? plainMaterial(name);
}

/** The paper that a checked identity of a person stands for. */
export const IDENTITY_CARD = "居民身份证";

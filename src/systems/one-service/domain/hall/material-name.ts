import { plainMaterial } from "../../../../kernel/material-name.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { holderOf } from "../items/holder.ts";
import { documentOf } from "../items/supplied.ts";

/** Whether the paper is somebody else's than the applicant's, as 配偶身份证: nothing of the applicant's can stand for it. */
export const isOfAnother = (name: string): boolean => holderOf(folded(name)) !== null;

/** What a material is, in one form for the names under which cities print it: `身份证（复印件1份）` is 居民身份证. */
export function materialKey(name: string): string {
  if (isOfAnother(name)) return folded(name).replace(/\s/gu, "");
  return documentOf(name)?.name ?? plainMaterial(name);
}

/** The paper that a checked identity of a person stands for. */
export const IDENTITY_CARD = "居民身份证";

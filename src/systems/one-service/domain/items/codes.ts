import { folded } from "../../../../kernel/search-tokens.ts";

/** A code in one form: widths, blanks and hyphens are how it was typed, not what it says. */
export const plainCode = (code: string): string =>
  folded(code)
    .replace(/[\s\-–—]/g, "")
    .toUpperCase();

/** A 基本编码 in its plain form: at most 12 digits, by the exchange tables. */
export const isCatalogCode = (plain: string): boolean => /^\d{1,12}$/.test(plain);

/** The 基本编码 of an item in its plain form; null where there is none that can be right. */
export function basicCode({ catalogCode }: { readonly catalogCode: string | null }): string | null {
  const code = catalogCode === null ? "" : plainCode(catalogCode);
  return isCatalogCode(code) ? code : null;
}

/** A 实施编码 as the national platform makes it: the body's credit code, one sign, and the 12 digits of the 基本编码. */
export const isNationalTaskCode = (plain: string): boolean => /^[0-9A-HJ-NPQRTUWXY]{19}\d{12}$/.test(plain);

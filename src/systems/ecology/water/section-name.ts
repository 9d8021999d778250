/** Signs that nobody sees: soft hyphens, blanks of no width, marks of direction and of byte order. */
export const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** Letters, signs and blanks in double width, and the radicals that texts copied from PDF hold in place of characters. */
const WIDE = /[\uff01-\uff5e\u3000\u2f00-\u2fd5]/g;
/** A blank that does not part two figures: 包头 磴口 and 包头磴口 are one section, 1 1 and 11 are two. */
const IDLE_BLANK = /(?<![0-9]) | (?![0-9])/g;

/**
 * By what two names of sections, rivers, basins or parties are one, however wide their letters are and wherever blanks stand; what is
 * shown is always a name as it was written. `ecology.section_key` says the same in the database.
 */
export const sectionKey = (name: string): string =>
  name
    .replace(WIDE, (sign) => sign.normalize("NFKC"))
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .replace(IDLE_BLANK, "");

/** By what two sections are on one river, where each has an order of its own: tributaries of one name lie in basins of their own. */
export const orderKey = (basin: string, river: string): string => `${sectionKey(basin)}|${sectionKey(river)}`;

// A row of a workbook that goes out with a hidden key and comes back: whether its key still stands beside what it shows.

/** What a reader sees of a cell: one form for widths and case, without blanks, breaks and signs that do not print. */
export const asShown = (cell: string): string =>
  cell
    .normalize("NFKC")
    .replace(/[\s\p{C}]/gu, "")
    .toLowerCase();

/** Whether two cells show the same: a trailing blank, a broken line or a full-width digit is no difference. */
export const showsSame = (a: string, b: string): boolean => asShown(a) === asShown(b);

/** FNV-1a, 32 bits (Fowler, Noll, Vo 1991), over UTF-16 units, as eight hexadecimal digits. */
export function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}

/**
 * The check value that an export writes into each row: over what names the workbook (plan, unit, period), the row's key,
 * and every cell that the row shows, in the order of the columns. People sort the columns they see and leave the hidden
 * ones, so a key alone says nothing: an import follows it only where the value computed from what came back is the one
 * that stands in the row, and asks a person otherwise. It guards against slips, not against forgery. It begins with a
 * letter, because a spreadsheet takes `1e234567` for a number.
 */
export const sealOfRow = (workbook: readonly string[], key: string, cells: readonly string[]): string =>
  `k${checksum(JSON.stringify([workbook.map(asShown), asShown(key), cells.map(asShown)]))}`;

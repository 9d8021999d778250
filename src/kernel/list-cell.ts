// Several values in one cell of a workbook that goes out and comes back: 营业执照；章程.

const PARTS = new Set(["；", ";", "\n"]);
const parts = (sign: string | undefined): boolean => sign !== undefined && PARTS.has(sign);

/**
 * The end of a value in quotes that begins at `from`, and the value; null where the quotes do not close before a sign that
 * parts or the end, as in `"一件事"改革`: there they are part of what is said.
 */
function quotedAt(cell: string, from: number): { readonly value: string; readonly end: number } | null {
  let value = "";
  for (let at = from + 1; at < cell.length; at += 1) {
    if (cell[at] !== '"') {
      value += cell[at];
      continue;
    }
    if (cell[at + 1] === '"') {
      value += '"';
      at += 1;
      continue;
    }
    let end = at + 1;
    while (cell[end] === " ") end += 1;
    return end >= cell.length || parts(cell[end]) ? { value, end } : null;
  }
  return null;
}

/**
 * The values of a cell, parted by ；, ; or line breaks, without blanks around and without empty ones. A value in quotes
 * (`"`, doubled within) may hold these signs.
 */
export function listOfCell(cell: string): string[] {
  const values: string[] = [];
  let at = 0;
  while (at < cell.length) {
    while (cell[at] === " ") at += 1;
    const quoted = cell[at] === '"' ? quotedAt(cell, at) : null;
    let end = quoted?.end ?? at;
    if (quoted === null) while (end < cell.length && !parts(cell[end])) end += 1;
    const value = quoted?.value ?? cell.slice(at, end).trim();
    if (value !== "") values.push(value);
    at = end + 1;
  }
  return values;
}

/** A value as it stands in a cell that is read with `read`: in quotes where it would not come back as it is. */
export const listValue = (value: string, read: (cell: string) => readonly string[] = listOfCell): string => {
  const back = read(value);
  return back.length === 1 && back[0] === value ? value : `"${value.replaceAll('"', '""')}"`;
};

/** Values in one cell, so that {@link listOfCell} gives them back; blanks around a value are kept in quotes. */
export const listCell = (values: readonly string[]): string =>
  values.map((value) => listValue(value)).join("；");

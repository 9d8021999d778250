// Several values in one cell of a workbook, parted by a sign that may stand within a value too.

/** Signs at which people part values in a cell. */
const USUAL = "；;\n";

/**
 * Values as one cell, parted by ；. A sign that would part them, and the backslash itself, has a backslash before it where it
 * is part of a value, so that {@link splitCell} gives the same values back.
 */
export const joinCell = (values: readonly string[], signs = USUAL): string =>
  values
    .map((value) =>
      [...value].map((sign) => (sign === "\\" || signs.includes(sign) ? `\\${sign}` : sign)).join(""),
    )
    .join("；");

/** Values of a cell: trimmed, each once, none empty. A backslash before anything else than such a sign is only a backslash. */
export function splitCell(text: string, signs = USUAL): string[] {
  const values: string[] = [];
  let value = "";
  const ended = (): void => {
    const trimmed = value.trim();
    if (trimmed !== "" && !values.includes(trimmed)) values.push(trimmed);
    value = "";
  };
  for (let at = 0; at < text.length; at++) {
    const [sign = "", next = ""] = [text[at], text[at + 1]];
    if (sign === "\\" && next !== "" && (next === "\\" || signs.includes(next))) {
      value += next;
      at += 1;
    } else if (signs.includes(sign)) ended();
    else value += sign;
  }
  ended();
  return values;
}

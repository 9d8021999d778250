/** Columns that a character takes on a terminal: two for Chinese and full-width ones. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Width of a text in columns of a terminal. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

function cut(text: string, most: number): string {
  if (displayWidth(text) <= most) return text;
  let kept = "";
  for (const character of text) {
    if (displayWidth(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

export type TextColumn = { readonly header: string; readonly most: number };

/** A table for a terminal, columns aligned by what is seen, cells cut to the `most` columns of their column. */
export function plainTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ header }) => header), ...rows].map((row) =>
    columns.map(({ most }, index) => cut((row[index] ?? "").replace(/\s+/gu, " "), most)),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => displayWidth(row[index] ?? ""))));
  const lines = cells.map((row) =>
    row
      .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - displayWidth(cell)))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

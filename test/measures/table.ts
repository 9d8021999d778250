/** One row of the README's table of measures. `ordinal` as （十三）; marks are ✓ or ✗. */
export type TableRow = {
  readonly ordinal: string;
  readonly asks: string;
  readonly deadline: string;
  readonly supervised: string;
  readonly registered: string;
  readonly system: string;
  readonly standing: string;
  readonly where: string;
};

const DIGITS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** （一） to （二十二）: the ordinal of measure 1 to 29. */
export function ordinalOf(measure: number): string {
  const tens = Math.floor(measure / 10);
  const unit = measure % 10 === 0 ? "" : DIGITS[(measure % 10) - 1];
  return `（${tens > 1 ? DIGITS[tens - 1] : ""}${tens > 0 ? "十" : ""}${unit}）`;
}

export const ORDINALS: readonly string[] = Array.from({ length: 22 }, (_, index) => ordinalOf(index + 1));

/** Rows of the Markdown table whose first cell is a measure's ordinal. */
export function readTable(markdown: string): TableRow[] {
  return markdown.split("\n").flatMap((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [
      ,
      ordinal = "",
      asks = "",
      deadline = "",
      supervised = "",
      registered = "",
      system = "",
      standing = "",
      where = "",
    ] = cells;
    if (!/^（[一二三四五六七八九十]+）$/.test(ordinal)) return [];
    if (cells.length !== 10) throw new Error(`row ${ordinal} has ${cells.length - 2} cells instead of 8`);
    return [{ ordinal, asks, deadline, supervised, registered, system, standing, where }];
  });
}

/** Addresses of the Markdown links of a text. */
export const linksOf = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");

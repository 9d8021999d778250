import type { RowCondition } from "../../exchange/grant/grant.ts";

/** Row conditions as lines `item=value`, several values parted by 、; null where a line is none. */
export function rowsOfLines(lines: string): RowCondition[] | null {
  const rows: RowCondition[] = [];
  for (const line of lines.split("\n")) {
    if (line.trim() === "") continue;
    const [, item, value] = /^([^=＝]+)[=＝](.+)$/u.exec(line.trim()) ?? [];
    if (item === undefined || value === undefined) return null;
    const values = value.split("、").flatMap((each) => (each.trim() === "" ? [] : [each.trim()]));
    if (values.length === 0) return null;
    rows.push({ item: item.trim(), is: values.length === 1 ? "equal" : "one-of", values });
  }
  return rows;
}

export const linesOfRows = (rows: readonly RowCondition[]): string =>
  rows.map(({ item, values }) => `${item}=${values.join("、")}`).join("\n");

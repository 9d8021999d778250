import { isBanner, isHeading, type SheetRow } from "../../../kernel/column-mapping.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { type ColumnKey, meaningOf } from "../columns.ts";
import type { RegisterMapping } from "./row.ts";
import { headingWords } from "./headings.ts";
import type { RegisterSpec } from "../register-spec.ts";

/** The cells of one entry by what their columns mean, each with what its heading and the banner above say. */
export type GatheredEntry = {
  readonly number: number;
  readonly cells: ReadonlyMap<ColumnKey, readonly { readonly text: string; readonly column: number }[]>;
  readonly banner: string;
  /** Fields whose cell is a formula without a result. */
  readonly unresolved: readonly ColumnKey[];
};

export type Gathered = {
  readonly entries: readonly GatheredEntry[];
  /** Lines that are no entries: headings of groups, sums, notes. */
  readonly nothing: readonly { readonly number: number; readonly text: string }[];
};

const TOTAL = /^(?:合计|小计|总计|共计|累计)/;
const FOOTER =
  /^(?:注|备注|说明|填表人|填报人|填报单位|填报日期|制表|审核)[:：]|^(?:填表人|制表人|审核人|联系电话)/;

const shown = (row: SheetRow): string =>
  [...new Set(row.cells.filter((cell) => cell.trim() !== ""))].join(" | ").slice(0, 120);

const GROUP = /^[(（]?[一二三四五六七八九十]+[)）、.．]/;

/** Somebody wrote only a name so far; a group's heading is merged across, or numbered. */
function isNameAlone({ cells }: SheetRow, nameColumns: readonly number[]): boolean {
  const filled = cells.flatMap((cell, column) => (cell.trim() === "" ? [] : [column]));
  const [only] = filled;
  return (
    filled.length === 1 &&
    only !== undefined &&
    nameColumns.includes(only) &&
    !GROUP.test(cells[only]?.trim() ?? "")
  );
}

function isNoEntry(row: SheetRow, nameColumns: readonly number[], spec: RegisterSpec): boolean {
  const first = folded(row.cells.find((cell) => cell.trim() !== "") ?? "").trim();
  const name = nameColumns
    .map((column) => row.cells[column] ?? "")
    .join("")
    .trim();
  if (TOTAL.test(folded(name)) || (TOTAL.test(first) && first.length <= 12)) return true;
  if (FOOTER.test(first)) return true;
  return (isBanner(row) && !isNameAlone(row, nameColumns)) || isHeading(row, headingWords(spec).names);
}

/**
 * The lines below the heading as entries: a merged cell of names makes one entry of the lines beside it. No line is
 * lost: what is no entry is given back as such.
 */
export function gatherRows(
  spec: RegisterSpec,
  rows: readonly SheetRow[],
  mapping: RegisterMapping,
): Gathered {
  const { headingRow, fields } = mapping;
  const nameColumns = fields.flatMap((field, column) => (field === "name" ? [column] : []));
  const entries: {
    number: number;
    banner: string;
    unresolved: ColumnKey[];
    cells: Map<ColumnKey, { text: string; column: number }[]>;
  }[] = [];
  const nothing: { number: number; text: string }[] = [];
  let banner = "";
  for (const row of rows) {
    if (row.number <= headingRow) continue;
    if (isNoEntry(row, nameColumns, spec)) {
      if (isBanner(row)) banner = shown(row);
      nothing.push({ number: row.number, text: shown(row) });
      continue;
    }
    const goesOn =
      nameColumns.length > 0 &&
      nameColumns.every((column) => row.joined.includes(column)) &&
      entries.length > 0;
    const last = entries.at(-1);
    const entry =
      goesOn && last ? last : { number: row.number, banner, unresolved: [] as ColumnKey[], cells: new Map() };
    if (entry !== last) entries.push(entry);
    fields.forEach((field, column) => {
      if (field === null || meaningOf(spec, field) === null) return;
      if (row.unresolved?.includes(column) && field !== "number" && field !== "id")
        entry.unresolved.push(field);
      const text = row.cells[column]?.trim() ?? "";
      if (text === "" || (goesOn && row.joined.includes(column))) return;
      const texts = entry.cells.get(field) ?? [];
      if (
        !texts.some((each: { text: string; column: number }) => each.text === text && each.column === column)
      )
        entry.cells.set(field, [...texts, { text, column }]);
    });
  }
  return { entries, nothing };
}

import {
  type ColumnMapping,
  findHeadingRow,
  headingLines,
  headingsOf,
  type HeadingWords,
  type MappedColumn,
  mappedColumns,
  rememberedOf,
  type SheetRow,
  widthOf,
} from "../../../../kernel/column-mapping.ts";
import { findMeaning, plainOf, type SheetField } from "./sheet-fields.ts";

export type SheetMapping = ColumnMapping<SheetField>;

export const HEADINGS: HeadingWords = { plain: plainOf, names: (text) => findMeaning(text) !== undefined };

/** What the columns seem to mean: as remembered, else by their headings. */
export function proposeMapping(
  rows: readonly SheetRow[],
  remembered: ReadonlyMap<string, SheetField>,
  headingRow: number = findHeadingRow(rows, HEADINGS, remembered),
): SheetMapping {
  const headings = headingsOf(headingLines(rows, headingRow, HEADINGS), widthOf(rows));
  const seen = new Set<SheetField>();
  const proposals = headings.map(
    (heading): { field: SheetField | null; why: MappedColumn<SheetField>["why"] } => {
      const known = heading === "" ? undefined : remembered.get(plainOf(heading));
      const last = heading.split(" / ").at(-1) ?? "";
      const field = known ?? findMeaning(heading) ?? findMeaning(last);
      if (field === undefined || seen.has(field)) return { field: null, why: null };
      seen.add(field);
      return { field, why: known === undefined ? "heading" : "remembered" };
    },
  );
  return { headingRow, fields: proposals.map(({ field }) => field), why: proposals.map(({ why }) => why) };
}

export const columnsOf = (rows: readonly SheetRow[], mapping: SheetMapping): MappedColumn<SheetField>[] =>
  mappedColumns(rows, mapping, HEADINGS);
export const remembered = (rows: readonly SheetRow[], mapping: SheetMapping): [string, SheetField][] =>
  rememberedOf(rows, mapping, HEADINGS);

import {
  type HeadingWords,
  headingLines,
  headingsOf,
  type SheetRow,
  widthOf,
} from "../../../kernel/column-mapping.ts";
import {
  type HeadingMemory,
  NOTHING_REMEMBERED,
  proposeColumns,
  type SheetColumns,
  type SheetPart,
} from "../../../kernel/sheet.ts";
import type { ItemField } from "../domain/items/item-fields.ts";
import {
  hasTwoMeanings,
  headingMeaning,
  headingMeanings,
  isFact,
  plainItemHeading,
} from "./item-headings.ts";

/** A sheet of a workbook of items as it was read. */
export type ItemSheet = { readonly name: string; readonly rows: readonly SheetRow[] };

/** What the columns of one sheet mean; null fields are left out. */
export type ItemPart = SheetPart<ItemField>;
export type ItemMapping = { readonly sheets: readonly ItemPart[] };

/** What exports of items call their columns. Of two with one meaning the first counts, unless it is blank. */
export const itemColumns: SheetColumns<ItemField> & HeadingWords = {
  plain: plainItemHeading,
  names: (text) => headingMeaning(text) !== null,
  // What by_law meant on another sheet says nothing about this one; nor one of two about the other.
  depends: hasTwoMeanings,
  meanings: (headings) =>
    headingMeanings(headings).map((field) => (field === null ? null : { field, why: "heading" })),
};

/** The headings of a sheet's columns above a row, those of several lines parted by “ / ”. */
export const headingsUnder = (sheet: ItemSheet, headingRow: number): string[] =>
  headingsOf(headingLines(sheet.rows, headingRow, itemColumns), widthOf(sheet.rows));

/** What the columns of every sheet seem to mean: by what they meant before, then by their headings. */
export const proposeItemMapping = (
  sheets: readonly ItemSheet[],
  remembered: HeadingMemory<ItemField> = NOTHING_REMEMBERED,
): ItemMapping => ({
  sheets: sheets.map(({ name, rows }) => ({ sheet: name, ...proposeColumns(rows, itemColumns, remembered) })),
});

type Fields = Pick<ItemPart, "fields">;
const has = ({ fields }: Fields, field: ItemField): boolean => fields.includes(field);
const facts = ({ fields }: Fields): number =>
  fields.filter((field) => field !== null && isFact(field)).length;

/**
 * Whether a sheet lists items, their materials, or neither. A list of items has names and at least two facts about them
 * beside codes, or is the only one with names and codes; a list of materials says of which item they are.
 */
export function roleOf(own: Fields, sheets: readonly Fields[]): "items" | "materials" | "ignored" {
  const named = has(own, "name");
  if (named && facts(own) >= 2) return "items";
  const others = sheets.filter((each) => each !== own && has(each, "name") && facts(each) >= 2);
  if (has(own, "material") && others.length > 0)
    return named || has(own, "taskCode") || has(own, "handleItemCode") ? "materials" : "ignored";
  if (others.length > 0) return "ignored";
  const more = own.fields.filter((field) => field !== null && field !== "number" && field !== "name").length;
  return named && (more > 0 || sheets.length === 1) ? "items" : "ignored";
}

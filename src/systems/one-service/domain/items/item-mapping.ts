import {
  findHeadingRow,
  headingLines,
  headingsOf,
  type HeadingWords,
  mappedColumns,
  widthOf,
} from "../../../../kernel/column-mapping.ts";
import type { ItemField } from "./item-fields.ts";
import {
  hasTwoMeanings,
  headingMeaning,
  headingMeanings,
  isFact,
  plainItemHeading,
} from "./item-headings.ts";
import type { ItemMapping, ItemSheet, SheetMapping, ShownSheet } from "./item-row.ts";

/** What headings meant the last time; null was left out on purpose. By plain heading, or by set of headings and then heading. */
export type RememberedHeadings = {
  readonly bySet: ReadonlyMap<string, ReadonlyMap<string, ItemField | null>>;
  readonly byHeading: ReadonlyMap<string, ItemField | null>;
};
export const NOTHING_REMEMBERED: RememberedHeadings = { bySet: new Map(), byHeading: new Map() };

export const headingWords: HeadingWords = {
  plain: plainItemHeading,
  names: (text) => headingMeaning(text) !== null,
};

/** The headings of a sheet as one key: the same export comes with the same set. */
export const headingSet = (headings: readonly string[]): string =>
  [...new Set(headings.map(plainItemHeading).filter((heading) => heading !== ""))].toSorted().join("|");

/** The headings of a sheet's columns above a row, those of several lines parted by “ / ”. */
export const headingsUnder = (sheet: ItemSheet, headingRow: number): string[] =>
  headingsOf(headingLines(sheet.rows, headingRow, headingWords), widthOf(sheet.rows));

/** Columns that may stand twice: of these the first that says something counts. */
function proposeSheet(sheet: ItemSheet, remembered: RememberedHeadings, headingRow?: number): SheetMapping {
  const at = headingRow ?? findHeadingRow(sheet.rows, headingWords, remembered.byHeading);
  const headings = headingsUnder(sheet, at);
  const bySet = remembered.bySet.get(headingSet(headings));
  const meanings = headingMeanings(headings);
  const plains = headings.map(plainItemHeading);
  const seen = new Set<ItemField>();
  const proposals = headings.map(
    (heading, column): { field: ItemField | null; why: SheetMapping["why"][number] } => {
      const plain = plains[column] ?? "";
      const inSet = bySet?.get(plain) ?? (bySet?.has(plain) ? null : undefined);
      // What by_law meant on another sheet says nothing about this one; nor one of two about the other.
      const known = hasTwoMeanings(heading)
        ? plains.indexOf(plain) === plains.lastIndexOf(plain)
          ? inSet
          : undefined
        : inSet === undefined
          ? remembered.byHeading.get(plain)
          : inSet;
      const meaning = meanings[column] ?? null;
      const field = known === undefined ? meaning : known;
      if (field === null || seen.has(field))
        return { field: null, why: known === null ? "remembered" : null };
      seen.add(field);
      return { field, why: known === undefined ? "heading" : "remembered" };
    },
  );
  return {
    sheet: sheet.name,
    headingRow: at,
    fields: proposals.map(({ field }) => field),
    why: proposals.map(({ why }) => why),
  };
}

/** What the columns of every sheet seem to mean: by what they meant before, then by their headings. */
export function proposeItemMapping(
  sheets: readonly ItemSheet[],
  remembered: RememberedHeadings = NOTHING_REMEMBERED,
): ItemMapping {
  return { sheets: sheets.map((sheet) => proposeSheet(sheet, remembered)) };
}

/** The same for one sheet anew, below another heading. */
export function proposeAnew(
  mapping: ItemMapping,
  sheet: ItemSheet,
  headingRow: number,
  remembered: RememberedHeadings,
): ItemMapping {
  const own = proposeSheet(sheet, remembered, headingRow);
  return { sheets: mapping.sheets.map((each) => (each.sheet === sheet.name ? own : each)) };
}

const has = ({ fields }: SheetMapping, field: ItemField): boolean => fields.includes(field);
const facts = ({ fields }: SheetMapping): number =>
  fields.filter((field) => field !== null && isFact(field)).length;

/**
 * Whether a sheet lists items, their materials, or neither. A list of items has names and at least two facts about them
 * beside codes, or is the only one with names and codes; a list of materials says of which item they are.
 */
export function roleOf(own: SheetMapping, { sheets }: ItemMapping): ShownSheet["role"] {
  const named = has(own, "name");
  if (named && facts(own) >= 2) return "items";
  const others = sheets.filter((each) => each !== own && has(each, "name") && facts(each) >= 2);
  if (has(own, "material") && others.length > 0)
    return named || has(own, "taskCode") || has(own, "handleItemCode") ? "materials" : "ignored";
  if (others.length > 0) return "ignored";
  const more = own.fields.filter((field) => field !== null && field !== "number" && field !== "name").length;
  return named && (more > 0 || sheets.length === 1) ? "items" : "ignored";
}

const FIRST_ROWS = 15;

/** The sheets as a person checks them. */
export const shownSheets = (sheets: readonly ItemSheet[], mapping: ItemMapping): ShownSheet[] =>
  sheets.flatMap((sheet) => {
    const own = mapping.sheets.find((each) => each.sheet === sheet.name);
    if (!own) return [];
    return [
      {
        sheet: sheet.name,
        role: roleOf(own, mapping),
        headingRow: own.headingRow,
        firstRows: sheet.rows.slice(0, FIRST_ROWS).map(({ number, cells }) => ({
          number,
          text: [...new Set(cells.filter((cell) => cell !== ""))].join(" | ").slice(0, 120),
        })),
        columns: mappedColumns(sheet.rows, own, headingWords),
      },
    ];
  });

/** What to remember of a mapping that was applied. */
export const rememberedOf = (
  sheets: readonly ItemSheet[],
  mapping: ItemMapping,
): { readonly set: string; readonly heading: string; readonly field: ItemField | null }[] =>
  mapping.sheets.flatMap((own) => {
    const sheet = sheets.find(({ name }) => name === own.sheet);
    if (!sheet || roleOf(own, mapping) === "ignored") return [];
    const headings = headingsUnder(sheet, own.headingRow);
    const set = headingSet(headings);
    const rows = new Map(
      headings.map((heading, column) => [plainItemHeading(heading), own.fields[column] ?? null] as const),
    );
    rows.delete("");
    return [...rows].map(([heading, field]) => ({ set, heading, field }));
  });

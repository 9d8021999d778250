import type { Day } from "../../../kernel/calendar.ts";
import { type CellDay, dayInCell } from "../../../kernel/cell-day.ts";
import type { HeadingWords, SheetRow } from "../../../kernel/column-mapping.ts";
import { isCounting, mostly, type Proposal, type SheetColumns } from "../../../kernel/sheet.ts";
import { type MoneyUnit, moneyUnitIn } from "../../../kernel/sheet-money.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { headingMeaning, type ImportField, parseField, plainOf } from "./fields.ts";

/** What is known beside the sheet: whether a text names units, and today. */
export type ImportHints = { readonly namesUnits: (text: string) => boolean; readonly asOf: Day };

/** How the headings of a register's workbook are read. */
export const headingWords = (spec: RegisterSpec): HeadingWords => ({
  plain: plainOf,
  names: (text) => headingMeaning(spec, text) !== null,
});

/** Columns of text, whose cells are put one below the other; of the others the first column counts. */
const several = (spec: RegisterSpec, field: ImportField): boolean => {
  const parsed = parseField(spec, field);
  return parsed?.kind === "value" && ["text", "paragraph", "units", "cities"].includes(parsed.field.type);
};

/** A day column that does not say whether it is planned: planned where any of its days is still to come. */
function eitherDay(stage: string, values: readonly string[], asOf: Day): ImportField {
  const days = values
    .map((value) => dayInCell(value, Number(asOf.slice(0, 4))))
    .filter((day): day is CellDay => day !== null);
  return days.some(({ day }) => day > asOf) ? `planned:${stage}` : `actual:${stage}`;
}

/** The leftmost column of texts that mostly differ. */
const namesThings = (values: readonly string[]): boolean =>
  values.length > 0 &&
  new Set(values).size >= values.length * 0.9 &&
  mostly(values, (text) => text.length >= 4 && text.length <= 120 && !/^[\d.,%年月日-]+$/.test(text));

/** What is known of the columns of a register's workbook. */
export const registerColumns = (
  spec: RegisterSpec,
  { namesUnits, asOf }: ImportHints,
): SheetColumns<ImportField> => ({
  ...headingWords(spec),
  meanings: (headings, columns) =>
    headings.map((heading, column): Proposal<ImportField> | null => {
      const meaning = heading === "" ? null : headingMeaning(spec, heading);
      if (meaning === null) return null;
      return "field" in meaning
        ? { field: meaning.field, why: "heading" }
        : { field: eitherDay(meaning.either, columns[column] ?? [], asOf), why: "content" };
    }),
  knows: (field) => parseField(spec, field) !== null,
  several: (field) => several(spec, field),
  ofValues: (values, taken) => {
    const unit = spec.fields.find(({ type, key }) => type === "unit" && !taken.has(`value:${key}`));
    if (unit && mostly(values, namesUnits)) return `value:${unit.key}`;
    return isCounting(values) && !taken.has("number") ? "number" : null;
  },
  last: (columns, fields) => {
    if (fields.includes("name")) return null;
    // A list of problems often has no title of a problem, only what is wrong.
    const described = fields.indexOf("value:description");
    const column =
      described >= 0
        ? described
        : columns.findIndex((values, at) => fields[at] === null && namesThings(values));
    return column < 0 ? null : { column, field: "name" };
  },
});

/** The unit of sums that the sheet states above its table (单位：万元), null where it states none or several. */
export function sheetMoneyUnit(rows: readonly SheetRow[], headingRow: number): MoneyUnit | null {
  const above = rows.filter(({ number }) => number <= headingRow).flatMap(({ cells }) => cells);
  const units = new Set(
    above.flatMap((cell) =>
      /单位\s*[:：]?\s*[(（]?人?民?币?\s*[百千万亿]*元/.test(cell) ? (moneyUnitIn(cell) ?? []) : [],
    ),
  );
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** What a sheet says above its heading: the title of the table, with its year. */
export const sheetTitle = (rows: readonly SheetRow[], headingRow: number): string =>
  rows
    .filter(({ number }) => number < headingRow)
    .map(({ cells }) => [...new Set(cells)].join(" "))
    .join(" ");

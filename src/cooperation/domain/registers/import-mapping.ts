import type { Day } from "../../../kernel/calendar.ts";
import {
  findHeadingRow,
  headingLines,
  headingsOf,
  type HeadingWords,
  type MappedColumn,
  type SheetRow,
  valuesOf,
  widthOf,
} from "../../../kernel/column-mapping.ts";
import { headingMeaning, type ImportField, parseField, plainOf } from "./import-fields.ts";
import { type CellDay, dayInCell } from "../../../kernel/cell-day.ts";
import { NO_DECISIONS, type RegisterMapping } from "./import-row.ts";
import { type MoneyUnit, moneyUnitIn } from "./import-money.ts";
import type { RegisterSpec } from "../../registers/register-spec.ts";

/** What is known beside the sheet: what headings meant the last time, whether a text names units, and today. */
export type ImportHints = {
  readonly remembered: ReadonlyMap<string, ImportField>;
  readonly namesUnits: (text: string) => boolean;
  readonly asOf: Day;
};

/** How the headings of a register's workbook are read. */
export const headingWords = (spec: RegisterSpec): HeadingWords => ({
  plain: plainOf,
  names: (text) => headingMeaning(spec, text) !== null,
});

const MOSTLY = 0.6;
const mostly = (values: readonly string[], is: (text: string) => boolean): boolean =>
  values.length > 0 && values.filter(is).length >= values.length * MOSTLY;

/** Columns of text, whose cells are put one below the other; of the others the first column counts. */
const several = (spec: RegisterSpec, field: ImportField): boolean => {
  const parsed = parseField(spec, field);
  return parsed?.kind === "value" && ["text", "paragraph", "units", "cities"].includes(parsed.field.type);
};

/** A day column that does not say whether it is planned: planned where any of its days is still to come. */
function eitherDay(stage: string, values: readonly string[], asOf: Day): ImportField {
  const days = values.map(dayInCell).filter((day): day is CellDay => day !== null);
  return days.some(({ day }) => day > asOf) ? `planned:${stage}` : `actual:${stage}`;
}

type Proposal = { field: ImportField | null; why: MappedColumn<ImportField>["why"] };

function fieldOfValues(
  values: readonly string[],
  taken: ReadonlySet<ImportField | null>,
  spec: RegisterSpec,
  { namesUnits }: ImportHints,
): ImportField | null {
  const unit = spec.fields.find(({ type, key }) => type === "unit" && !taken.has(`value:${key}`));
  if (unit && mostly(values, namesUnits)) return `value:${unit.key}`;
  const counting = values.filter((text, index) => Number(text) === index + 1).length;
  if (values.length > 1 && counting >= values.length * MOSTLY && !taken.has("number")) return "number";
  return null;
}

/** The leftmost column of texts that mostly differ, where no column is known to hold the name. */
function nameColumn(
  columns: readonly (readonly string[])[],
  fields: readonly (ImportField | null)[],
): number {
  return columns.findIndex(
    (values, column) =>
      fields[column] === null &&
      values.length > 0 &&
      new Set(values).size >= values.length * 0.9 &&
      mostly(values, (text) => text.length >= 4 && text.length <= 120 && !/^[\d.,%年月日-]+$/.test(text)),
  );
}

/** What the columns of a workbook seem to mean: by what their headings meant before, by the headings, by what stands below. */
export function proposeRegisterMapping(
  spec: RegisterSpec,
  rows: readonly SheetRow[],
  hints: ImportHints,
  headingRow?: number,
): RegisterMapping {
  const words = headingWords(spec);
  const at = headingRow ?? findHeadingRow(rows, words, hints.remembered);
  const headings = headingsOf(headingLines(rows, at, words), widthOf(rows));
  const columns = headings.map((_, column) => valuesOf(rows, at, column));
  const proposals = headings.map((heading, column): Proposal => {
    const known = heading === "" ? undefined : hints.remembered.get(plainOf(heading));
    if (known !== undefined && parseField(spec, known) !== null) return { field: known, why: "remembered" };
    const meaning = heading === "" ? null : headingMeaning(spec, heading);
    if (meaning === null) return { field: null, why: null };
    if ("field" in meaning) return { field: meaning.field, why: "heading" };
    return { field: eitherDay(meaning.either, columns[column] ?? [], hints.asOf), why: "content" };
  });
  const seen = new Set<ImportField>();
  for (const proposal of proposals) {
    const { field } = proposal;
    if (field === null) continue;
    if (seen.has(field) && !several(spec, field)) Object.assign(proposal, { field: null, why: null });
    seen.add(field);
  }
  const fields = (): (ImportField | null)[] => proposals.map(({ field }) => field);
  columns.forEach((values, column) => {
    if (proposals[column]?.field !== null) return;
    const field = fieldOfValues(values, new Set(fields()), spec, hints);
    if (field !== null) proposals[column] = { field, why: "content" };
  });
  if (!seen.has("name")) {
    // A list of problems often has no title of a problem, only what is wrong.
    const described = fields().indexOf("value:description");
    const column = described >= 0 ? described : nameColumn(columns, fields());
    if (column >= 0) proposals[column] = { field: "name", why: "content" };
  }
  return {
    ...NO_DECISIONS,
    headingRow: at,
    fields: fields(),
    why: proposals.map(({ why }) => why),
  };
}

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

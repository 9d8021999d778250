import { isBanner, type SheetRow } from "../../../kernel/column-mapping.ts";
import { UNRESOLVED, unresolvedFields } from "../../../kernel/sheet.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { CITIES } from "../../../kernel/region.ts";
import type { ImportedItem, Material } from "../domain/items/item.ts";
import { type Cells, type ItemField, isMaterialField } from "../domain/items/item-fields.ts";
import { partedCells } from "../domain/items/cell-seals.ts";
import { headingUnit } from "./item-headings.ts";
import { headingsUnder, type ItemMapping, type ItemPart, type ItemSheet, roleOf } from "./item-columns.ts";
import { itemOf } from "./item-of.ts";
import { materialsOf } from "./materials-of.ts";
import {
  MATERIAL_OF_NOTHING,
  MATERIAL_OF_NO_ITEM,
  OTHER_CITY,
  problemIn,
  partedSentence,
  type ReadProblem,
  ROW_WITHOUT_NAME,
  SAME_NUMBER,
  saidTwice,
} from "./read-problems.ts";

export type ReadItems = {
  readonly items: readonly ImportedItem[];
  readonly problems: readonly ReadProblem[];
};

type Draft = {
  readonly sheet: string;
  readonly rows: number[];
  readonly cells: Cells;
  readonly materials: Material[];
  readonly printedMaterials: Cells[];
};

const IDENTITY = [
  "taskCode",
  "handleItemCode",
  "name",
  "dept",
  "city",
] as const satisfies readonly ItemField[];

const NAMING: ReadonlySet<ItemField> = new Set(["itemNumber", "taskCode", "handleItemCode", "name"]);

type Columns = Pick<ItemPart, "fields"> & {
  readonly units: Partial<Record<"legalUnit" | "promisedUnit", string>>;
};

/** The columns of a sheet, with the units that headings print: 承诺办结时限（工作日）. */
function columnsOf(sheet: ItemSheet, { fields, headingRow }: ItemPart): Columns {
  const headings = headingsUnder(sheet, headingRow);
  const unitOf = (field: ItemField): string | null => headingUnit(headings[fields.indexOf(field)] ?? "");
  const [legal, promised] = [unitOf("legal"), unitOf("promised")];
  return {
    fields,
    units: {
      ...(legal === null ? {} : { legalUnit: legal }),
      ...(promised === null ? {} : { promisedUnit: promised }),
    },
  };
}

/**
 * A row's cells by field; of two columns with one meaning the first that says something counts. Blanks around a cell are
 * dropped but for the name's, of which the linter speaks.
 */
function cellsOf(row: SheetRow, { fields, units }: Columns): Cells {
  const cells: Partial<Record<ItemField, string>> = {};
  fields.forEach((field, column) => {
    const printed = row.cells[column] ?? "";
    const text = printed.trim();
    if (field !== null && text !== "" && cells[field] === undefined)
      cells[field] = field === "name" ? (row.padded?.[column] ?? printed) : text;
  });
  for (const limit of ["legal", "promised"] as const) {
    const unit = units[`${limit}Unit`];
    if (unit !== undefined && cells[limit] !== undefined) cells[`${limit}Unit`] ??= unit;
  }
  return cells;
}

const isBlank = ({ cells, unresolved }: SheetRow): boolean =>
  unresolved === undefined && cells.every((cell) => cell.trim() === "");
/** 合计 | 18项: a sum below the table names no item, whichever column says so. */
const isSum = ({ cells }: SheetRow): boolean =>
  /^(?:合计|小计|总计|共计)(?:[:：]|\d+[项个件]|$)/.test(wordOf(cells.find((cell) => cell.trim() !== "")));
const wordOf = (text: string | undefined): string => folded(text ?? "").replace(/\s/g, "");
const identityOf = (cells: Cells): string => IDENTITY.map((field) => wordOf(cells[field])).join("\n");
const saysItem = (cells: Cells): boolean =>
  IDENTITY.some((field) => field !== "city" && field !== "dept" && cells[field] !== undefined);

const hasMaterial = ({ materials }: Draft, cells: Cells): boolean => {
  const name = wordOf(cells.material);
  return materials.some((each) => wordOf(each.name) === name);
};

/**
 * The item of which a row tells more: the one above where the row has a material and no item of its own, or the same
 * item; one further up where people sorted the rows apart. What says something else of the same item is another one.
 */
function itemGoingOn(
  cells: Cells,
  drafts: readonly Draft[],
  known: ReadonlyMap<string, Draft>,
  joined: ReadonlySet<ItemField>,
): Draft | undefined {
  const above = drafts.at(-1);
  if (!saysItem(cells)) return cells.material === undefined ? undefined : above;
  const identity = identityOf(cells);
  const same = above !== undefined && identityOf(above.cells) === identity ? above : undefined;
  if (cells.itemNumber !== undefined) {
    return same?.cells.itemNumber === cells.itemNumber ? same : known.get(`${cells.itemNumber} ${identity}`);
  }
  if (same !== undefined && (joined.has("name") || joined.has("taskCode"))) return same;
  if (cells.material === undefined) return undefined;
  if (same !== undefined)
    return !hasMaterial(same, cells) || otherwise(cells, same.cells).length === 0 ? same : undefined;
  const before =
    cells.taskCode === undefined && cells.handleItemCode === undefined ? undefined : known.get(identity);
  return before !== undefined && !hasMaterial(before, cells) && otherwise(cells, before.cells).length === 0
    ? before
    : undefined;
}

function joinedFields(row: SheetRow, { fields }: Columns): ReadonlySet<ItemField> {
  return new Set(row.joined.flatMap((column) => fields[column] ?? []));
}

/** Fields that a further row of an item states otherwise than its first. */
const otherwise = (cells: Cells, first: Cells): ItemField[] =>
  (Object.keys(cells) as ItemField[]).filter(
    (field) =>
      !isMaterialField(field) &&
      field !== "number" &&
      field !== "check" &&
      first[field] !== undefined &&
      wordOf(first[field]) !== wordOf(cells[field]),
  );

/** Cells of which nothing is known: what they would say must not be taken for nothing. */
const unresolvedIn = (sheet: string, row: SheetRow, { fields }: Columns): ReadProblem[] =>
  unresolvedFields(row, fields)
    .filter((field) => field !== "number")
    .map((field) => problemIn(sheet, [row.number], field, true, UNRESOLVED));

function gather(sheet: ItemSheet, mapping: ItemPart, problems: ReadProblem[]): Draft[] {
  const drafts: Draft[] = [];
  const known = new Map<string, Draft>();
  const byNumber = new Map<string, number>();
  const columns = columnsOf(sheet, mapping);
  const named = mapping.fields.filter((field) => field !== null).length;
  const below = sheet.rows
    .filter((row) => row.number > mapping.headingRow && !isBlank(row))
    .map((row) => ({ row, number: row.number, cells: cellsOf(row, columns) }));
  for (const { row, cells } of below) {
    if (isSum(row)) {
      problems.push(problemIn(sheet.name, [row.number], "name", false, ROW_WITHOUT_NAME(true)));
      continue;
    }
    problems.push(...unresolvedIn(sheet.name, row, columns));
    const joined = joinedFields(row, columns);
    const goingOn = itemGoingOn(cells, drafts, known, joined);
    if (goingOn) {
      goingOn.rows.push(row.number);
      // A merged cell of materials was read with the row above.
      if (!joined.has("material")) addMaterials(goingOn, cells, sheet.name, row.number, problems);
      for (const field of otherwise(cells, goingOn.cells))
        problems.push(
          problemIn(sheet.name, [row.number], field, false, saidTwice(goingOn.rows[0] ?? row.number)),
        );
      continue;
    }
    // A line of text below the table, as “注：…”, stands where the names do.
    const alone = isBanner(row) && named > 1;
    if (cells.name === undefined || alone) {
      const note = alone || isBanner(row) || Object.keys(cells).length === 0;
      const why =
        cells.material !== undefined && !saysItem(cells) ? MATERIAL_OF_NOTHING : ROW_WITHOUT_NAME(note);
      problems.push(problemIn(sheet.name, [row.number], "name", !note, why));
      continue;
    }
    const numbered = cells.itemNumber === undefined ? undefined : byNumber.get(cells.itemNumber);
    if (numbered)
      problems.push(problemIn(sheet.name, [numbered, row.number], "itemNumber", true, SAME_NUMBER));
    else if (cells.itemNumber !== undefined) byNumber.set(cells.itemNumber, row.number);
    const draft: Draft = {
      sheet: sheet.name,
      rows: [row.number],
      cells,
      materials: [],
      printedMaterials: [],
    };
    addMaterials(draft, cells, sheet.name, row.number, problems);
    drafts.push(draft);
    const identity = identityOf(cells);
    const key = cells.itemNumber === undefined ? identity : `${cells.itemNumber} ${identity}`;
    if (!known.has(key)) known.set(key, draft);
  }
  for (const [row, cells] of partedCells(below, mapping.fields)) {
    // The item that the row was written for lacks it now: it waits for the same answer.
    const lacking = drafts.filter(({ cells: own }) =>
      cells.some(
        ({ field, belongs }) =>
          NAMING.has(field) && belongs !== null && wordOf(own[field]) === wordOf(belongs),
      ),
    );
    const rows = [row, ...lacking.flatMap((draft) => draft.rows.slice(0, 1))];
    const field = cells[0]?.field ?? null;
    problems.push(problemIn(sheet.name, [...new Set(rows)], field, true, partedSentence(cells)));
  }
  return drafts;
}

function addMaterials(draft: Draft, cells: Cells, sheet: string, row: number, problems: ReadProblem[]): void {
  const materials = materialsOf(cells, sheet, row, problems);
  const printed = Object.fromEntries(
    Object.entries(cells).filter(([field]) => isMaterialField(field as ItemField)),
  );
  draft.materials.push(...materials);
  draft.printedMaterials.push(...materials.map(() => printed));
}

/** Keys by which a row of materials finds its item: codes before names. */
function keysOf(cells: Cells): string[] {
  const [task, handled, name] = [wordOf(cells.taskCode), wordOf(cells.handleItemCode), wordOf(cells.name)];
  return [
    ...(task !== "" && handled !== "" ? [`both ${task} ${handled}`] : []),
    ...(task !== "" ? [`task ${task}`] : []),
    ...(handled !== "" ? [`handled ${handled}`] : []),
    ...(task === "" && handled === "" && name !== "" ? [`name ${name}`] : []),
  ];
}

function joinMaterials(
  sheet: ItemSheet,
  mapping: ItemPart,
  byKey: ReadonlyMap<string, Draft>,
  problems: ReadProblem[],
): void {
  let before: Cells = {};
  const columns = columnsOf(sheet, mapping);
  for (const row of sheet.rows) {
    if (row.number <= mapping.headingRow || isBlank(row)) continue;
    problems.push(...unresolvedIn(sheet.name, row, columns));
    const own = cellsOf(row, columns);
    // A blank code below one means the same item, as people leave it out.
    const cells = saysItem(own) ? own : { ...before, ...own };
    if (saysItem(own)) before = Object.fromEntries(IDENTITY.map((field) => [field, own[field]]));
    const found = keysOf(cells)
      .map((key) => byKey.get(key))
      .find((draft) => draft !== undefined);
    if (found && own.material !== undefined) addMaterials(found, own, sheet.name, row.number, problems);
    else
      problems.push(
        problemIn(
          sheet.name,
          [row.number],
          found ? "material" : "taskCode",
          !isBanner(row),
          found ? MATERIAL_OF_NOTHING : MATERIAL_OF_NO_ITEM,
        ),
      );
  }
}

const cityIn = (text: string): string | null =>
  CITIES.find(({ code, name }) => text.startsWith(code.slice(0, 4)) || text.includes(name.zh))?.code ?? null;

/**
 * Items of a workbook under a mapping, each with the numbers of its rows and its cells as printed by field. `city` is the
 * one whose items are imported: rows that name another are problems. Every row below the headings that says anything
 * becomes an item, a part of one, or a problem; nothing is guessed.
 */
export function readItems(
  sheets: readonly ItemSheet[],
  mapping: ItemMapping,
  { city }: { readonly city: string },
): ReadItems {
  const problems: ReadProblem[] = [];
  const mapped = sheets.flatMap((sheet) => {
    const own = mapping.sheets.find((each) => each.sheet === sheet.name);
    return own ? [{ sheet, own, role: roleOf(own, mapping.sheets) }] : [];
  });
  const drafts = mapped
    .filter(({ role }) => role === "items")
    .flatMap(({ sheet, own }) => gather(sheet, own, problems));
  const byKey = new Map<string, Draft>();
  for (const draft of drafts)
    for (const key of keysOf(draft.cells)) if (!byKey.has(key)) byKey.set(key, draft);
  for (const draft of drafts) {
    const key = `name ${wordOf(draft.cells.name)}`;
    if (!byKey.has(key)) byKey.set(key, draft);
  }
  for (const { sheet, own, role } of mapped)
    if (role === "materials") joinMaterials(sheet, own, byKey, problems);
  const items = drafts.map(({ sheet, rows, cells, materials, printedMaterials }): ImportedItem => {
    const named = cells.city === undefined ? city : (cityIn(cells.city) ?? city);
    if (named !== city) problems.push(problemIn(sheet, rows, "city", true, OTHER_CITY));
    const item = itemOf(cells, { city, materials, sheet, rows }, problems);
    const printed = cells as Readonly<Record<string, string>>;
    return {
      item,
      sheet,
      rows,
      printed,
      printedMaterials: printedMaterials as Readonly<Record<string, string>>[],
    };
  });
  return { items, problems };
}

const at = (sheet: string, row: number): string => `${row} ${sheet}`;
const placesOf = (of: readonly ReadProblem[]): ReadonlySet<string> =>
  new Set(of.flatMap(({ sheet, rows }) => rows.map((row) => at(sheet, row))));
const isAmong = ({ sheet, rows }: ImportedItem, places: ReadonlySet<string>): boolean =>
  rows.some((row) => places.has(at(sheet, row)));

/** Items that no problem keeps out, and those that one does. */
export function goodItems({ items, problems }: ReadItems): { good: ImportedItem[]; blocked: ImportedItem[] } {
  const bad = placesOf(problems.filter(({ blocks }) => blocks));
  const blocked = items.filter((item) => isAmong(item, bad));
  const out = new Set(blocked);
  return { good: items.filter((item) => !out.has(item)), blocked };
}

/**
 * What takes part in a comparison: every item of the city, also where a cell was not understood, which is then left open
 * (`partly` counts those); items that say they are another city's do not.
 */
export function comparable({ items, problems }: ReadItems): {
  own: ImportedItem[];
  elsewhere: number;
  partly: number;
} {
  const blocking = problems.filter(({ blocks }) => blocks);
  const [cities, cells] = [placesOf(blocking.filter(({ field }) => field === "city")), placesOf(blocking)];
  const own = items.filter((item) => !isAmong(item, cities));
  return {
    own,
    elsewhere: items.length - own.length,
    partly: own.filter((item) => isAmong(item, cells)).length,
  };
}

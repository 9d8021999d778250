import { isBanner, type SheetRow } from "../../../../kernel/column-mapping.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { ImportedItem, Material } from "./item.ts";
import { type Cells, type ItemField, isMaterialField } from "./item-fields.ts";
import { roleOf } from "./item-mapping.ts";
import type { ItemMapping, ItemSheet, ReadProblem, SheetMapping } from "./item-row.ts";
import { itemOf } from "./item-of.ts";
import { materialsOf } from "./materials-of.ts";
import {
  MATERIAL_OF_NOTHING,
  MATERIAL_OF_NO_ITEM,
  OTHER_CITY,
  problemIn,
  ROW_WITHOUT_NAME,
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
};

const IDENTITY = [
  "taskCode",
  "handleItemCode",
  "name",
  "dept",
  "city",
] as const satisfies readonly ItemField[];

/** A row's cells by field; of two columns with one meaning the first that says something counts. */
function cellsOf(row: SheetRow, { fields }: SheetMapping): Cells {
  const cells: Partial<Record<ItemField, string>> = {};
  fields.forEach((field, column) => {
    const text = row.cells[column]?.trim() ?? "";
    if (field !== null && text !== "" && cells[field] === undefined) cells[field] = text;
  });
  return cells;
}

const isBlank = (row: SheetRow): boolean => row.cells.every((cell) => cell.trim() === "");
const wordOf = (text: string | undefined): string => folded(text ?? "").replace(/\s/g, "");
const identityOf = (cells: Cells): string => IDENTITY.map((field) => wordOf(cells[field])).join("\n");
const saysItem = (cells: Cells): boolean =>
  IDENTITY.some((field) => field !== "city" && field !== "dept" && cells[field] !== undefined);

/** Whether a row tells more of the item above it: a material of its own, and no item of its own. */
function goesOn(cells: Cells, above: Draft | undefined, joined: ReadonlySet<ItemField>): above is Draft {
  if (above === undefined) return false;
  if (!saysItem(cells)) return cells.material !== undefined;
  if (identityOf(cells) !== identityOf(above.cells)) return false;
  const merged = joined.has("name") || joined.has("taskCode");
  const name = wordOf(cells.material);
  return merged || (name !== "" && above.materials.every((each) => wordOf(each.name) !== name));
}

function joinedFields(row: SheetRow, { fields }: SheetMapping): ReadonlySet<ItemField> {
  return new Set(row.joined.flatMap((column) => fields[column] ?? []));
}

/** Fields that a further row of an item states otherwise than its first. */
const otherwise = (cells: Cells, first: Cells): ItemField[] =>
  (Object.keys(cells) as ItemField[]).filter(
    (field) =>
      !isMaterialField(field) &&
      field !== "number" &&
      first[field] !== undefined &&
      wordOf(first[field]) !== wordOf(cells[field]),
  );

function gather(sheet: ItemSheet, mapping: SheetMapping, problems: ReadProblem[]): Draft[] {
  const drafts: Draft[] = [];
  const columns = mapping.fields.filter((field) => field !== null).length;
  for (const row of sheet.rows) {
    if (row.number <= mapping.headingRow || isBlank(row)) continue;
    const cells = cellsOf(row, mapping);
    const above = drafts.at(-1);
    const joined = joinedFields(row, mapping);
    if (goesOn(cells, above, joined)) {
      above.rows.push(row.number);
      // A merged cell of materials was read with the row above.
      if (!joined.has("material"))
        above.materials.push(...materialsOf(cells, sheet.name, row.number, problems));
      for (const field of otherwise(cells, above.cells))
        problems.push(
          problemIn(sheet.name, [row.number], field, false, saidTwice(above.rows[0] ?? row.number)),
        );
      continue;
    }
    // A line of text below the table, as “注：…”, stands where the names do.
    const alone = isBanner(row) && columns > 1;
    if (cells.name === undefined || alone) {
      const note = alone || isBanner(row) || Object.keys(cells).length === 0;
      const why =
        cells.material !== undefined && !saysItem(cells) ? MATERIAL_OF_NOTHING : ROW_WITHOUT_NAME(note);
      problems.push(problemIn(sheet.name, [row.number], "name", !note, why));
      continue;
    }
    drafts.push({
      sheet: sheet.name,
      rows: [row.number],
      cells,
      materials: [...materialsOf(cells, sheet.name, row.number, problems)],
    });
  }
  return drafts;
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
  mapping: SheetMapping,
  byKey: ReadonlyMap<string, Draft>,
  problems: ReadProblem[],
): void {
  let before: Cells = {};
  for (const row of sheet.rows) {
    if (row.number <= mapping.headingRow || isBlank(row)) continue;
    const own = cellsOf(row, mapping);
    // A blank code below one means the same item, as people leave it out.
    const cells = saysItem(own) ? own : { ...before, ...own };
    if (saysItem(own)) before = Object.fromEntries(IDENTITY.map((field) => [field, own[field]]));
    const found = keysOf(cells)
      .map((key) => byKey.get(key))
      .find((draft) => draft !== undefined);
    if (found && own.material !== undefined)
      found.materials.push(...materialsOf(own, sheet.name, row.number, problems));
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
    return own ? [{ sheet, own, role: roleOf(own, mapping) }] : [];
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
  const items = drafts.map(({ sheet, rows, cells, materials }): ImportedItem => {
    const named = cells.city === undefined ? city : (cityIn(cells.city) ?? city);
    if (named !== city) problems.push(problemIn(sheet, rows, "city", true, OTHER_CITY));
    const item = itemOf(cells, { city, materials, sheet, rows }, problems);
    return { item, sheet, rows, printed: cells as Readonly<Record<string, string>> };
  });
  return { items, problems };
}

/** Items that no problem keeps out, and how many are kept out. */
export function goodItems({ items, problems }: ReadItems): { good: ImportedItem[]; blocked: ImportedItem[] } {
  const bad = new Set(
    problems.flatMap(({ blocks, sheet, rows }) => (blocks ? rows.map((row) => `${row} ${sheet}`) : [])),
  );
  const blocked = items.filter(({ sheet, rows }) => rows.some((row) => bad.has(`${row} ${sheet}`)));
  const out = new Set(blocked);
  return { good: items.filter((item) => !out.has(item)), blocked };
}

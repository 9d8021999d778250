import type { Item } from "./item.ts";
import { fieldSpec, isMaterialField, ITEM_FIELD_NAMES, type ItemField } from "./item-fields.ts";
import { materialText, printedText } from "./printed-text.ts";

/** A sheet of an export as rows of text, the first its headings. */
export type ExportSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

const ITEM_COLUMNS = ITEM_FIELD_NAMES.filter(
  (field) =>
    !isMaterialField(field) &&
    !["number", "legalUnit", "promisedUnit", "deptType", "payOnline", "approvalMode"].includes(field),
);
const MATERIAL_COLUMNS = ITEM_FIELD_NAMES.filter(isMaterialField);

const national = (field: ItemField): string => fieldSpec(field).name.zh;
const snakeCase = (field: ItemField): string => fieldSpec(field).column ?? national(field);
/** Words of an office's own, which the tables of other offices have too. */
const own = (field: ItemField): string => fieldSpec(field).headings[0] ?? national(field);

const itemCells = (item: Item, fields: readonly ItemField[]): string[] =>
  fields.map((field) => printedText({ item, printed: {} }, field));

function perMaterial(items: readonly Item[], heading: (field: ItemField) => string): ExportSheet {
  const rows = items.flatMap((item) => {
    const materials = item.materials.length === 0 ? [null] : item.materials;
    return materials.map((material) => [
      ...itemCells(item, ITEM_COLUMNS),
      ...MATERIAL_COLUMNS.map((field) => (material === null ? "" : materialText(material, field))),
    ]);
  });
  return { name: "实施清单", rows: [[...ITEM_COLUMNS, ...MATERIAL_COLUMNS].map(heading), ...rows] };
}

function twoSheets(items: readonly Item[]): ExportSheet[] {
  const of = items.flatMap((item) =>
    item.materials.map((material) => [
      item.taskCode ?? "",
      item.name,
      ...MATERIAL_COLUMNS.map((field) => materialText(material, field)),
    ]),
  );
  return [
    {
      name: "实施清单",
      rows: [ITEM_COLUMNS.map(national), ...items.map((item) => itemCells(item, ITEM_COLUMNS))],
    },
    { name: "材料", rows: [["实施编码", "事项名称", ...MATERIAL_COLUMNS.map(national)], ...of] },
  ];
}

function numbersApart(items: readonly Item[]): ExportSheet {
  const { name, rows } = perMaterial(items, own);
  const at = [ITEM_COLUMNS.indexOf("legal"), ITEM_COLUMNS.indexOf("promised")];
  return {
    name,
    rows: rows.map((row, line) =>
      row.flatMap((cell, column) => {
        if (!at.includes(column)) return [cell];
        if (line === 0) return [cell, `${cell}单位`];
        const m = /^(\d+)(.*)$/.exec(cell);
        return m ? [m[1] ?? "", (m[2] ?? "").replace(/^个/, "")] : [cell, ""];
      }),
    ),
  };
}

/** The same items in the layouts that exports have: national headings on one sheet or on two, column names, an office's own. */
export const EXPORT_LAYOUTS = {
  national: (items: readonly Item[]): ExportSheet[] => [perMaterial(items, national)],
  "two-sheets": twoSheets,
  "column-names": (items: readonly Item[]): ExportSheet[] => [perMaterial(items, snakeCase)],
  own: (items: readonly Item[]): ExportSheet[] => [numbersApart(items)],
} as const;

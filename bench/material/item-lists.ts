import ExcelJS from "exceljs";
import { CITIES } from "../../src/kernel/region.ts";
import { EXPORT_LAYOUTS } from "../../src/systems/one-service/domain/items/sample-export.ts";
import type { Item } from "../../src/systems/one-service/domain/items/item.ts";
import { sampleItems } from "../../src/systems/one-service/domain/items/sample-items.ts";

/** Every so many items lack their basic code, as exports do, and so are looked for by name. */
const WITHOUT_CODE = 25;

/** Invented items of the four cities, `each` of one city; one in 25 without a code. */
export function fourLists(each: number, asOf: string): Item[][] {
  return CITIES.map(({ code }, city) =>
    sampleItems(code, each, { asOf, faultEvery: 0 }).map((item, at) =>
      (at + city) % WITHOUT_CODE === 0 ? { ...item, catalogCode: null } : item,
    ),
  );
}

/** A city's list as its platform exports it: items on one sheet, materials on the other. */
export async function exported(items: readonly Item[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows } of EXPORT_LAYOUTS["two-sheets"](items))
    book.addWorksheet(name).addRows(rows.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

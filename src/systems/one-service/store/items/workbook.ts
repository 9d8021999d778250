import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { workbookInWorker } from "../../../../platform/documents/in-worker.ts";
import { AT_ONCE, type Long, notMore } from "../../../../platform/exports/long.ts";
import { correctedSheets } from "../../domain/items/corrected-workbook.ts";
import type { ItemFilter } from "../../domain/items/item-row.ts";
import type { ImportedItem } from "../../domain/items/item.ts";
import { LINT_RULES, lintItems } from "../../domain/items/lint.ts";
import { correctedRows } from "../../../../kernel/sheet.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { readItems } from "../../item-import/read-items.ts";
import { itemImporter, itemSheets } from "../../item-import/store.ts";
import type { Desk } from "../desk.ts";
import { matchingItems, NO_ITEM } from "./list-items.ts";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Every rule looks at every item: as much work as so many rows of a list. */
const LINTED = 2;
const CORRECTED = say("事项更正稿", "Corrected workbook of items");

type Written = { readonly name: string; readonly bytes: Uint8Array };

async function written(
  desk: Desk,
  items: readonly ImportedItem[],
  { name, signal }: { readonly name: string } & Pick<Long, "signal">,
): Promise<Written> {
  const asOf = dayInShanghai(desk.now());
  const sheets = correctedSheets(items, lintItems(items, LINT_RULES, asOf), asOf);
  const watermark = desk.config.demo ? { watermark: "示例" } : {};
  return {
    name,
    bytes: await workbookInWorker(
      sheets.map((sheet) => ({ ...sheet, ...watermark, paper: "A3" })),
      { signal },
    ),
  };
}

/** Lines of an import that are corrected in one file: its items are read, and written, in memory. */
const MOST_CORRECTED = 20_000;

/** The corrected workbook of an import. */
export async function correctedImport(
  desk: Desk,
  id: string,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<Written> {
  const { scope, fileName, rows, mapping } = await itemImporter.record(desk, id, caller);
  notMore(
    rows.length,
    MOST_CORRECTED,
    say("把原文件按部门拆开导入", "Import the file in parts, by department"),
  );
  await long.takes(CORRECTED, rows.length, LINTED);
  const workbook = itemSheets(correctedRows(rows, mapping.cells), mapping);
  const { items } = readItems(workbook.sheets, workbook.mapping, { city: scope });
  const name = `更正稿-${fileName.replace(/\.[^.]*$/, "")}.xlsx`;
  return written(desk, items, { name, signal: long.signal });
}

/** More would take the server minutes and nobody could read it. */
const MOST_WRITTEN = 5_000;

/** The corrected workbook of items in force under a filter, at most 5,000 of them by city and name. */
export async function correctedItems(desk: Desk, filter: ItemFilter, long: Long = AT_ONCE): Promise<Written> {
  const [counted] = await desk.sql<{ total: number }[]>`
    select count(*)::int as total from one_service.item where ${matchingItems(desk.sql, filter)}`;
  await long.takes(CORRECTED, Math.min(counted?.total ?? 0, MOST_WRITTEN), LINTED);
  const rows = await desk.sql<ImportedItem[]>`
    select item, sheet, rows, printed from one_service.item
    where ${matchingItems(desk.sql, filter)} order by region_code, name, id limit ${MOST_WRITTEN}`;
  if (rows.length === 0) throw new FailureError(NO_ITEM);
  // Rows of several files have the same numbers: here an item is known by its own place.
  const items = rows.map((row, at) => ({ ...row, sheet: `${row.sheet}（${at + 1}）` }));
  const name = `事项更正稿-${dayInShanghai(desk.now())}.xlsx`;
  return written(desk, items, { name, signal: long.signal });
}

/** The file as it was uploaded. */
export async function importFile(desk: Desk, id: string, caller: Caller): Promise<Written> {
  const { digest, fileName } = await itemImporter.record(desk, id, caller);
  return { name: fileName, bytes: await desk.files.get(digest) };
}

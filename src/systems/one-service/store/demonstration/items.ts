import { CITIES } from "../../../../kernel/region.ts";
import { writeWorkbook } from "../../../../platform/documents/workbook.ts";
import { EXPORT_LAYOUTS, type ExportSheet } from "../../domain/items/sample-export.ts";
import { sampleItems } from "../../domain/items/sample-items.ts";
import { SAMPLE_KINDS } from "../../domain/items/sample-kinds.ts";
import { itemImporter } from "../../item-import/store.ts";
import type { SampleGround } from "./ground.ts";

/** Rows of text as a workbook: the first row heads them. */
const written = (sheets: readonly ExportSheet[]): Promise<Uint8Array> =>
  writeWorkbook(
    sheets.map(({ name, rows: [head = [], ...rows] }) => ({
      name,
      columns: head.map((header, at) => ({ header, key: String(at), width: 16 })),
      rows: rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(at), cell]))),
    })),
  );

const LAYOUTS = Object.values(EXPORT_LAYOUTS);

/** Each city uploads its export in a layout of its own; one more upload of Ulanqab waits to be checked. */
export async function fillItems({ desk, asOf, actingFor }: SampleGround): Promise<void> {
  for (const [at, { code, full }] of CITIES.entries()) {
    const caller = actingFor(`${full}示例数据局`, "data-officer");
    const layout = LAYOUTS[at] ?? EXPORT_LAYOUTS.national;
    const bytes = await written(layout(sampleItems(code, SAMPLE_KINDS.length, { asOf })));
    const upload = { name: `【示例】${full}实施清单.xlsx`, bytes };
    const { id } = await itemImporter.receive(desk, code, upload, { confirmInternal: false }, caller);
    await itemImporter.apply(desk, id, { mode: "good-rows" }, caller);
  }
  const [city, full] = ["150900", "乌兰察布市"];
  const later = sampleItems(city, 12, { asOf, faultEvery: 1 }).map((item, at) =>
    at < 3 ? { ...item, promised: { value: 1, unit: "working-day" as const } } : item,
  );
  const bytes = await written(EXPORT_LAYOUTS.national(later));
  const upload = { name: `【示例】${full}实施清单（修订）.xlsx`, bytes };
  await itemImporter.receive(
    desk,
    city,
    upload,
    { confirmInternal: false },
    actingFor(`${full}示例数据局`, "data-officer"),
  );
}

import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../../test/support/database.ts";
import { numberAt, partsOf, type SheetMapping } from "../../../kernel/sheet.ts";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import { migrate } from "../../../platform/database/migrate.ts";
import type { ItemField } from "../domain/items/item-fields.ts";

const FOLDER = "src/systems/one-service/migrations";
const THIS = "0010-item-imports.sql";
let database: TestDatabase;
let root: string;
beforeAll(async () => {
  database = await openTestDatabase({ empty: true });
  root = mkdtempSync(join(tmpdir(), "jiziwan-items-"));
  cpSync("src/platform/migrations", join(root, "platform"), { recursive: true });
  for (const name of readdirSync(FOLDER).filter((each) => each < THIS))
    cpSync(join(FOLDER, name), join(root, "one", name), { recursive: true });
}, 60_000);
afterAll(async () => {
  rmSync(root, { recursive: true });
  await database.close();
});

const SOURCES = [
  { schema: "platform", folder: "platform" },
  { schema: "one_service", folder: "one" },
];
const run = () => migrate(database.owner, SOURCES, root);
const row = (number: number, ...cells: string[]) => ({ number, cells, joined: [], hidden: false });

const finding = (sheet: string, at: number) => ({ sheet, rows: [at], rule: "fee-basis", item: "甲" });
const line = (number: number, findings: readonly object[]) => ({
  number,
  name: "甲",
  outcome: "new",
  entryId: null,
  changes: [],
  issues: [],
  materials: 0,
  findings,
});

it("（四） imports of before go on: their sheets and columns as they were, and what was taken over and found still told", async () => {
  await run();
  const sql = database.owner;
  const sheets = [
    { name: "事项", rows: [row(1, "事项名称", "实施编码"), row(3, "甲", "A1")] },
    { name: "材料", rows: [row(1, "实施编码", "材料名称"), row(2, "A1", "申请表")] },
  ];
  const none = { headingRow: 1, why: [null, null] };
  const mapping = {
    sheets: [
      { sheet: "事项", fields: ["name", "taskCode"], ...none },
      { sheet: "材料", fields: ["taskCode", "material"], ...none },
    ],
  };
  const counts = { items: 1, findings: 2, blocked: 0 };
  const reading = { counts, findings: [finding("事项", 3), finding("事项", 3), finding("材料", 2)] };
  const add = (id: string, state: string, outcome: object | null, given = { sheets, mapping }) => sql`
    insert into one_service.item_import ${sql({
      id,
      region_code: "150200",
      file_name: "清单.xlsx",
      digest: "0",
      sheets: sql.json(given.sheets as never),
      mapping: sql.json(given.mapping as never),
      reading: sql.json(reading as never),
      state,
      outcome: outcome === null ? null : sql.json(outcome as never),
      sample: false,
      added_at: new Date(),
      added_by: "甲",
    } as never)}`;
  const [open, applied, single] = ["a", "b", "c"].map((end) => `00000000-0000-4000-8000-00000000000${end}`);
  await add(open ?? "", "mapping", null);
  await add(applied ?? "", "applied", { entered: 1, replaced: 2, unchanged: 0, left: 3 });
  await add(single ?? "", "discarded", null, {
    sheets: sheets.slice(0, 1),
    mapping: { sheets: mapping.sheets.slice(0, 1) },
  });
  cpSync(join(FOLDER, THIS), join(root, "one", THIS));
  expect(await run()).toEqual([{ schema: "one_service", name: THIS }]);

  type Kept = {
    readonly rows: readonly SheetRow[];
    readonly mapping: SheetMapping<ItemField, unknown>;
    readonly counts: unknown;
    readonly progress: unknown;
    readonly outcome: unknown;
  };
  const kept = await sql<Kept[]>`
    select rows, mapping, counts, progress, outcome from one_service.item_import order by id`;
  const asRead = ({ rows, mapping: meant }: Kept) =>
    partsOf(rows, meant).map((part) => ({ rows: part.rows, mapping: part.mapping }));
  const asWas = sheets.map(({ rows }, at) => ({ rows, mapping: mapping.sheets[at] }));
  expect(kept.map(asRead)).toEqual([asWas, asWas, asWas.slice(0, 1)]);
  expect(kept.map(({ mapping: { further } }) => further?.length)).toEqual([1, 1, undefined]);
  expect(kept.map((each) => each.counts)).toEqual([counts, counts, counts]);
  expect(kept.map(({ progress }) => progress)).toEqual([
    null,
    { done: 6, of: 6, skipped: 3, entered: 1, replaced: 2, unchanged: 0, through: 0 },
    null,
  ]);
  expect(kept.map(({ outcome }) => outcome)).toEqual([
    null,
    [line(3, [finding("事项", 3), finding("事项", 3)]), line(numberAt(1, 2), [finding("材料", 2)])],
    null,
  ]);
});

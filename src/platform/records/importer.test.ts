import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { sheetOf } from "../../../test/support/sheet.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import type { SheetLine } from "../../kernel/sheet.ts";
import { audit } from "../audit/audit.ts";
import type { Sql } from "../database/database.ts";
import { createFileStore } from "../files/store.ts";
import type { Caller } from "../slice.ts";
import { FIRST_PAGE } from "./importer-spec.ts";
import { importer } from "./importer.ts";

// The smallest importer: lost things by their names, each once.

const NO_NAMES = refusal("no-names", "请指定哪一列是名称。", "Say which column holds the names.");
const BARRED = refusal("barred", "这一件不能登记。", "This one cannot be entered.");

const lost = importer()<"name", Record<never, never>, null, SheetLine, { readonly name: string }>({
  slice: "lost",
  name: "lost-import",
  tables: { imports: "lost.import", headings: "lost.heading", scope: "hall" },
  most: 2_000,
  undecided: {},
  outcomes: { new: "entered" },
  ground: async () => null,
  regionOf: () => "150200",
  columns: () => ({
    plain: (text) => text.trim(),
    names: (text) => /^(?:名称|备注)$/.test(text.trim()),
    meanings: (headings) =>
      headings.map((heading) => (heading === "名称" ? { field: "name", why: "heading" } : null)),
  }),
  fields: () => [{ field: "name", name: { zh: "名称", en: "Name" } }],
  knows: () => true,
  unready: (_, { fields }) => (fields.includes("name") ? null : NO_NAMES),
  read: async (_, { rows, mapping }) => ({
    work: rows
      .filter(({ number }) => number > mapping.headingRow)
      .map(({ number, cells }) => {
        const name = cells[mapping.fields.indexOf("name")] ?? "";
        const noName = { field: null, sentence: { zh: "没有名称。", en: "No name." }, blocks: true };
        const issues = name === "" ? [noName] : [];
        return { line: { number, outcome: "new", name, entryId: null, changes: [], issues }, deed: { name } };
      }),
  }),
  async enter({ sql }, portion, { key }) {
    for (const { line, deed } of portion) {
      await sql`insert into lost.thing ${sql({ id: key(String(line.number)), name: deed.name })}
        on conflict (id) do nothing`;
      if (deed.name === "不可登记") throw new FailureError(BARRED);
    }
    return portion.map(({ line }) => ({ ...line, entryId: line.name }));
  },
});

let database: TestDatabase;
let desk: Parameters<typeof lost.receive>[0];
const enqueued: unknown[] = [];
const person = (
  letter: string,
  roles: readonly string[],
  accountId = `00000000-0000-4000-8000-00000000000${letter}`,
) =>
  ({ actor: { accountId, displayName: accountId, roles }, address: "", requestId: "1" }) as unknown as Caller;
const office = person("a", ["office"]);

beforeAll(async () => {
  database = await openTestDatabase();
  await database.owner.unsafe(`
    create schema lost;
    create table lost.import (id uuid primary key, hall text not null, region_code text not null, file_name text not null,
      digest text not null, rows jsonb not null, mapping jsonb not null, state text not null, good_only boolean not null,
      caller jsonb, progress jsonb, outcome jsonb, added_at timestamptz not null, added_by text not null, added_by_id text);
    create table lost.heading (hall text, heading_set text, heading text, field text, region_code text not null,
      used_at timestamptz not null, primary key (hall, heading_set, heading));
    create table lost.thing (id uuid primary key, name text not null);
    grant usage on schema lost to public;
    grant all on all tables in schema lost to public`);
  const jobs = { enqueue: async (_: Sql, ...job: unknown[]) => void enqueued.push(job) };
  desk = {
    sql: database.app,
    audit,
    jobs,
    files: createFileStore(database.app),
    now: () => new Date("2026-11-23T02:00:00Z"),
  };
});
afterAll(() => database.close());

const names = async (): Promise<string[]> =>
  (await desk.sql<{ name: string }[]>`select name from lost.thing order by name`).map(({ name }) => name);
const upload = async (things: readonly string[], caller = office) => {
  const bytes = await sheetOf([["名称", "备注"], ...things.map((name) => [name, "无"])]);
  return lost.receive(desk, "a", { name: "失物.xlsx", bytes }, { confirmInternal: true }, caller);
};
const running = { signal: new AbortController().signal };

describe("an importer, whatever its sheets become", () => {
  it("enters nothing of a small sheet of which one line is refused", async () => {
    const view = await upload(["伞", "不可登记"]);
    await expect(lost.apply(desk, view.id, { mode: "all" }, office)).rejects.toMatchObject({
      failure: { code: "barred" },
    });
    expect(await names()).toEqual([]);
    expect((await lost.open(desk, view.id, FIRST_PAGE, office)).state).toBe("mapping");
  });

  it("tells of a large one which line is refused, and enters the others, each once however often it runs", async () => {
    const things = Array.from({ length: 505 }, (_, at) => (at === 120 ? "不可登记" : `伞 ${at}`));
    const view = await upload(things);
    const begun = await lost.apply(desk, view.id, { mode: "all" }, office);
    expect([begun.state, enqueued.length]).toEqual(["applying", 1]);
    await lost.run(desk)({ import: view.id }, running);
    await lost.run(desk)({ import: view.id }, running);
    const done = await lost.open(desk, view.id, { ...FIRST_PAGE, show: "blocked" }, office);
    expect(done.progress).toEqual({ done: 505, of: 505, entered: 504, skipped: 1 });
    expect(done.rows.map(({ number, issues }) => [number, issues[0]?.sentence])).toEqual([
      [122, BARRED.sentence],
    ]);
    expect((await names()).length).toBe(504);
  });

  it("is seen by who uploaded it and by the office", async () => {
    const [own, other] = [person("b", ["liaison"]), person("c", ["liaison"])];
    const { id } = await upload(["伞"], own);
    for (const seeing of [own, office]) expect((await lost.open(desk, id, FIRST_PAGE, seeing)).id).toBe(id);
    await expect(lost.open(desk, id, FIRST_PAGE, other)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    await expect(lost.discard(desk, id, other)).rejects.toMatchObject({ failure: { code: "not-found" } });
  });

  it("takes nothing more once it is discarded, and says so", async () => {
    const { id, headingRow } = await upload(["伞"]);
    await lost.discard(desk, id, office);
    expect((await lost.discard(desk, id, office)).state).toBe("discarded");
    const late = [
      lost.apply(desk, id, { mode: "all" }, office),
      lost.correct(desk, id, { headingRow, fields: ["name", null] }, FIRST_PAGE, office),
    ];
    for (const act of late) await expect(act).rejects.toMatchObject({ failure: { code: "discarded" } });
  });

  it("remembers what was left out of a sheet with the same headings", async () => {
    const view = await upload(["手套"]);
    const decided = await lost.correct(
      desk,
      view.id,
      { headingRow: 1, fields: [null, "name"] },
      FIRST_PAGE,
      office,
    );
    expect(decided.rows.map(({ name }) => name)).toEqual(["无"]);
    await lost.apply(desk, view.id, { mode: "all" }, office);
    const again = await upload(["帽子"]);
    expect(again.columns.map(({ field, why }) => [field, why])).toEqual([
      [null, null],
      ["name", "remembered"],
    ]);
  });
});

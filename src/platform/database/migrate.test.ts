import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";

const sources = [
  { schema: "first", folder: "first" },
  { schema: "second", folder: "second" },
];
let database: TestDatabase;
let root: string;
beforeEach(async () => {
  database = await openTestDatabase({ empty: true });
  root = mkdtempSync(join(tmpdir(), "jiziwan-migrate-"));
});
afterEach(async () => {
  await database.close();
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}
const run = () => migrate(database.owner, sources, root);
const tables = () =>
  database.owner`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('first', 'second') order by 1`.then((rows) => rows.map((row) => row["name"]));

describe("migrations", () => {
  it("run once each, source by source, in the order of their numbers, within the source's schema", async () => {
    write("second/0001-b.sql", "create table b (id int references first.a);");
    write("first/0002-more.sql", "alter table a add column name text;");
    write("first/0001-a.sql", "create table a (id int primary key);");
    write("first/notes.md", "not a migration");
    expect(await run()).toEqual([
      { schema: "first", name: "0001-a.sql" },
      { schema: "first", name: "0002-more.sql" },
      { schema: "second", name: "0001-b.sql" },
    ]);
    expect(await tables()).toEqual(["first.a", "second.b"]);
    expect(await run()).toEqual([]);
    write("first/0003-c.sql", "create table c ();");
    expect(await run()).toEqual([{ schema: "first", name: "0003-c.sql" }]);
  });

  it("are refused when an applied file's text has changed", async () => {
    write("first/0001-a.sql", "create table a ();");
    await run();
    write("first/0001-a.sql", "create table a (id int);");
    write("first/0002-b.sql", "create table b ();");
    await expect(run()).rejects.toMatchObject({ failure: { code: "migration-changed" } });
    expect(await tables()).toEqual(["first.a"]);
  });

  it("take line endings of another system as the same text", async () => {
    write("first/0001-a.sql", "create table a (\nid int);\n");
    await run();
    write("first/0001-a.sql", "create table a (\r\nid int);\r\n");
    expect(await run()).toEqual([]);
  });

  it("leave nothing of a file that fails half-way, and keep those before it", async () => {
    write("first/0001-a.sql", "create table a ();");
    write("first/0002-b.sql", "create table b (); select 1/0;");
    await expect(run()).rejects.toMatchObject({ code: "22012" });
    expect(await tables()).toEqual(["first.a"]);
    write("first/0002-b.sql", "create table b ();");
    expect(await run()).toEqual([{ schema: "first", name: "0002-b.sql" }]);
  });

  it("run once when several nodes start at the same moment", async () => {
    write("first/0001-a.sql", "create table a (); select pg_sleep(0.05);");
    const { user, pass, host, port, database: name } = database.owner.options;
    const url = `postgres://${user}:${pass}@${host[0]}:${port[0]}/${name}`;
    const nodes = [1, 2, 3].map(() => openDatabase(url, { max: 2 }));
    const applied = await Promise.all(nodes.map((node) => migrate(node, sources, root)));
    await Promise.all(nodes.map((node) => node.end()));
    expect(applied.flat()).toEqual([{ schema: "first", name: "0001-a.sql" }]);
  });
});

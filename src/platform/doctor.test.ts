import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../test/support/database.ts";
import { onDatabase, readConfig, type Config } from "./config.ts";
import { examine } from "./doctor.ts";

const root = join(import.meta.dirname, "../..");
let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "jiziwan-doctor-"));
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const name = () => database.owner.options.database;
const address = () => onDatabase(inject("cluster").ownerUrl, name());

async function ask(env: Record<string, string>) {
  const config = readConfig({ JIZIWAN_DATA: folder, ...env }, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  return askOf(config.value);
}

async function askOf(config: Config) {
  const findings = await examine(config);
  return new Map(findings.map((finding) => [finding.id, finding]));
}

describe("the doctor", () => {
  it("finds this machine fit for the engine that comes along, and starts nothing", async () => {
    const found = await ask({});
    for (const id of ["node", "engine", "data-folder", "disk", "database"])
      expect(found.get(id)).toMatchObject({ state: "good", remedy: null });
    expect(found.get("database")?.found).toBe("not running");
  });

  it("reads version, encoding and rights of a database server, and misses what the login lacks", async () => {
    const found = await ask({ DATABASE_URL: address() });
    expect(found.get("postgresql")?.state).toBe("good");
    expect(found.get("encoding")).toMatchObject({ state: "good", found: "UTF8" });
    expect(found.get("privileges")?.state).toBe("good");
    expect(found.get("application-login")).toMatchObject({
      state: "missing",
      remedy: { en: "Make a second, ordinary login and put it into DATABASE_APP_URL." },
    });
    expect(found.has("engine")).toBe(false);
  });

  it("tries the application's login too, and shows no password", async () => {
    const found = await ask({
      DATABASE_URL: address(),
      DATABASE_APP_URL: database.appUrl.replace(/:[^:@]+@/, ":wrong@"),
    });
    expect(found.get("application-login")?.state).toBe("good");
    expect(found.get("application")).toMatchObject({ state: "missing" });
    expect(JSON.stringify([...found.values()])).not.toContain("wrong");
  });

  it("says what to do about a folder that is none", async () => {
    const found = await ask({ JIZIWAN_DATA: import.meta.filename });
    expect(found.get("data-folder")?.state).toBe("missing");
    expect(found.get("data-folder")?.remedy?.en).toContain("JIZIWAN_DATA");
  });
});

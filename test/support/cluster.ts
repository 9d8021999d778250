import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../src/platform/database/database.ts";
import { openEngine } from "../../src/platform/database/engine.ts";
import type { MigrationSource } from "../../src/platform/database/migrate.ts";
import { prepareEmbedded } from "../../src/platform/database/provide.ts";
import { openDatabases } from "../../src/platform/database/roles.ts";
import { upgradeDatabase } from "../../src/platform/database/upgrade.ts";
import { fastFolder } from "./fast-folder.ts";
import { forgetUsedFolder } from "./used-folder.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the run's server for its superuser, and of the template database for both roles. */
    cluster: { readonly adminUrl: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

const root = join(import.meta.dirname, "../..");
/** No need to survive a power cut: the cluster lives as long as the run. */
const FAST = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
  "max_wal_size=4GB",
  "checkpoint_timeout=1h",
  "max_connections=200",
  // Hundreds of databases live for seconds each: to tidy them up costs more than it earns.
  "autovacuum=off",
];
export const TEMPLATE = "template_of_tests";

/** The folders of migrations as `compose.ts` lists them; read as text, since to import it loads every slice. */
function listMigrationSources(): MigrationSource[] {
  const composed = readFileSync(join(root, "src/compose.ts"), "utf8");
  const listed = [...composed.matchAll(/schema: "(\w+)", folder: "([^"]+)"/g)];
  const sources = listed.map(([, schema = "", folder = ""]) => ({ schema, folder }));
  const folders = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => basename(path) === "migrations")
    .map((path) => join("src", path));
  const missing = folders.filter((folder) => sources.every((each) => each.folder !== folder));
  if (missing.length > 0) throw new Error(`src/compose.ts lists no schema for ${missing.join(", ")}`);
  return sources;
}

/** One real server per run, with a template database that has every migration; see `openTestDatabase`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Of a run that was killed, when its number comes again.
  forgetUsedFolder();
  const dataFolder = mkdtempSync(join(fastFolder(), "jiziwan-test-"));
  const binaries = process.env["JIZIWAN_TEST_POSTGRES"];
  // A question by a socket costs both sides a fifth less than by the network, and a run asks hundreds of thousands.
  const sockets = join(dataFolder, "pg");
  const settings = [...FAST, `unix_socket_directories=${sockets}`];
  const engine = await openEngine({ root, dataFolder, settings, ...(binaries ? { binaries } : {}) });
  const close = async (): Promise<void> => {
    await engine.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres?host=${sockets}`;
    const urls = await prepareEmbedded(adminUrl, TEMPLATE, engine.passwords);
    const databases = openDatabases(urls.ownerUrl, urls.appUrl);
    await upgradeDatabase(databases, listMigrationSources(), root);
    await Promise.all([databases.owner.end(), databases.app.end()]);
    const admin = openDatabase(adminUrl, { max: 1 });
    await admin`alter database ${admin(TEMPLATE)} with is_template true`;
    await admin.end();
    project.provide("cluster", { adminUrl, ...urls });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

import { sealExisting } from "../audit/seal-existing.ts";
import type { Config } from "../config.ts";
import { withAdvisoryLock, type Databases } from "./database.ts";
import { migrate, type AppliedMigration, type MigrationSource } from "./migrate.ts";
import { type Provided, provideDatabases } from "./provide.ts";
import { grantToApp, prepareJobs } from "./roles.ts";

const LOCK = 8_620_002;

/**
 * Makes a database ready to serve: migrations in the order given, the application's rights, the job queue.
 * Safe to run at every start and on several nodes at once. `root` is the project folder.
 */
export async function upgradeDatabase(
  databases: Databases,
  sources: readonly MigrationSource[],
  root: string,
): Promise<AppliedMigration[]> {
  const applied = await migrate(databases.owner, sources, root);
  const schemas = sources.map((source) => source.schema);
  // GRANT rewrites catalogue rows, which fails when two nodes do it at once.
  await withAdvisoryLock(databases.owner, LOCK, async () => {
    await grantToApp(databases.owner, databases.appUrl, schemas);
    await prepareJobs(databases);
    await sealExisting(
      databases.owner,
      sources.flatMap(({ sealed = [] }) => sealed),
    );
  });
  return applied;
}

/** Opens the database of a configuration, attaching to a running engine or starting it, and upgrades it. */
export async function openUpgraded(config: Config, sources: readonly MigrationSource[]): Promise<Provided> {
  const provided = await provideDatabases(config);
  try {
    await upgradeDatabase(provided.databases, sources, config.root);
    return provided;
  } catch (error) {
    await provided.close();
    throw error;
  }
}

import { withAdvisoryLock, type Databases } from "./database.ts";
import { migrate, type AppliedMigration, type MigrationSource } from "./migrate.ts";
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
  });
  return applied;
}

import type { Databases } from "./database.ts";
import { migrate, type AppliedMigration, type MigrationSource } from "./migrate.ts";
import { grantToApp, prepareJobs } from "./roles.ts";

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
  await grantToApp(
    databases.owner,
    databases.appUrl,
    sources.map((source) => source.schema),
  );
  await prepareJobs(databases);
  return applied;
}

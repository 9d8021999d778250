import { createReadStream } from "node:fs";
import { FailureError } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import { verifyChain } from "../audit/trail.ts";
import { restoreBackup } from "../database/backup.ts";
import { type BackupHead, type Passed, type Verified, verifyBackup } from "../database/backup-file.ts";
import type { Databases, Sql } from "../database/database.ts";
import type { MigrationSource } from "../database/migrate.ts";
import { withScratchDatabase } from "../database/scratch.ts";
import { type ChainLog, lastOf } from "../witness/logs.ts";
import { explained } from "./file.ts";

/** What this version makes of a backup: its migrations, and the chains whose heads are compared. */
export type Restorable = {
  readonly root: string;
  readonly sources: readonly MigrationSource[];
  readonly logs: readonly ChainLog[];
};

/** What a rehearsal found: everything as the backup says; `migrated` scripts came since it was written. */
export type Rehearsed = Verified & {
  readonly migrated: number;
  /** How many entries of the audit trail follow from each other, all of them. */
  readonly entries: number;
};

const broken = (zh: string, en: string): never => {
  throw new FailureError(
    fail(
      "broken-chain",
      `备份可以恢复，但${zh}。请保留原样并上报，另取一份备份。`,
      `The backup can be restored, but ${en}. Keep it as it is, report it, and take another copy.`,
    ).failure,
  );
};

/** Every chain ends where the backup says, and the trail follows from its first entry. */
async function holdChains(
  sql: Sql,
  logs: readonly ChainLog[],
  heads: readonly BackupHead[],
): Promise<number> {
  for (const said of heads) {
    const log = logs.find(({ name }) => name === said.log);
    const found = log && (await lastOf(sql, log));
    if (found?.number !== said.number || found.hash !== said.hash)
      broken(
        `${said.log} 的链头应为第 ${said.number} 号，恢复后为第 ${found?.number ?? 0} 号或另一条`,
        `the head of ${said.log} should be entry ${said.number} and is ${found?.number ?? 0}, or another one`,
      );
  }
  const { intact, entries, brokenAt } = await verifyChain(sql);
  if (!intact)
    broken(`操作记录自第 ${brokenAt} 条起接不上`, `the trail does not follow from entry ${brokenAt} on`);
  return entries;
}

/**
 * Restores a backup into a scratch database of the same server, compares tables and chains with what it says, and drops it
 * again. The file is read first: what is not whole never reaches the server. Throws what {@link restoreBackup} and
 * {@link withScratchDatabase} throw, `broken-chain`, or `file`.
 */
export async function rehearse(
  databases: Databases,
  path: string,
  { root, sources, logs }: Restorable,
  passed?: (so: Passed) => void,
): Promise<Rehearsed> {
  const read = () => createReadStream(path);
  try {
    await verifyBackup(read());
    return await withScratchDatabase(databases, async (owner) => {
      const restored = await restoreBackup(owner, read(), {
        root,
        sources,
        ...(passed ? { passed } : {}),
      });
      return { ...restored, entries: await holdChains(owner, logs, restored.heads) };
    });
  } catch (error) {
    throw explained(path, error);
  }
}

import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError, refusal } from "../../kernel/error.ts";
import { type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { onOneDisk, readDisks } from "../../platform/backups/disk.ts";
import { type Backup, findBackup, listBackups, listTroubles } from "../../platform/backups/store.ts";
import {
  liesHere,
  openBackupFile,
  requestBackup,
  requestRehearsal,
  thisHost,
} from "../../platform/backups/work.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { StreamedFile } from "../../platform/http/file-reply.ts";
import { countMail, readQueue, tryAgain } from "../../platform/jobs/queue.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import type { SystemStatus } from "./status.ts";

/** What the database server says about itself and what was migrated into it. */
export async function readDatabaseStatus(sql: Sql): Promise<SystemStatus["database"]> {
  const [row] = await sql<{ version: string; name: string; bytes: number; connections: number }[]>`
    select current_setting('server_version') as version, current_database() as name,
      pg_database_size(current_database()) as bytes,
      (select count(*) from pg_stat_activity where datname = current_database()) as connections`;
  if (!row) throw new Error("select without from returns a row");
  const migrations = await sql<{ schema: string; name: string; appliedAt: Date }[]>`
    select schema, name, applied_at from platform.migration order by applied_at, schema, name`;
  const parts = await sql<{ schema: string; bytes: number }[]>`
    select n.nspname as schema, sum(pg_total_relation_size(c.oid))::bigint as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and (n.nspname in (select schema from platform.migration) or n.nspname = 'graphile_worker')
    group by n.nspname order by 2 desc, 1`;
  return {
    ...row,
    parts: [...parts],
    migrations: migrations.map(({ appliedAt, ...rest }) => ({ ...rest, appliedAt: appliedAt.toISOString() })),
  };
}

const iso = (at: Date | null): string | null => at && at.toISOString();

/** Everything that the page of the system administrator shows. */
export async function readSystem(
  { sql, config, mail }: Shell,
  program: Pick<SystemStatus, "version" | "node"> & { readonly startedAt: Date },
): Promise<SystemStatus> {
  const { failed, ...counts } = await readQueue(sql);
  const { backupFolder: folder, backupHour: hour, backupKeep: keep } = config;
  const rows = (await listBackups(sql)).map((backup) => {
    const { heads: _, removedAt: __, ...rest } = backup;
    return {
      ...rest,
      askedAt: backup.askedAt.toISOString(),
      writtenAt: iso(backup.writtenAt),
      rehearsedAt: iso(backup.rehearsedAt),
      here: liesHere(config, backup),
    };
  });
  return {
    version: program.version,
    node: program.node,
    host: thisHost(),
    startedAt: program.startedAt.toISOString(),
    mode: config.demo ? "demo" : "real",
    database: await readDatabaseStatus(sql),
    disks: await readDisks(config),
    oneDisk: onOneDisk(config),
    backups: { folder, hour, keep, rows },
    mail: { configured: mail.configured, ...(await countMail(sql)) },
    jobs: {
      ...counts,
      failed: failed.map(({ nextRunAt, ...job }) => ({ ...job, nextRunAt: nextRunAt.toISOString() })),
    },
  };
}

const NO_BACKUP = refusal(
  "not-found",
  "没有这份备份，请刷新页面。",
  "There is no such backup. Reload the page.",
);

/** A backup whose file lies on this node. */
async function backupHere({ sql, config }: Shell, id: string): Promise<Backup> {
  const backup = await findBackup(sql, id);
  if (!backup) throw new FailureError(NO_BACKUP);
  if (liesHere(config, backup)) return backup;
  throw new FailureError({
    code: "not-here",
    sentence: {
      zh: `文件 ${backup.file} 不在本节点的备份文件夹中：它由 ${backup.host} 写出，或已被移走。请到那个节点操作，或让各节点共用一个备份文件夹。`,
      en: `The file ${backup.file} is not in the backup folder of this node: ${backup.host} wrote it, or it was moved. Go to that node, or let all nodes share one folder.`,
    },
  });
}

/** Asks for a backup in the name of the caller; of one that is under way the same. */
export async function askBackup(shell: Shell, caller: Caller): Promise<{ readonly id: string }> {
  const { sql, jobs, config, audit, now } = shell;
  return inTransaction(sql, async (transaction) => {
    const given = { askedBy: caller.actor?.displayName ?? "", at: now() };
    const id = await requestBackup({ sql: transaction, jobs, config }, given);
    await audit.record(transaction, { caller, action: "accounts.ask-backup", subject: `backup:${id}` });
    return { id };
  });
}

export async function askRehearsal(
  shell: Shell,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string }> {
  const { sql, jobs, config, audit } = shell;
  const { file: subject } = await backupHere(shell, id);
  await inTransaction(sql, async (transaction) => {
    await requestRehearsal({ sql: transaction, jobs, config }, id);
    await audit.record(transaction, { caller, action: "accounts.rehearse-backup", subject });
  });
  return { id };
}

/** The file as it lies there, never as a whole in memory; that it was taken is in the trail before its first byte leaves. */
export async function downloadBackup(shell: Shell, caller: Caller, id: string): Promise<StreamedFile> {
  const { sql, config, audit } = shell;
  const backup = await backupHere(shell, id);
  const { stream, size } = await openBackupFile(config, backup);
  const after = { bytes: size };
  await inTransaction(sql, (transaction) =>
    audit.record(transaction, { caller, action: "accounts.download-backup", subject: backup.file, after }),
  );
  return { name: backup.file, type: "application/gzip", stream, size };
}

/** Tries a job again now, with all its tries before it. Throws `not-found` where it is done, gone, or running. */
export async function retryJob(
  { sql, audit }: Shell,
  caller: Caller,
  id: string,
): Promise<{ readonly id: string }> {
  return inTransaction(sql, async (transaction) => {
    const name = await tryAgain(transaction, id);
    if (name === null) throw new FailureError(NO_JOB);
    await audit.record(transaction, { caller, action: "accounts.retry-job", subject: `${name} #${id}` });
    return { id };
  });
}

const NO_JOB = refusal(
  "not-found",
  "这个任务已经做完、正在执行或已不在，请刷新页面。",
  "This job is done, runs now, or is gone. Reload the page.",
);

/** What is wrong with the machine and waits for the system administrator. */
export async function systemInbox({ sql, config }: Shell): Promise<InboxLine[]> {
  const line = { kind: "system", ...NO_LIMIT, link: "/system", weight: 2, sample: config.demo } as const;
  const troubles = (await listTroubles(sql)).map(({ id, what, failure, at }) => ({
    ...line,
    id: `system/${id}/${what}`,
    subject: what === "backup" ? "备份没有成功" : "恢复演练没有成功",
    why: failure,
    since: dayInShanghai(at),
  }));
  const disks = (await readDisks(config)).filter(({ nearlyFull }) => nearlyFull);
  const full = disks.map(({ use, folder, free }) => ({
    ...line,
    id: `system/disk/${use}`,
    subject: use === "data" ? "数据所在磁盘将满" : "备份所在磁盘将满",
    why: {
      zh: `${folder} 只剩 ${Math.floor(free / 2 ** 20)} MB，请腾出空间`,
      en: `${Math.floor(free / 2 ** 20)} MB are left for ${folder}: free some space`,
    },
    since: null,
  }));
  return [...troubles, ...full];
}

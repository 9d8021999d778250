import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { FailureError, type Sentence } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import type { Audit, Caller } from "../audit/audit.ts";
import type { Config } from "../config.ts";
import { verifyBackup } from "../database/backup-file.ts";
import { type Databases, inTransaction, type Sql } from "../database/database.ts";
import type { JobHandler, Jobs } from "../jobs/jobs.ts";
import type { Schedule } from "../jobs/schedule.ts";
import { roomOf } from "./disk.ts";
import { explained, partOf, writeBackupFile } from "./file.ts";
import { rehearse, type Restorable } from "./rehearse.ts";
import * as store from "./store.ts";

/** One after the other on all nodes: each reads the whole database, and they clear up after each other. */
const QUEUE = "platform.backup";
const BY_CLOCK = "platform.back-up-by-clock";
const SHANGHAI_HOURS = 8;
const ROOM_LEFT_BYTES = 64 * 2 ** 20;

/** A job that only nodes with this folder on this machine take: the file is to lie where it was asked for. */
const here = (job: string, { backupFolder }: Config): string =>
  `${job} ${createHash("sha256").update(`${hostname()} ${backupFolder}`).digest("hex").slice(0, 12)}`;

type Asking = { readonly sql: Sql; readonly jobs: Jobs; readonly config: Config };

/** Asks this node for a backup; the one that is under way where there is one. In the caller's transaction. */
export async function requestBackup(
  { sql, jobs, config }: Asking,
  given: { readonly askedBy: string; readonly at: Date },
): Promise<string> {
  const [database] = await sql<{ name: string }[]>`select current_database() as name`;
  const file = store.fileNameOf(database?.name ?? "", given.at);
  const id = await store.askForBackup(sql, { ...given, file });
  await jobs.enqueue(sql, here("platform.back-up", config), { id }, `back-up ${id}`, QUEUE);
  return id;
}

/** Asks this node to rehearse the restore of a backup that lies here. In the caller's transaction. */
export async function requestRehearsal({ sql, jobs, config }: Asking, id: string): Promise<void> {
  await store.askForRehearsal(sql, id);
  await jobs.enqueue(sql, here("platform.rehearse", config), { id }, `rehearse ${id}`, QUEUE);
}

/** Whether the file of a backup lies in the folder of this node. */
export const liesHere = ({ backupFolder }: Config, { file, state }: store.Backup): boolean =>
  state === "done" && existsSync(join(backupFolder, file));

export const thisHost = (): string => hostname();

/** The file of a backup that lies here, as a stream; `size` in bytes. */
export async function openBackupFile(
  { backupFolder }: Config,
  { file }: store.Backup,
): Promise<{ readonly stream: Readable; readonly size: number }> {
  const path = join(backupFolder, file);
  return { stream: createReadStream(path), size: (await stat(path)).size };
}

type Working = {
  readonly config: Config;
  readonly databases: Databases;
  readonly restorable: Restorable;
  readonly audit: Audit;
  readonly now: () => Date;
};

const BY_ITSELF: Caller = { actor: null, address: "", requestId: "backup" };
const EVERY_MS = 1_000;

/** Writes progress down at most once a second, and never two at once. */
function teller<T>(write: (so: T) => Promise<void>) {
  let last = 0;
  let writing = false;
  return (so: T): void => {
    const at = performance.now();
    if (writing || at - last < EVERY_MS) return;
    last = at;
    writing = true;
    // Progress that cannot be written is no reason to stop.
    void write(so)
      .catch(() => {})
      .finally(() => (writing = false));
  };
}

const UNFORESEEN: Sentence = {
  zh: "因意外错误中断，稍后会自动再试；详情见日志 log/jiziwan.log。",
  en: "An unforeseen error broke it off; it is tried again by itself. The log, log/jiziwan.log, says more.",
};

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

async function needRoom(folder: string, before: number): Promise<void> {
  const { free } = await roomOf(folder);
  const need = before * 1.2 + ROOM_LEFT_BYTES;
  if (free >= need) return;
  throw new FailureError(
    fail(
      "disk-full",
      `备份文件夹 ${folder} 所在磁盘只剩 ${mebibytes(free)} MB，至少需要 ${mebibytes(need)} MB，没有开始备份。请腾出空间，或用 BACKUP_FOLDER 指定另一磁盘。`,
      `Of the disk that holds ${folder} ${mebibytes(free)} MB are left and ${mebibytes(need)} MB are needed; nothing was written. Free some space, or set BACKUP_FOLDER to another disk.`,
    ).failure,
  );
}

function backupWriter({ config, databases, restorable, audit, now }: Working) {
  const { app: sql, owner } = databases;
  const { backupFolder, backupKeep } = config;
  const { database } = owner.options;
  const pathOf = (file: string): string => join(backupFolder, file);

  /** Half files that a killed process left here: nobody else writes now, see {@link QUEUE}. */
  const clearParts = async (): Promise<void> => {
    for (const { file } of await store.listUnfinished(sql))
      if (store.isOwnName(database, file)) await rm(partOf(pathOf(file)), { force: true });
  };

  /** Of each cause the newest whole ones stay; only what this application wrote under its own names goes. */
  const removeOld = async (cause: store.Backup["cause"]): Promise<string[]> => {
    const whole = (await store.listWhole(sql, cause)).filter(
      ({ file }) => store.isOwnName(database, file) && existsSync(pathOf(file)),
    );
    const old = whole.slice(backupKeep);
    for (const { file } of old) await rm(pathOf(file), { force: true });
    await store.markRemoved(
      sql,
      old.map(({ id }) => id),
      now(),
    );
    return old.map(({ file }) => file);
  };

  const write = async (backup: store.Backup, signal: AbortSignal) => {
    const path = pathOf(backup.file);
    // Killed between its name and the note of it.
    if (existsSync(path))
      return { ...(await verifyBackup(createReadStream(path))), bytes: (await stat(path)).size };
    const [before] = await store.listWhole(sql, backup.cause);
    await needRoom(backupFolder, before?.bytes ?? 0);
    const at = (state: "writing" | "reading") =>
      teller((so: Parameters<typeof store.noteProgress>[3]) => store.noteProgress(sql, backup.id, state, so));
    const { logs } = restorable;
    return writeBackupFile(owner, path, {
      anew: true,
      signal,
      logs,
      passed: at("writing"),
      reading: at("reading"),
    });
  };

  return async (id: string, signal: AbortSignal): Promise<void> => {
    const backup = await store.findBackup(sql, id);
    if (!backup || backup.state === "done") return;
    const { file, cause } = backup;
    await store.beginWriting(sql, id, hostname());
    try {
      await clearParts();
      const written = await write(backup, signal);
      await inTransaction(sql, async (transaction) => {
        await store.endWriting(transaction, id, written);
        const { bytes, tables, rows } = written;
        const after = { bytes, tables, rows, cause };
        await audit.record(transaction, {
          caller: BY_ITSELF,
          action: "platform.write-backup",
          subject: file,
          after,
        });
      });
    } catch (thrown) {
      // Stopped with its process: the job is put back, and begins anew.
      if (signal.aborted) throw thrown;
      const error = explained(pathOf(file), thrown);
      const foreseen = error instanceof FailureError;
      const failure = foreseen ? error.failure.sentence : UNFORESEEN;
      await inTransaction(sql, async (transaction) => {
        await store.failWriting(transaction, id, failure);
        const after = { failure: failure.en, cause };
        await audit.record(transaction, {
          caller: BY_ITSELF,
          action: "platform.fail-backup",
          subject: file,
          after,
        });
      });
      if (!foreseen) throw error;
      return;
    }
    const removed = await removeOld(cause);
    if (removed.length === 0) return;
    const entry = { caller: BY_ITSELF, action: "platform.remove-backups", subject: basename(backupFolder) };
    await inTransaction(sql, (transaction) =>
      audit.record(transaction, { ...entry, after: { files: removed } }),
    );
  };
}

function rehearsing({ config, databases, restorable, now }: Working) {
  const { app: sql } = databases;
  return async (id: string): Promise<void> => {
    const backup = await store.findBackup(sql, id);
    if (!backup || backup.rehearsal === "done" || backup.rehearsal === null) return;
    await store.noteRehearsal(sql, id, null);
    const tell = teller((so: Parameters<typeof store.noteRehearsal>[2]) => store.noteRehearsal(sql, id, so));
    try {
      await rehearse(databases, join(config.backupFolder, backup.file), restorable, tell);
      await store.endRehearsal(sql, id, { at: now(), failure: null });
    } catch (error) {
      const foreseen = error instanceof FailureError;
      await store.endRehearsal(sql, id, {
        at: now(),
        failure: foreseen ? error.failure.sentence : UNFORESEEN,
      });
      if (!foreseen) throw error;
    }
  };
}

const idOf = (payload: unknown): string => (payload as { readonly id: string }).id;

/**
 * What a node does for backups: those it is asked for, rehearsals of those that lie here, and one a day where an hour is set.
 * Nodes without the hour leave the ticks to the others.
 */
export function backupWork(working: Working): {
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly schedules: readonly Schedule[];
} {
  const { config, databases, now } = working;
  const write = backupWriter(working);
  const practise = rehearsing(working);
  const handlers: Record<string, JobHandler> = {
    [here("platform.back-up", config)]: (payload, { signal }) => write(idOf(payload), signal),
    [here("platform.rehearse", config)]: (payload) => practise(idOf(payload)),
  };
  if (config.backupHour === null) return { handlers, schedules: [] };
  handlers[BY_CLOCK] = async (payload, { signal }) => {
    const { _cron: tick } = payload as { readonly _cron: { readonly ts: string } };
    const file = store.fileNameOf(databases.owner.options.database, now());
    await write(await store.backupOfTick(databases.app, { file, tick: new Date(tick.ts) }), signal);
  };
  const hour = (config.backupHour - SHANGHAI_HOURS + 24) % 24;
  return { handlers, schedules: [{ cron: `0 ${hour} * * *`, job: BY_CLOCK, queue: QUEUE }] };
}

import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import { writeBackup, type BackupOptions } from "../database/backup.ts";
import { type Passed, type Verified, verifyBackup } from "../database/backup-file.ts";
import type { Database } from "../database/database.ts";

export const noFile = (path: string, code: string | undefined): FailureError =>
  new FailureError(
    fail(
      "file",
      `文件 ${path} 无法读写（${code}）。请核对路径、权限和磁盘空间；不会覆盖已有文件。`,
      `The file ${path} cannot be used (${code}). Check path, permissions and disk space; an existing file is not overwritten.`,
    ).failure,
  );

/** What the operating system said of a file, as a sentence; anything else as it is. */
export const explained = (path: string, error: unknown): unknown =>
  error instanceof Error && "syscall" in error ? noFile(path, (error as NodeJS.ErrnoException).code) : error;

/** Where a backup is written until it is whole. */
export const partOf = (path: string): string => `${path}.part`;

async function toDisk(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** What the disk gives back at once already must be what was written. */
async function readBack(part: string, reading: Writing["reading"]): Promise<Verified> {
  try {
    return await verifyBackup(createReadStream(part), reading);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    throw new FailureError(
      fail(
        "not-kept",
        `备份写出后从磁盘读回，内容与写出时不一致，已删去。请检查 ${dirname(part)} 所在的磁盘。`,
        `What was read back from the disk is not what was written, and was removed. Check the disk that holds ${dirname(part)}.`,
      ).failure,
    );
  }
}

export type Writing = BackupOptions & {
  /** The file of this name that an earlier try left is written anew; otherwise a file that is there is a refusal. */
  readonly anew?: boolean;
  readonly signal?: AbortSignal;
  /** Told while what was written is read back. */
  readonly reading?: (so: Passed) => void;
};

/**
 * Writes a backup that only its user may read, reads it back from the disk, and only then gives it its name: under that name
 * there is never half a file, and never one that is not what was written. Throws `file`, or a BackupCode.
 */
export async function writeBackupFile(
  owner: Database,
  path: string,
  { anew = false, reading, ...options }: Writing = {},
): Promise<Verified & { readonly bytes: number }> {
  const part = partOf(path);
  if (existsSync(path)) throw noFile(path, "EEXIST");
  let mine = false;
  try {
    if (anew) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(part, anew ? "w" : "wx", 0o600);
    mine = true;
    // Flushed before it is closed: a power cut must not leave a name without a content.
    await writeBackup(owner, file.createWriteStream({ flush: true }), options);
    const verified = await readBack(part, reading);
    const { size: bytes } = await stat(part);
    if (existsSync(path)) throw noFile(path, "EEXIST");
    await rename(part, path);
    await toDisk(dirname(path));
    return { ...verified, bytes };
  } catch (error) {
    if (mine) await rm(part, { force: true });
    throw explained(mine ? path : part, error);
  }
}

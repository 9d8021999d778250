import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config } from "../config.ts";

/** What is left of the disk that holds a folder, in bytes. */
export type Disk = {
  readonly folder: string;
  readonly use: "data" | "backups";
  readonly free: number;
  readonly size: number;
  readonly nearlyFull: boolean;
};

const GIBIBYTE = 2 ** 30;

/** A database stops where its disk is full: below 1 GiB on any disk, below a twentieth on one of up to 400 GiB. */
export const isNearlyFull = ({ free, size }: Pick<Disk, "free" | "size">): boolean =>
  free < GIBIBYTE || free < Math.min(size / 20, 20 * GIBIBYTE);

/** The folder, or the first above it that there is. */
function standing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : standing(dirname(folder));
}

/** What is left, in bytes, to a user of the machine of the disk that holds a folder. */
export async function roomOf(folder: string): Promise<{ readonly free: number; readonly size: number }> {
  const { bavail, blocks, bsize } = await statfs(standing(folder));
  return { free: bavail * bsize, size: blocks * bsize };
}

/** Both disks of this node. */
export async function readDisks({ dataFolder, backupFolder }: Config): Promise<Disk[]> {
  const of = async (use: Disk["use"], folder: string): Promise<Disk> => {
    const room = await roomOf(folder);
    return { use, folder, ...room, nearlyFull: isNearlyFull(room) };
  };
  return Promise.all([of("data", dataFolder), of("backups", backupFolder)]);
}

/** Whether backups lie on the disk whose loss they are meant to survive. */
export const onOneDisk = ({ dataFolder, backupFolder }: Config): boolean =>
  statSync(standing(dataFolder)).dev === statSync(standing(backupFolder)).dev;

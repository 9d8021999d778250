import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./lock.ts";

/** A PostgreSQL that already runs on a data folder. */
export type Running = { readonly pid: number; readonly port: number };

/** Whether process `pid` is the PostgreSQL of this data folder; a zombie is not. */
export function runsOn(pid: number, folder: string): boolean {
  if (!existsSync("/proc/self/cmdline")) return isAlive(pid);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(folder);
  } catch {
    return false;
  }
}

/**
 * Who runs on the data folder `folder`, from its postmaster.pid (line 1 the process, line 4 the port).
 * A file that a crash left behind, whose process is gone or is another program, is removed.
 */
export function findRunning(folder: string): Running | null {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (runsOn(pid, folder)) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true });
  return null;
}

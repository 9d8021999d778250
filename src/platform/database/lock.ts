import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** Whoever holds a lock: a process of this machine, and what it wrote for others to read. */
export type Holder = { readonly pid: number; readonly note: string };

export type Lock =
  | { readonly held: true; readonly release: () => void; readonly rewrite: (note: string) => void }
  | { readonly held: false; readonly holder: Holder };

/**
 * When a process began, so that a number given out again is not mistaken for it; "" where /proc is missing.
 * `ended`: only its parent has not asked yet, which in a container may never happen.
 */
function lifeOf(pid: number): { readonly start: string; readonly ended: boolean } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return { start: fields[19] ?? "", ended: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return { start: "", ended: false };
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readHolder(file: string): Holder | null {
  try {
    const [pid = "", start = "", note = ""] = readFileSync(file, "utf8").split("\n");
    if (!(Number(pid) > 0) || !isAlive(Number(pid))) return null;
    const life = lifeOf(Number(pid));
    return life.start === start && !life.ended ? { pid: Number(pid), note } : null;
  } catch {
    return null;
  }
}

const lockText = (note: string): string => `${process.pid}\n${lifeOf(process.pid).start}\n${note}\n`;

/**
 * Takes a lock file, which lives as long as this process and no longer: one left by a crash is taken over.
 * Not held: tells who has it.
 */
export function takeLock(file: string, note = ""): Lock {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, lockText(note));
  try {
    for (;;) {
      try {
        // A link appears whole or not at all; a file opened for writing can be read while still empty.
        linkSync(mine, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = readHolder(file);
      if (holder) return { held: false, holder };
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return {
    held: true,
    release: () => rmSync(file, { force: true }),
    rewrite: (said) => writeFileSync(file, lockText(said)),
  };
}

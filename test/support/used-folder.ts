import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, root, startApplication, until } from "./application.ts";

/** Of one run of Vitest: the process that starts the workers is the same for all of them. */
const baseOf = (run: number): string => join(tmpdir(), `jiziwan-used-${run}`);

/** For the end of the run, in its own process. */
export const forgetUsedFolder = (): void => rmSync(baseOf(process.pid), { recursive: true, force: true });

const demonstrationIn = (base: string): string => join(base, "demonstration.sql.gz");

async function startOnce(
  env: Readonly<Record<string, string>>,
  serving: () => void = () => {},
): Promise<void> {
  const started = startApplication({ env: { ...env, PORT: String(await freePort()) } });
  await started.serving;
  serving();
  started.signal("SIGTERM");
  await started.exited;
}

/** Starts application and demonstration once; the demonstration is backed up too, for databases on another server. */
async function use(data: string, backup: string): Promise<void> {
  const env = { JIZIWAN_DATA: data };
  await startOnce(env);
  const demonstration = { ...env, JIZIWAN_DEMO: "1" };
  await startOnce(demonstration, () => {
    const { status, stderr } = spawnSync(join(root, "bin/jiziwan"), ["backup", backup], {
      encoding: "utf8",
      env: { ...process.env, ...demonstration },
    });
    if (status !== 0) throw new Error(`no backup of the demonstration: ${stderr}`);
  });
}

/** Whether nobody made this folder before; of two that ask at once one is first. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * A backup of the demonstration as its first start left it, where this run starts whole applications; null where nobody
 * asked for one so far, since tests beside the code need no build.
 */
export async function findDemonstration(): Promise<string | null> {
  const base = baseOf(process.ppid);
  if (!existsSync(join(base, "making"))) return null;
  await until(() => existsSync(join(base, "whole")) || !existsSync(base));
  return existsSync(base) ? demonstrationIn(base) : null;
}

/**
 * Fills `data` with a folder in which the application and its demonstration were started and stopped before: for what
 * is not about a first start, which costs three later ones, and the demonstration's ten. It is made once a run; whoever
 * comes meanwhile waits.
 */
export async function copyUsedFolder(data: string): Promise<void> {
  const base = baseOf(process.ppid);
  const whole = join(base, "whole");
  mkdirSync(base, { recursive: true });
  const making = join(base, "making");
  if (isFirst(making)) {
    const fresh = join(base, "fresh");
    try {
      await use(fresh, demonstrationIn(base));
    } catch (error) {
      rmSync(base, { recursive: true, force: true });
      throw error;
    }
    renameSync(fresh, whole);
  }
  await until(() => existsSync(whole));
  cpSync(whole, data, { recursive: true, preserveTimestamps: true });
}

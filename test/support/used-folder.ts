import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startApplication, until } from "./application.ts";

/** Of one run of Vitest: the process that starts the workers is the same for all of them. */
const baseOf = (run: number): string => join(tmpdir(), `jiziwan-used-${run}`);

/** For the end of the run, in its own process. */
export const forgetUsedFolder = (): void => rmSync(baseOf(process.pid), { recursive: true, force: true });

async function use(data: string): Promise<void> {
  const env = { JIZIWAN_DATA: data };
  for (const more of [{}, { JIZIWAN_DEMO: "1" }] as Readonly<Record<string, string>>[]) {
    const started = startApplication({ env: { ...env, ...more, PORT: String(await freePort()) } });
    await started.serving;
    started.signal("SIGTERM");
    await started.exited;
  }
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
      await use(fresh);
    } catch (error) {
      rmSync(base, { recursive: true, force: true });
      throw error;
    }
    renameSync(fresh, whole);
  }
  await until(() => existsSync(whole));
  cpSync(whole, data, { recursive: true, preserveTimestamps: true });
}

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");
export const isRoot = process.getuid?.() === 0;

/** A whole application under test, as a user would start it. */
export type Started = {
  readonly pid: number;
  /** Everything printed so far, both streams. */
  readonly output: () => string;
  /** Resolves with the address once it serves; rejects with what was printed when it ends before. */
  readonly serving: Promise<string>;
  readonly exited: Promise<number | null>;
  /** To the whole process group, as Ctrl-C does. */
  readonly signal: (signal: NodeJS.Signals) => void;
};

type StartOptions = {
  readonly cwd?: string;
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

const running = new Set<Started>();

/** A test run that is killed takes with it what it started. */
const dies = existsSync("/usr/bin/setpriv") ? ["setpriv", "--pdeathsig", "TERM"] : [];

/** As `npm start` starts it, without the optimising compiler: no server of a test lives long enough to earn it back. */
const START = [process.execPath, "--no-opt", "scripts/start.mjs"];

/** Starts `scripts/start.mjs`, or another command, in a process group of its own. */
export function startApplication({ cwd = root, command, env = {} }: StartOptions = {}): Started {
  const [program = "", ...args] = [...dies, ...(command ?? START)];
  const { DATABASE_URL: _, DATABASE_APP_URL: __, VITEST: ___, NODE_ENV: ____, ...inherited } = process.env;
  const child = spawn(program, args, {
    cwd,
    env: { ...inherited, ...env },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (text += part));
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const serving = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", () => {
      const address = /几字弯 Jiziwan +(http\S+)[\s\S]*Ctrl-C/.exec(text)?.[1];
      if (address) resolve(address);
    });
    void exited.then((code) => reject(new Error(`ended with ${code}:\n${text}`)));
  });
  // A test that expects the end does not ask for the address.
  serving.catch(() => {});
  const pid = child.pid ?? 0;
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(-pid, name);
    } catch {
      // Gone already, which is what the signal was for.
    }
  };
  const started: Started = { pid, output: () => text, serving, exited, signal };
  running.add(started);
  void exited.then(() => running.delete(started));
  return started;
}

/**
 * For `afterEach` of a test that failed: what its applications printed, what their database did, and which processes
 * were left, in `test-results/failures`. Without it a hang that comes once in fifty runs tells nothing.
 */
export function keepTraces(name: string, dataFolder: string): void {
  const folder = join(root, "test-results/failures", name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "output.txt"), [...running].map((started) => started.output()).join("\n\n"));
  const processes = spawnSync("ps", ["-eo", "pid,ppid,stat,wchan:24,etimes,args"], { encoding: "utf8" });
  writeFileSync(join(folder, "processes.txt"), processes.stdout ?? "");
  for (const file of ["pg.log", "pg/postmaster.pid", "log"])
    if (existsSync(join(dataFolder, file)))
      cpSync(join(dataFolder, file), join(folder, file.replaceAll("/", "-")), { recursive: true });
}

/** For `afterEach`: nothing that a test started outlives it. */
export async function stopApplications(): Promise<void> {
  for (const started of running) started.signal("SIGTERM");
  await Promise.all([...running].map((started) => started.exited));
}

function readProcess(pid: string): { args: string[]; parent: string } | null {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return { args, parent: /^PPid:\t(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "" };
  } catch {
    return null;
  }
}

/** Process ids of every PostgreSQL that runs on a folder below `dataFolder`, without the processes it forked. */
export function listEngines(dataFolder: string): number[] {
  const found = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, ...readProcess(pid) }))
    .filter(({ args }) => args?.[0]?.endsWith("postgres") && args.includes(join(dataFolder, "pg")));
  return found.filter(({ parent }) => !found.some(({ pid }) => pid === parent)).map(({ pid }) => Number(pid));
}

/** Kills the PostgreSQL of a data folder; resolves once the application has started another. */
export async function killEngine(dataFolder: string): Promise<void> {
  const killed = listEngines(dataFolder);
  for (const pid of killed) process.kill(pid, "SIGKILL");
  // For a moment the killed one is still listed.
  await until(() => {
    const [now] = listEngines(dataFolder);
    return now !== undefined && !killed.includes(now);
  });
}

/** Resolves once `condition` holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether the application at `address` answers and its database with it. */
export const isReady = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(`${address}/health/ready`)).ok;
  } catch {
    return false;
  }
};

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { FailureError } from "../../kernel/error.ts";
import { ok } from "../../kernel/result.ts";
import { findRunning, runsOn } from "./attach.ts";
import { findBinaries, mendLinks } from "./binaries.ts";
import { takeLock } from "./lock.ts";
import { unrooted, works } from "./unrooted.ts";
import { explainTrouble } from "./trouble.ts";

/** Passwords of the engine's three logins, made once and kept in the data folder, readable by its owner only. */
export type Passwords = { readonly superuser: string; readonly owner: string; readonly app: string };

/** A running PostgreSQL. `stop` ends it when this process started it, and lets go of it otherwise. */
export type Engine = {
  readonly port: number;
  readonly passwords: Passwords;
  /** False when it was found running. */
  readonly started: boolean;
  readonly stop: () => Promise<void>;
};

export type EngineOptions = {
  /** The project folder, below which npm put the binaries. */
  readonly root: string;
  readonly dataFolder: string;
  /** The folder with `bin/postgres`, where it is not the one npm put below `root`. */
  readonly binaries?: string;
  /** More `name=value` settings. */
  readonly settings?: readonly string[];
};

type Server = { readonly pid: number; readonly port: number; readonly child: ChildProcess | null };

/** Recovery after a crash takes seconds; longer is a fault. */
const PATIENCE_MS = 120_000;

/** Comparison by code point, the same on every machine; macOS has no C.UTF-8. */
const LOCALE = process.platform === "darwin" ? "C" : "C.UTF-8";

const password = (): string => randomBytes(24).toString("base64url");

function readPasswords(folder: string): Passwords {
  const file = join(folder, "pg-passwords.json");
  if (!existsSync(file)) {
    if (existsSync(join(folder, "pg")))
      throw new FailureError({
        code: "folder",
        sentence: {
          zh: `数据文件夹 ${folder} 中有数据库，却缺少 pg-passwords.json。请从同一文件夹的副本中取回该文件。`,
          en: `The data folder ${folder} has a database, but its pg-passwords.json is gone. Put it back from a copy of the same folder.`,
        },
      });
    const mine = `${file}.${process.pid}`;
    const words: Passwords = { superuser: password(), owner: password(), app: password() };
    writeFileSync(mine, JSON.stringify(words), { mode: 0o600 });
    renameSync(mine, file);
  }
  return JSON.parse(readFileSync(file, "utf8")) as Passwords;
}

/**
 * Below those that systems hand to outgoing connections (from 32768 on Linux, 49152 elsewhere): when the engine died, one
 * of a hundred clients that ask again would take its port, and it could not start on it while that client is there.
 */
const PORTS = { from: 20_000, below: 32_000 };

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.below);
    if (await isFree(port)) return port;
  }
}

function initialise(folder: string, bin: string, wrap: readonly string[], password: string): void {
  const [fresh, word] = [join(folder, "pg.new"), join(folder, "pg.new.password")];
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(word, password, { mode: 0o600 });
  if (wrap[0] === "setpriv") for (const path of [fresh, word]) chownSync(path, 1, 1);
  const initdb = [
    join(bin, "initdb"),
    "-D",
    fresh,
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    `--pwfile=${word}`,
  ];
  const [command = "", ...args] = [...wrap, ...initdb, "-E", "UTF8", `--locale=${LOCALE}`];
  const run = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: LOCALE },
  });
  rmSync(word, { force: true });
  if (run.status !== 0) throw new FailureError(explainTrouble(`${run.error ?? ""}${run.stderr}`, folder));
  renameSync(fresh, join(folder, "pg"));
}

const canConnect = async (port: number, password: string): Promise<boolean> => {
  const sql = postgres({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    max: 1,
    connect_timeout: 5,
  });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    // Refused, reset, or 57P03 "starting up": not yet. Anything else will not mend itself.
    if (/^(ECONN|CONN|57P0)/.test(code)) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
};

async function launch(
  options: EngineOptions,
  bin: string,
  password: string,
  wantedPort?: number,
): Promise<Server> {
  const { dataFolder } = options;
  const wrap = unrooted(dataFolder, bin);
  if (!existsSync(join(dataFolder, "pg"))) initialise(dataFolder, bin, wrap, password);
  const port = wantedPort ?? (await freePort());
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", ...(options.settings ?? [])];
  // Without its Node the engine must not live on: the kernel tells it when the parent dies.
  const dies = works(["setpriv", "--pdeathsig", "INT", "true"]) ? ["setpriv", "--pdeathsig", "INT"] : [];
  const postgresArgs = [
    "-D",
    join(dataFolder, "pg"),
    "-p",
    String(port),
    ...settings.flatMap((text) => ["-c", text]),
  ];
  const [command = "", ...args] = [...wrap, ...dies, join(bin, "postgres"), ...postgresArgs];
  const log = openSync(join(dataFolder, "pg.log"), "a", 0o600);
  const logStart = readFileSync(join(dataFolder, "pg.log")).length;
  // In a session of its own, so that Ctrl-C reaches Node only, which then stops it in order.
  const child = spawn(command, args, { cwd: dataFolder, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  const ended = new Promise<Error | null>((resolve) => {
    child.once("error", resolve);
    child.once("exit", () => resolve(null));
  });
  let over = false;
  void ended.then(() => (over = true));
  while (!(await canConnect(port, password))) {
    await Promise.race([ended, pause(30)]);
    if (!over) continue;
    const said = readFileSync(join(dataFolder, "pg.log")).subarray(logStart).toString();
    throw new FailureError(explainTrouble(`${(await ended) ?? ""}${said}`, dataFolder));
  }
  child.unref();
  return { pid: child.pid ?? 0, port, child };
}

/** Attaches to what runs, waiting while it starts or stops; `null` when nothing does. */
async function attach(dataFolder: string, password: string): Promise<Server | null> {
  const patience = performance.now() + PATIENCE_MS;
  for (;;) {
    const running = findRunning(join(dataFolder, "pg"));
    if (!running) return null;
    if (running.port && (await canConnect(running.port, password))) return { ...running, child: null };
    if (performance.now() > patience)
      throw new FailureError({
        code: "engine",
        sentence: {
          zh: `数据文件夹 ${dataFolder} 的数据库（进程 ${running.pid}）一直没有应答。请用 kill -INT ${running.pid} 停掉它再启动。`,
          en: `The database of ${dataFolder} (process ${running.pid}) does not answer. Stop it with kill -INT ${running.pid} and start again.`,
        },
      });
    await pause(100);
  }
}

/** One process at a time looks, initialises and starts. */
async function attachOrLaunch(
  options: EngineOptions,
  bin: string,
  port?: number,
): Promise<{ readonly server: Server; readonly passwords: Passwords }> {
  for (;;) {
    const lock = takeLock(join(options.dataFolder, "pg.lock"));
    if (!lock.held) {
      await pause(100);
      continue;
    }
    try {
      const passwords = readPasswords(options.dataFolder);
      const running = await attach(options.dataFolder, passwords.superuser);
      return { passwords, server: running ?? (await launch(options, bin, passwords.superuser, port)) };
    } finally {
      lock.release();
    }
  }
}

async function open(options: EngineOptions, binaries: string): Promise<Engine> {
  const { dataFolder } = options;
  mkdirSync(dataFolder, { recursive: true });
  const first = await attachOrLaunch(options, binaries);
  const { port } = first.server;
  let { server } = first;
  let mending = Promise.resolve();
  const mend = async (): Promise<void> => {
    if (!runsOn(server.pid, join(dataFolder, "pg")))
      ({ server } = await attachOrLaunch(options, binaries, port));
  };
  const watch = setInterval(() => (mending = mending.then(mend).catch(() => {})), 500);
  watch.unref();
  const stop = async (): Promise<void> => {
    clearInterval(watch);
    await mending;
    const { child } = server;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.ref();
    child.kill("SIGINT");
    await gone;
  };
  return { port, passwords: first.passwords, started: server.child !== null, stop };
}

/**
 * Starts the PostgreSQL of a data folder on a free port of 127.0.0.1, or attaches to it when another process of
 * ours runs it. Should that process end first, this one starts the engine again on the same port.
 * Throws FailureError with an {@link EngineCode}.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  if (options.binaries) mendLinks(join(options.binaries, ".."));
  const found = options.binaries ? ok(options.binaries) : findBinaries(options.root);
  if (!found.ok) throw new FailureError(found.failure);
  try {
    return await open(options, join(found.value, "bin"));
  } catch (error) {
    const fromSystem = error instanceof Error && "syscall" in error;
    throw fromSystem ? new FailureError(explainTrouble(error.message, options.dataFolder)) : error;
  }
}

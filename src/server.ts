import { existsSync } from "node:fs";
import { join } from "node:path";
import type { App } from "./compose.ts";
import { FailureError, type Failure, type Sentence } from "./kernel/error.ts";
import { readConfig, type Config } from "./platform/config.ts";
import { isLostConnection } from "./platform/database/lost-connection.ts";
import { takeLock, type Lock } from "./platform/database/lock.ts";
import { provideDatabases } from "./platform/database/provide.ts";
import { openDataFolder } from "./platform/database/data-folder.ts";
import { findPortTrouble } from "./platform/listening.ts";
import { openLog } from "./platform/log.ts";

const say = ({ zh, en }: Sentence): void => console.log(`  ${zh}\n  ${en}`);

/** One server per embedded engine: two would run each other's jobs on the same files. */
function holdFolder({ dataFolder, demo }: Config): Extract<Lock, { held: true }> {
  const lock = takeLock(join(dataFolder, demo ? "demo.lock" : "server.lock"));
  if (lock.held) return lock;
  const { pid, note } = lock.holder;
  throw new FailureError({
    code: "running",
    sentence: {
      zh: `几字弯已在运行：${note}（进程 ${pid}，数据文件夹 ${dataFolder}）。请直接打开，或先停掉它。`,
      en: `Jiziwan is running already: ${note} (process ${pid}, data folder ${dataFolder}). Open it, or stop it first.`,
    },
  });
}

function printBlock(config: Config, started: Awaited<ReturnType<App["listen"]>>): void {
  const { url, firstAdministrator, lines } = started;
  console.log(`\n几字弯 Jiziwan  ${url}`);
  if (firstAdministrator) {
    console.log(`  首个管理员 first administrator: ${firstAdministrator.name}`);
    console.log(`  密码 password, shown once:      ${firstAdministrator.password}`);
    console.log(`  从这里开始 begin here:          ${url}/welcome`);
  }
  for (const line of lines) say(line);
  if (config.demo) say({ zh: "示例数据，非真实情况。", en: "Sample data, not a real state of affairs." });
  say({ zh: "停止：Ctrl-C", en: "To stop: Ctrl-C" });
}

/** The archive for cities holds no invented people and cases, nor what makes them. */
function refuseDemonstration({ demo, root }: Config): void {
  if (!demo || !existsSync(join(root, "dist", "bundle.json"))) return;
  throw new FailureError({
    code: "no-demonstration",
    sentence: {
      zh: "本安装包不含演示数据。请去掉 JIZIWAN_DEMO（或 --demo）正式启动；要看演示，请在源代码目录运行 npm run demo。",
      en: "The demonstration is not part of this archive. Start it without JIZIWAN_DEMO (or --demo); to see the demonstration, run npm run demo from a clone.",
    },
  });
}

type Undo = (() => Promise<void> | void)[];

async function start(config: Config, undo: Undo): Promise<void> {
  refuseDemonstration(config);
  openDataFolder(config.dataFolder);
  const lock = config.databaseUrl === null ? holdFolder(config) : null;
  if (lock) undo.push(lock.release);
  const trouble = await findPortTrouble(config);
  if (trouble) throw new FailureError(trouble);
  const log = openLog(config);
  undo.push(log.close);
  // Slices are loaded while the engine starts, and not at all where a folder, a port or a setting ends it before.
  const composing = import("./compose.ts");
  composing.catch(() => {});
  const provided = await provideDatabases(config);
  undo.push(provided.close);
  const { compose } = await composing;
  const app = await compose(config, provided.databases, log.stream);
  undo.push(app.close);
  const started = await app.listen();
  lock?.rewrite(started.url);
  printBlock(config, started);
}

/** The job queue writes the end of a job without waiting: a connection cut just then must not end the server. */
function surviveLostConnections(): void {
  process.on("unhandledRejection", (error) => {
    if (!isLostConnection(error)) throw error;
    console.error(
      `数据库连接中断，正在重连。 The connection to the database broke; reconnecting. (${String(error)})`,
    );
  });
}

async function main(): Promise<void> {
  surviveLostConnections();
  const undo: Undo = [];
  const config = readConfig(process.env, join(import.meta.dirname, ".."));
  const starting = config.ok ? start(config.value, undo) : Promise.reject(new FailureError(config.failure));
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await starting.catch(() => {});
    for (const step of undo.toReversed()) await step();
  };
  // Ctrl-C can arrive twice, from the terminal and from npm: the second changes nothing.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void (ending ??= end().then(() => process.exit(0))));
  try {
    await starting;
  } catch (error) {
    await (ending ??= end());
    if (!(error instanceof FailureError)) throw error;
    const { zh, en } = (error.failure as Failure).sentence;
    console.error(`${zh}\n${en}`);
    process.exit(1);
  }
}

await main();

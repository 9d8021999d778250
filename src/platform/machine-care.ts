import type { Finding } from "./database/examine.ts";
import { open, type FileHandle } from "node:fs/promises";
import { userInfo } from "node:os";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { FailureError } from "../kernel/error.ts";
import { explained, noFile, writeBackupFile } from "./backups/file.ts";
import type { Rehearsed } from "./backups/rehearse.ts";
import { printableConfig, type Config } from "./config.ts";
import type { Verified } from "./database/backup-file.ts";
import type { Databases } from "./database/database.ts";
import type { MigrationSource } from "./database/migrate.ts";
import { type Provided, provideDatabases } from "./database/provide.ts";
import { openUpgraded, upgradeDatabase } from "./database/upgrade.ts";
import { linesGiven, openWitness } from "./witness/folder.ts";
import { restoreSentence } from "./witness/hold.ts";
import type { RestoreLine, WitnessLine } from "./witness/line.ts";
import type { ChainLog } from "./witness/logs.ts";
import { enterRestore } from "./witness/restore.ts";
import { type CommandContext, type Given, printJson } from "./command.ts";

const UNUSABLE = 2;

const SIGN: Readonly<Record<Finding["state"], string>> = { good: "✓", missing: "✗", optional: "–" };

function describe({ id, state, found, remedy }: Finding): string {
  const head = `${SIGN[state]} ${id}${found ? `: ${found}` : ""}\n`;
  return remedy ? `${head}    ${remedy.zh}\n    ${remedy.en}\n` : head;
}

async function closing<T>(provided: Provided, work: (databases: Databases) => Promise<T>): Promise<T> {
  try {
    return await work(provided.databases);
  } finally {
    await provided.close();
  }
}

const fileOf = ({ words: [file = ""] }: Given, { cwd }: CommandContext): string => resolve(cwd, file);

type Machine = { readonly config: Config; readonly sources: readonly MigrationSource[] };

async function machineOf({ config, migrations }: CommandContext): Promise<Machine> {
  if (!config || !migrations) throw new Error("this command needs the configuration");
  return { config: await config(), sources: await migrations() };
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw explained(path, error);
  }
}

async function logsOf({ logs }: CommandContext): Promise<readonly ChainLog[]> {
  if (!logs) throw new Error("this command needs the chains");
  return logs();
}

type Restoring = {
  readonly heads: readonly WitnessLine[];
  readonly by: string;
  readonly logs: readonly ChainLog[];
};

async function fillFrom(
  path: string,
  { config, sources }: Machine,
  restoring: Restoring,
): Promise<RestoreLine[]> {
  const file = await openFile(path);
  const { restoreBackup } = await import("./database/backup.ts");
  return closing(await provideDatabases(config), async (databases) => {
    await restoreBackup(databases.owner, file.createReadStream(), { sources, root: config.root });
    await upgradeDatabase(databases, sources, config.root);
    return enterRestore(databases.owner, openWitness(config), restoring);
  });
}

/** Sends one message through the configured server, so that whoever sets it up sees whether it works. */
async function tryMail(config: Config, to: string): Promise<void> {
  const { createMail } = await import("./mail/mail.ts");
  const sent = await createMail(config).send({
    to,
    subject: "几字弯测试邮件 Jiziwan test message",
    text: "邮件服务器配置可用。\nThe mail server is set up well.\n",
  });
  if (!sent.ok) throw new FailureError(sent.failure);
}

export async function doctor({ has }: Given, context: CommandContext): Promise<number> {
  const { config } = context;
  if (!config) throw new Error("this command needs the configuration");
  const { examine } = await import("./doctor.ts");
  const findings = await examine(await config());
  if (has("--json")) printJson(context, findings);
  else context.stdout(findings.map(describe).join(""));
  return findings.some((finding) => finding.state === "missing") ? 1 : 0;
}

export async function config(_: Given, context: CommandContext): Promise<number> {
  if (!context.config) throw new Error("this command needs the configuration");
  printJson(context, printableConfig(await context.config()));
  return 0;
}

export async function mailTest({ words: [to = ""] }: Given, context: CommandContext): Promise<number> {
  if (!context.config) throw new Error("this command needs the configuration");
  await tryMail(await context.config(), to);
  context.stdout("邮件服务器已接收。\nThe mail server took it.\n");
  return 0;
}

export async function migrate(_: Given, context: CommandContext): Promise<number> {
  const machine = await machineOf(context);
  await (await openUpgraded(machine.config, machine.sources)).close();
  return 0;
}

export async function backup(given: Given, context: CommandContext): Promise<number> {
  const { config, sources } = await machineOf(context);
  const logs = await logsOf(context);
  const path = fileOf(given, context);
  // Before an engine is started for nothing.
  if (existsSync(path)) throw noFile(path, "EEXIST");
  await closing(await openUpgraded(config, sources), ({ owner }) => writeBackupFile(owner, path, { logs }));
  return 0;
}

/** The file alone, or also what a restore makes of it; which of both was done is said. */
async function verified(given: Given, context: CommandContext): Promise<Verified | Rehearsed> {
  const path = fileOf(given, context);
  const file = await openFile(path);
  const { verifyBackup } = await import("./database/backup-file.ts");
  const read = await verifyBackup(file.createReadStream());
  if (given.has("--file-only")) return read;
  const { config, sources } = await machineOf(context);
  const logs = await logsOf(context);
  const { rehearse } = await import("./backups/rehearse.ts");
  return closing(await provideDatabases(config), (databases) =>
    rehearse(databases, path, { root: config.root, sources, logs }),
  );
}

export async function verify(given: Given, context: CommandContext): Promise<number> {
  const asJson = given.has("--json");
  try {
    const found = await verified(given, context);
    const restored = "migrated" in found;
    if (asJson) printJson(context, { intact: true, restored, ...found });
    else {
      const { at, tables, rows } = found;
      const zh = restored
        ? `已在临时数据库中恢复并核对，操作记录 ${found.entries} 条前后相接，临时数据库已删除。`
        : "";
      const en = restored
        ? ` Restored into a scratch database and compared; ${found.entries} entries of the trail follow from each other; the database was dropped.`
        : "";
      context.stdout(`完整：写于 ${at}，${tables} 张表，${rows} 行。${zh}\n`);
      context.stdout(`Intact: written at ${at}, ${tables} tables, ${rows} rows.${en}\n`);
    }
    return 0;
  } catch (error) {
    if (!asJson || !(error instanceof FailureError)) throw error;
    printJson(context, { intact: false, restored: false, ...error.failure });
    return UNUSABLE;
  }
}

export async function restore(given: Given, context: CommandContext): Promise<number> {
  const logs = await logsOf(context);
  const restored = await fillFrom(fileOf(given, context), await machineOf(context), {
    heads: linesGiven(given.value("--heads"), context.cwd).lines,
    by: given.value("--by") ?? userInfo().username,
    logs,
  });
  for (const { zh, en } of restored.map(restoreSentence)) context.stdout(`${zh}\n${en}\n`);
  return 0;
}

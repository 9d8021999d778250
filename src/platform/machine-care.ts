import type { Finding } from "./database/examine.ts";
import { open, rm, type FileHandle } from "node:fs/promises";
import { userInfo } from "node:os";
import { resolve } from "node:path";
import { FailureError } from "../kernel/error.ts";
import { fail } from "../kernel/result.ts";
import { printableConfig, type Config } from "./config.ts";
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

const noFile = (path: string, error: unknown): FailureError =>
  new FailureError(
    fail(
      "file",
      `文件 ${path} 无法读写（${(error as NodeJS.ErrnoException).code}）。请核对路径、权限和磁盘空间；不会覆盖已有文件。`,
      `The file ${path} cannot be used (${(error as NodeJS.ErrnoException).code}). Check path, permissions and disk space; an existing file is not overwritten.`,
    ).failure,
  );

async function openFile(path: string, flags: "r" | "wx"): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600);
  } catch (error) {
    throw noFile(path, error);
  }
}

async function writeBackupFile(path: string, { config, sources }: Machine): Promise<void> {
  const file = await openFile(path, "wx");
  try {
    const { writeBackup } = await import("./database/backup.ts");
    const provided = await openUpgraded(config, sources);
    await closing(provided, ({ owner }) => writeBackup(owner, file.createWriteStream()));
  } catch (error) {
    // Half a backup must not be taken for one.
    await rm(path, { force: true });
    throw error instanceof Error && "syscall" in error ? noFile(path, error) : error;
  }
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
  const file = await openFile(path, "r");
  const { restoreBackup } = await import("./database/backup.ts");
  return closing(await provideDatabases(config), async (databases) => {
    await restoreBackup(databases.owner, file.createReadStream(), { sources, root: config.root });
    await upgradeDatabase(databases, sources, config.root);
    return enterRestore(databases.owner, openWitness(config), restoring);
  });
}

async function verified(path: string): Promise<string> {
  const file = await openFile(path, "r");
  const { verifyBackup } = await import("./database/backup-file.ts");
  const { at, tables, rows } = await verifyBackup(file.createReadStream());
  return `完整：写于 ${at}，${tables} 张表，${rows} 行。\nIntact: written at ${at}, ${tables} tables, ${rows} rows.\n`;
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
  await writeBackupFile(fileOf(given, context), await machineOf(context));
  return 0;
}

export async function verify(given: Given, context: CommandContext): Promise<number> {
  context.stdout(await verified(fileOf(given, context)));
  return 0;
}

export async function restore(given: Given, context: CommandContext): Promise<number> {
  if (!context.logs) throw new Error("this command needs the chains");
  const restored = await fillFrom(fileOf(given, context), await machineOf(context), {
    heads: linesGiven(given.value("--heads"), context.cwd).lines,
    by: given.value("--by") ?? userInfo().username,
    logs: await context.logs(),
  });
  for (const { zh, en } of restored.map(restoreSentence)) context.stdout(`${zh}\n${en}\n`);
  return 0;
}

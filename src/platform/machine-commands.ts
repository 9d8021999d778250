import { open, rm, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { FailureError } from "../kernel/error.ts";
import { fail } from "../kernel/result.ts";
import { printableConfig, type Config } from "./config.ts";
import type { Databases } from "./database/database.ts";
import type { MigrationSource } from "./database/migrate.ts";
import { type Provided, provideDatabases } from "./database/provide.ts";
import { openUpgraded, upgradeDatabase } from "./database/upgrade.ts";
import type { Finding } from "./doctor.ts";
import type { Command } from "./slice.ts";

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

function fileOf(args: readonly string[], cwd: string): string {
  const [file] = args;
  if (args.length === 1 && file) return resolve(cwd, file);
  throw new FailureError(
    fail("usage", "请给出一个备份文件的路径。", "Give the path of one backup file.").failure,
  );
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

async function backUp(path: string, config: Config, sources: readonly MigrationSource[]): Promise<void> {
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

async function restore(path: string, config: Config, sources: readonly MigrationSource[]): Promise<void> {
  const file = await openFile(path, "r");
  const { restoreBackup } = await import("./database/backup.ts");
  await closing(await provideDatabases(config), async (databases) => {
    await restoreBackup(databases.owner, file.createReadStream(), { sources, root: config.root });
    await upgradeDatabase(databases, sources, config.root);
  });
}

async function verify(path: string): Promise<string> {
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

/** The subcommands that look after the machine and its data. */
export const machineCommands = (config: Config, sources: readonly MigrationSource[]): readonly Command[] => [
  {
    words: ["doctor"],
    usage: {
      zh: "doctor [--json]  检查本机与数据库服务器缺什么；缺必需的，退出码 1",
      en: "doctor [--json]  what this machine and the database server lack; exit 1 when something needed is missing",
    },
    needsDatabase: false,
    run: async (args, { stdout }) => {
      const { examine } = await import("./doctor.ts");
      const findings = await examine(config);
      stdout(
        args.includes("--json") ? `${JSON.stringify(findings, null, 2)}\n` : findings.map(describe).join(""),
      );
      return findings.some((finding) => finding.state === "missing") ? 1 : 0;
    },
  },
  {
    words: ["config"],
    usage: {
      zh: "config  打印当前配置（JSON，不含密码）",
      en: "config  print the configuration in force (JSON, without passwords)",
    },
    needsDatabase: false,
    run: async (_, { stdout }) => {
      stdout(`${JSON.stringify(printableConfig(config), null, 2)}\n`);
      return 0;
    },
  },
  {
    words: ["mail", "test"],
    usage: {
      zh: "mail test ADDRESS  用 SMTP_URL 的服务器发一封测试邮件",
      en: "mail test ADDRESS  send a test message through the server of SMTP_URL",
    },
    needsDatabase: false,
    run: async ([to = ""], { stdout }) => {
      await tryMail(config, to);
      stdout("邮件服务器已接收。\nThe mail server took it.\n");
      return 0;
    },
  },
  {
    words: ["migrate"],
    usage: {
      zh: "migrate  升级数据库结构后退出",
      en: "migrate  bring the database's schema up to date and end",
    },
    needsDatabase: false,
    run: async () => {
      await (await openUpgraded(config, sources)).close();
      return 0;
    },
  },
  {
    words: ["backup"],
    usage: {
      zh: "backup FILE  把全部数据写入一个文件（运行中也可），不覆盖已有文件",
      en: "backup FILE  write all data into one file, also while the server runs; no file is overwritten",
    },
    needsDatabase: false,
    run: async (args, { cwd }) => {
      await backUp(fileOf(args, cwd), config, sources);
      return 0;
    },
  },
  {
    words: ["backup", "verify"],
    usage: {
      zh: "backup verify FILE  核对备份文件：每张表的行数和摘要，不需要数据库",
      en: "backup verify FILE  check a backup without a database: the rows of every table and their digest",
    },
    needsDatabase: false,
    run: async (args, { cwd, stdout }) => {
      stdout(await verify(fileOf(args, cwd)));
      return 0;
    },
  },
  {
    words: ["restore"],
    usage: {
      zh: "restore FILE  把备份（本版本或更早版本的）恢复到一个尚未使用的数据库，逐表核对",
      en: "restore FILE  fill a database that nobody has used yet from a backup of this version or an earlier one, checking every table",
    },
    needsDatabase: false,
    run: async (args, { cwd }) => {
      await restore(fileOf(args, cwd), config, sources);
      return 0;
    },
  },
];

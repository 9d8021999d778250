import { open, rm, type FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { FailureError } from "../kernel/error.ts";
import { fail } from "../kernel/result.ts";
import { printableConfig, type Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Provided } from "./database/provide.ts";
import type { Finding } from "./doctor.ts";
import type { Command } from "./slice.ts";

const SIGN: Readonly<Record<Finding["state"], string>> = { good: "✓", missing: "✗", optional: "–" };

function describe({ id, state, found, remedy }: Finding): string {
  const head = `${SIGN[state]} ${id}${found ? `: ${found}` : ""}\n`;
  return remedy ? `${head}    ${remedy.zh}\n    ${remedy.en}\n` : head;
}

/** Opens the database of the configuration with every migration applied. */
export type OpenUpgraded = () => Promise<Provided>;

async function withDatabase(open: OpenUpgraded, work: (owner: Database) => Promise<void>): Promise<number> {
  const provided = await open();
  try {
    await work(provided.databases.owner);
  } finally {
    await provided.close();
  }
  return 0;
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

async function backUp(path: string, openDatabase: OpenUpgraded): Promise<number> {
  const file = await openFile(path, "wx");
  try {
    const { writeBackup } = await import("./database/backup.ts");
    return await withDatabase(openDatabase, (owner) => writeBackup(owner, file.createWriteStream()));
  } catch (error) {
    // Half a backup must not be taken for one.
    await rm(path, { force: true });
    throw error instanceof Error && "syscall" in error ? noFile(path, error) : error;
  }
}

async function restore(path: string, openDatabase: OpenUpgraded): Promise<number> {
  const file = await openFile(path, "r");
  const { restoreBackup } = await import("./database/backup.ts");
  return withDatabase(openDatabase, (owner) => restoreBackup(owner, file.createReadStream()));
}

/** The subcommands that look after the machine and its data. */
export const machineCommands = (config: Config, openDatabase: OpenUpgraded): readonly Command[] => [
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
    words: ["migrate"],
    usage: {
      zh: "migrate  升级数据库结构后退出",
      en: "migrate  bring the database's schema up to date and end",
    },
    needsDatabase: false,
    run: () => withDatabase(openDatabase, async () => {}),
  },
  {
    words: ["backup"],
    usage: {
      zh: "backup FILE  把全部数据写入一个文件（运行中也可），不覆盖已有文件",
      en: "backup FILE  write all data into one file, also while the server runs; no file is overwritten",
    },
    needsDatabase: false,
    run: (args, { cwd }) => backUp(fileOf(args, cwd), openDatabase),
  },
  {
    words: ["restore"],
    usage: {
      zh: "restore FILE  把备份恢复到一个尚未使用的数据库",
      en: "restore FILE  fill a database that nobody has used yet from a backup",
    },
    needsDatabase: false,
    run: (args, { cwd }) => restore(fileOf(args, cwd), openDatabase),
  },
];

import { join } from "node:path";
import { COMMANDS } from "./commands.ts";
import { FailureError, type Sentence } from "./kernel/error.ts";
import {
  chooseCommand,
  type Command,
  type CommandContext,
  type Given,
  helpPage,
  listPage,
  parseLine,
} from "./platform/command.ts";
import type { Config } from "./platform/config.ts";

const UNUSABLE = 2;

const print = ({ zh, en }: Sentence): void => void process.stderr.write(`${zh}\n${en}\n`);

async function config(): Promise<Config> {
  const { readConfig } = await import("./platform/config.ts");
  const read = readConfig(process.env, join(import.meta.dirname, ".."));
  if (!read.ok) throw new FailureError(read.failure);
  return read.value;
}

/** Of a file or folder on the command line that cannot be used; null for what is no trouble with a file. */
function fileSentence(error: unknown): Sentence | null {
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || !["open", "read", "write", "mkdir"].includes(syscall ?? "")) return null;
  const [file, named] = path === undefined ? ["文件", "The file"] : [`文件 ${path} `, `The file ${path}`];
  return code === "EISDIR"
    ? {
        zh: `${file}是文件夹，请写其中的一个文件。`,
        en: `${named} is a folder; name one file in it.`,
      }
    : {
        zh: `${file}无法读写（${code}）。请核对路径、权限和磁盘空间。`,
        en: `${named} cannot be used (${code}). Check path, permissions and disk space.`,
      };
}

const io = {
  cwd: process.cwd(),
  stdout: (text: string) => void process.stdout.write(text),
  stderr: (text: string) => void process.stderr.write(text),
  now: () => new Date(),
  config,
  logs: async () => (await import("./compose.ts")).LOGS,
  migrations: async () => (await import("./compose.ts")).MIGRATION_SOURCES,
} satisfies Partial<CommandContext>;

async function runOnDatabase(command: Command, given: Given): Promise<number> {
  const settings = await config();
  const { createShell, createSlices, MIGRATION_SOURCES } = await import("./compose.ts");
  const { openUpgraded } = await import("./platform/database/upgrade.ts");
  const provided = await openUpgraded(settings, MIGRATION_SOURCES);
  try {
    const shell = createShell(settings, provided.databases);
    const { indicators, accounts: people, plans, tasks, evidence, sharing } = createSlices(shell);
    const handed = {
      indicators,
      plans,
      tasks,
      evidence,
      sharing,
      organisations: people.organisations.list,
      people: people.people,
    };
    const run = await command.load();
    return await run(given, { ...io, shell, ...handed });
  } finally {
    await provided.close();
  }
}

/** Words that only begin commands list those; exit 2 unless help was asked for. */
function listed(words: readonly string[], help: boolean): number {
  const found = COMMANDS.filter((command) => words.every((word, at) => command.words[at] === word));
  if (found.length > 0) {
    (help ? io.stdout : io.stderr)(listPage(found));
    return help ? 0 : UNUSABLE;
  }
  const line = words.join(" ");
  print({
    zh: `没有“${line}”这个命令。jiziwan help 列出全部命令。`,
    en: `There is no command “${line}”. jiziwan help lists them all.`,
  });
  return UNUSABLE;
}

async function main(args: readonly string[]): Promise<number> {
  const asked = args.length === 0 ? ["--help"] : args[0] === "help" ? [...args.slice(1), "--help"] : args;
  const command = chooseCommand(COMMANDS, asked);
  if (!command) {
    const words = asked.filter((word) => !["--help", "-h"].includes(word));
    return listed(words, words.length < asked.length);
  }
  const { help, given } = parseLine(command, asked.slice(command.words.length));
  if (help) {
    io.stdout(helpPage(command));
    return 0;
  }
  if (command.needsDatabase) return runOnDatabase(command, given);
  const run = await command.load();
  return run(given, { ...io, shell: null });
}

try {
  // Not process.exit: what is still being written to a pipe would be cut off.
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const sentence = error instanceof FailureError ? error.failure.sentence : fileSentence(error);
  if (!sentence) throw error;
  print(sentence);
  process.exitCode = UNUSABLE;
}

import { join } from "node:path";
import { commandModules, createShell, createSlices, MIGRATION_SOURCES } from "./compose.ts";
import { FailureError, type Sentence } from "./kernel/error.ts";
import { readConfig, type Config } from "./platform/config.ts";
import { openUpgraded } from "./platform/database/upgrade.ts";
import { machineCommands } from "./platform/machine-commands.ts";
import type { Command, CommandContext } from "./platform/slice.ts";

const UNUSABLE = 2;

const print = ({ zh, en }: Sentence): void => void process.stderr.write(`${zh}\n${en}\n`);

function help(commands: readonly Command[]): string {
  const lines = commands.flatMap(({ usage }) => [`  jiziwan ${usage.zh}`, `          ${usage.en}`]);
  return ["几字弯 Jiziwan", "用法 usage: jiziwan COMMAND [FILE …] [--json]", "", ...lines, ""].join("\n");
}

/** The command whose words the arguments begin with; of several the longest. */
function choose(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return commands
    .filter(({ words }) => words.every((word, at) => args[at] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0];
}

const io = {
  cwd: process.cwd(),
  stdout: (text: string) => void process.stdout.write(text),
  stderr: (text: string) => void process.stderr.write(text),
  now: () => new Date(),
} satisfies Partial<CommandContext>;

async function runOnDatabase(command: Command, args: readonly string[], config: Config): Promise<number> {
  const provided = await openUpgraded(config, MIGRATION_SOURCES);
  try {
    const shell = createShell(config, provided.databases);
    const { indicators, accounts, plans, tasks } = createSlices(shell);
    const { organisations, people } = accounts;
    const handed = { indicators, plans, tasks, organisations: organisations.list, people };
    return await command.run(args, { ...io, shell, ...handed });
  } finally {
    await provided.close();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const config = readConfig(process.env, join(import.meta.dirname, ".."));
  if (!config.ok) throw new FailureError(config.failure);
  const modules = await Promise.all(commandModules.map((load) => load()));
  const commands = [
    ...modules.flatMap((module) => module.commands),
    ...machineCommands(config.value, MIGRATION_SOURCES),
  ];
  if (args.length === 0 || ["help", "--help", "-h"].includes(args[0] ?? "")) {
    io.stdout(help(commands));
    return 0;
  }
  const command = choose(commands, args);
  if (!command) {
    print({
      zh: `没有“${args.join(" ")}”这个命令。jiziwan help 列出全部命令。`,
      en: `There is no command “${args.join(" ")}”. jiziwan help lists them all.`,
    });
    return UNUSABLE;
  }
  const rest = args.slice(command.words.length);
  return command.needsDatabase
    ? runOnDatabase(command, rest, config.value)
    : command.run(rest, { ...io, shell: null });
}

try {
  // Not process.exit: what is still being written to a pipe would be cut off.
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof FailureError)) throw error;
  print(error.failure.sentence);
  process.exitCode = UNUSABLE;
}

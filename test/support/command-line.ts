import {
  chooseCommand,
  type Command,
  type CommandContext,
  helpPage,
  parseLine,
} from "../../src/platform/command.ts";

export type Said = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line as `jiziwan` does, in this process; a refusal throws its FailureError. */
export async function runCommand(
  commands: readonly Command[],
  line: string | readonly string[],
  context: Partial<CommandContext> = {},
): Promise<Said> {
  const args = typeof line === "string" ? line.split(" ") : line;
  const command = chooseCommand(commands, args);
  if (!command) throw new Error(`no command ${args.join(" ")}`);
  const { help, given } = parseLine(command, args.slice(command.words.length));
  if (help) return { code: 0, out: helpPage(command), err: "" };
  let [out, err] = ["", ""];
  const run = await command.load();
  const code = await run(given, {
    cwd: "/",
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    ...context,
    shell: command.needsDatabase ? (context.shell ?? null) : null,
  });
  return { code, out, err };
}

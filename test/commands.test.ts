import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, property, shuffledSubarray } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../src/commands.ts";
import { FailureError } from "../src/kernel/error.ts";
import { type Command, chooseCommand, parseLine, usageOf } from "../src/platform/command.ts";
import { runCommand } from "./support/command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "jiziwan-help-"));
afterAll(() => rmSync(folder, { recursive: true }));

const nameOf = ({ words }: Command): string => words.join(" ");
const all = COMMANDS.map((command) => [nameOf(command), command] as const);

/** A word for each argument, none of which means anything. */
const wordsFor = (command: Command): string[] => command.arguments.map((_, at) => `w${at}`);

const refused = (command: Command, args: readonly string[]) => {
  try {
    parseLine(command, args);
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
  throw new Error(`${nameOf(command)} takes ${args.join(" ")}`);
};

describe("every command", () => {
  it("has words of its own", () => {
    const names = COMMANDS.map(nameOf);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(all)(
    "%s answers --help with usage, flags and examples, and touches nothing",
    async (_, command) => {
      for (const flag of ["--help", "-h"]) {
        const { code, out } = await runCommand(COMMANDS, [...command.words, flag], { cwd: folder });
        expect(code).toBe(0);
        const usage = usageOf(command);
        for (const part of [usage.zh, usage.en, command.does.zh, command.does.en, "--help"])
          expect(out).toContain(part);
        for (const { line } of command.examples) expect(out).toContain(`jiziwan ${line}`);
        for (const { name, does } of command.flags)
          for (const part of [name, does.zh, does.en]) expect(out).toContain(part);
      }
      expect(command.examples.length).toBeGreaterThan(0);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it.each(all)("%s refuses a flag that it does not know by its name, wherever it stands", (_, command) => {
    const words = wordsFor(command);
    for (const args of [
      ["--nonsense", ...words],
      [...words, "--nonsense"],
      [...words, "--nonsense=1"],
      ["-x"],
    ]) {
      const { code, sentence } = refused(command, args);
      const named = args.find((arg) => arg.startsWith("-"))?.split("=")[0] ?? "";
      expect(code).toBe("usage");
      expect(sentence.en).toContain(`“${named}”`);
      expect(sentence.zh).toContain(`“${named}”`);
    }
  });

  it.each(all.filter(([, { arguments: taken }]) => taken.some(({ takes }) => takes !== "optional")))(
    "%s names the argument that is missing",
    (_, command) => {
      const [first] = command.arguments;
      expect(refused(command, []).sentence.en).toContain(`${first?.name.en} is missing.`);
    },
  );

  const oneEach = all.filter(([, command]) => command.arguments.every(({ takes }) => takes !== "several"));
  it.each(oneEach)("%s names a word too many", (_, command) => {
    expect(refused(command, [...wordsFor(command), "superfluous"]).sentence.zh).toContain("“superfluous”");
  });

  const flags = all.flatMap(([name, command]) => command.flags.map((flag) => ({ name, command, flag })));
  const switches = flags.filter(({ flag }) => flag.value === null);
  it.each(switches)("$name $flag.name takes no value", ({ command, flag }) => {
    expect(refused(command, [`${flag.name}=1`]).sentence.en).toContain("takes no value");
  });

  it.each(flags.filter((each) => !switches.includes(each)))(
    "$name $flag.name says so where its value is missing",
    ({ command, flag: { name } }) => {
      for (const args of [[name], [name, "--json"], [`${name}=`]])
        expect(refused(command, [...wordsFor(command), ...args]).sentence.en).toContain(
          `${name} needs a value`,
        );
    },
  );

  it.each(all)("%s has examples that it takes", (_, command) => {
    for (const { line } of command.examples) {
      const args = line.split(" ");
      expect(chooseCommand(COMMANDS, args)).toBe(command);
      expect(parseLine(command, args.slice(command.words.length)).help).toBe(false);
    }
  });
});

it("flags and words may be mixed in any order, and mean the same", () => {
  const command = COMMANDS.find((each) => nameOf(each) === "paper draft");
  if (!command) throw new Error("no command paper draft");
  const groups = [["包头"], ["--period", "2026-09"], ["--out=九月.docx"], ["月报"], ["--json"]];
  assert(
    property(shuffledSubarray(groups, { minLength: 5 }), (mixed) => {
      const { given } = parseLine(command, mixed.flat());
      expect(given.words.toSorted()).toEqual(["包头", "月报"].toSorted());
      expect(given.value("--period")).toBe("2026-09");
      expect(given.value("--out")).toBe("九月.docx");
      expect([given.has("--json"), given.has("--unit")]).toEqual([true, false]);
    }),
    { numRuns: 50 },
  );
});

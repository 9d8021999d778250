import { type Day, isDay } from "../kernel/calendar.ts";
import { FailureError, type Sentence } from "../kernel/error.ts";
import type { Indicator, MeasureOfPlan } from "../kernel/measure.ts";
import type { Organisation } from "../kernel/organisation.ts";
import type { SupplyBrief, SupplyStamp, SupplyWords } from "../kernel/sharing.ts";
import type { PlanBrief, PlanMeasureBrief, TaskBrief } from "../kernel/work.ts";
import type { SealedTable } from "./audit/seals.ts";
import type { Config } from "./config.ts";
import type { Sql } from "./database/database.ts";
import type { MigrationSource } from "./database/migrate.ts";
import type { RecordsVerdict, Shell } from "./slice.ts";
import type { HeadsVerdict } from "./witness/hold.ts";
import type { ChainLog } from "./witness/logs.ts";

/** A word of the command line that is no flag, as `文件` / `FILE`. */
export type Argument = {
  readonly name: Sentence;
  /** How many words it takes: one, one or none, one or more. */
  readonly takes: "one" | "optional" | "several";
};

export type FlagName = `--${string}`;

export type Flag = {
  readonly name: FlagName;
  /** What stands behind it; null for a switch. */
  readonly value: Sentence | null;
  readonly does: Sentence;
};

/** One `jiziwan` subcommand as data; what it runs is loaded only when it is called. */
export type Command = {
  /** Words after `jiziwan`, as `["plan", "read"]`. */
  readonly words: readonly string[];
  readonly arguments: readonly Argument[];
  readonly flags: readonly Flag[];
  /** What it does, and its exit codes where they say more than 0 done, 2 input that cannot be used. */
  readonly does: Sentence;
  /** Lines to copy, without `jiziwan`; at least one. */
  readonly examples: readonly { readonly line: string; readonly does: Sentence }[];
  readonly needsDatabase: boolean;
  readonly load: () => Promise<RunCommand>;
};

/** Exit code: 0 done, 2 input that cannot be used, others as the command documents. */
export type RunCommand = (given: Given, context: CommandContext) => Promise<number>;

/** What a command line gave, held against the command's description. */
export type Given = {
  readonly words: readonly string[];
  /** Whether a flag was given. Asking for one that the command does not describe is a bug and throws. */
  readonly has: (name: FlagName) => boolean;
  /** What stood behind a flag. */
  readonly value: (name: FlagName) => string | undefined;
};

export type CommandContext = {
  readonly cwd: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Present when `needsDatabase`. */
  readonly shell: Shell | null;
  /** How this process is set up, for commands that look after the machine; throws what is set wrongly. */
  readonly config?: () => Promise<Config>;
  readonly migrations?: () => Promise<readonly MigrationSource[]>;
  /** Chains whose heads are witnessed. */
  readonly logs?: () => Promise<readonly ChainLog[]>;
  /** The clock, for commands that need a day and no database. */
  readonly now?: () => Date;
  /** Figures of every slice about a measure, where the composition root hands them over. */
  readonly indicators?: (measure: MeasureOfPlan, asOf: string) => Promise<readonly Indicator[]>;
  /** Plans and where their tasks stand, likewise. */
  readonly plans?: {
    readonly list: (sql?: Sql) => Promise<readonly PlanBrief[]>;
    readonly measures: (planId: string, sql?: Sql) => Promise<readonly PlanMeasureBrief[]>;
  };
  readonly tasks?: {
    readonly byIds: (ids: readonly string[], sql?: Sql) => Promise<readonly TaskBrief[]>;
    readonly closedOn: (ids: readonly string[], day: Day, sql?: Sql) => Promise<ReadonlySet<string>>;
    readonly ofPlan: (planId: string, sql?: Sql) => Promise<readonly TaskBrief[]>;
  };
  /** What the trail vouches for, and every record against its acts, likewise. */
  readonly evidence?: {
    readonly sealed: readonly SealedTable[];
    readonly records: () => Promise<RecordsVerdict>;
    /** Writes what follows from records anew where it differs; of how many records that was. */
    readonly rebuild: () => Promise<number>;
    /** Every chain against the heads that this node witnessed. */
    readonly heads: () => Promise<HeadsVerdict>;
  };
  /** What shared data supplies, likewise. */
  readonly sharing?: {
    readonly suppliers: (
      words: SupplyWords,
      asked?: { readonly sql?: Sql },
    ) => Promise<readonly SupplyBrief[]>;
    readonly supplyStamp: (sql?: Sql) => Promise<SupplyStamp>;
  };
  /** The roster of bodies, likewise. */
  readonly organisations?: () => Promise<readonly Organisation[]>;
  /** Who works where, likewise: open accounts, and contacts of units. */
  readonly people?: {
    readonly list: (sql?: Sql) => Promise<
      readonly {
        readonly accountId: string;
        readonly displayName: string;
        readonly email: string | null;
        readonly organisationId: string | null;
        readonly roles: readonly string[];
      }[]
    >;
    readonly lastSignIns: (sql?: Sql) => Promise<ReadonlyMap<string, Date>>;
    readonly contacts: (
      sql?: Sql,
    ) => Promise<
      readonly { readonly organisationId: string; readonly name: string; readonly phone: string }[]
    >;
  };
};

export const AS_JSON: Flag = {
  name: "--json",
  value: null,
  does: { zh: "以 JSON 输出", en: "print the result as JSON" },
};
export const AS_OF: Flag = {
  name: "--as-of",
  value: { zh: "日期", en: "DAY" },
  does: {
    zh: "截至哪一天，如 2026-11-23；不写即今天",
    en: "as of which day, as 2026-11-23; today without it",
  },
};

const HELP: Flag = {
  name: "--help",
  value: null,
  does: { zh: "显示本页", en: "show this page" },
};

type Language = keyof Sentence;

const argumentWords = ({ name, takes }: Argument, language: Language): string =>
  ({ one: name[language], optional: `[${name[language]}]`, several: `${name[language]} …` })[takes];

const flagWords = ({ name, value }: Flag, language: Language): string =>
  value === null ? name : `${name} ${value[language]}`;

/** How to write a command in one line, as `plan read FILE [--json]`. */
export function usageOf(command: Command): Sentence {
  const usage = (language: Language): string =>
    [
      ...command.words,
      ...command.arguments.map((argument) => argumentWords(argument, language)),
      ...command.flags.map((flag) => `[${flagWords(flag, language)}]`),
    ].join(" ");
  return { zh: usage("zh"), en: usage("en") };
}

/** The page that `--help` shows: usage, flags and examples, each in both languages. */
export function helpPage(command: Command): string {
  const usage = usageOf(command);
  const flags = [...command.flags, HELP].flatMap((flag) => [
    `  ${flagWords(flag, "zh")}  ${flag.does.zh}`,
    `  ${flagWords(flag, "en")}  ${flag.does.en}`,
  ]);
  const examples = command.examples.flatMap(({ line, does }) => [
    `  jiziwan ${line}`,
    `      ${does.zh}`,
    `      ${does.en}`,
  ]);
  return [
    `jiziwan ${usage.zh}`,
    `    ${command.does.zh}`,
    `jiziwan ${usage.en}`,
    `    ${command.does.en}`,
    "",
    "选项 flags",
    ...flags,
    "",
    "示例 examples",
    ...examples,
    "",
  ].join("\n");
}

/** Every command in two lines, for `jiziwan help` and for words that only begin a command. */
export const listPage = (commands: readonly Command[]): string =>
  [
    "几字弯 Jiziwan",
    "用法 usage: jiziwan COMMAND [WORD …] [--flag …]　　jiziwan COMMAND --help",
    "",
    ...commands.flatMap((command) => [
      `  jiziwan ${usageOf(command).zh}  ${command.does.zh}`,
      `          ${command.does.en}`,
    ]),
    "",
  ].join("\n");

function refuse(command: Command, zh: string, en: string): never {
  const usage = usageOf(command);
  throw new FailureError({
    code: "usage",
    sentence: { zh: `${zh}用法：jiziwan ${usage.zh}`, en: `${en} Usage: jiziwan ${usage.en}` },
  });
}

function holdWords(command: Command, words: readonly string[]): void {
  const missing = command.arguments.find(({ takes }, at) => takes !== "optional" && words[at] === undefined);
  if (missing) refuse(command, `缺少“${missing.name.zh}”。`, `${missing.name.en} is missing.`);
  const most = command.arguments.some(({ takes }) => takes === "several")
    ? Infinity
    : command.arguments.length;
  const extra = words[most];
  if (extra !== undefined) refuse(command, `多出“${extra}”，不知何用。`, `“${extra}” is one word too many.`);
}

type Line = { readonly help: boolean; readonly given: Given };

/**
 * Parses what stands behind a command's words. A word that begins with `-` is a flag and never a file; one that the
 * command does not describe is refused by its name, as is a value or a word that lacks or is too many (`usage`).
 */
export function parseLine(command: Command, args: readonly string[]): Line {
  const words: string[] = [];
  const found = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (!/^-./.test(arg)) {
      words.push(arg);
      continue;
    }
    const [name = "", ...behind] = arg === "-h" ? [HELP.name] : arg.split("=");
    const flag = [...command.flags, HELP].find((each) => each.name === name);
    if (!flag) refuse(command, `没有“${name}”这个选项。`, `There is no flag “${name}”.`);
    if (found.has(name)) refuse(command, `${name} 写了两次。`, `${name} was given twice.`);
    if (flag.value === null) {
      if (behind.length > 0) refuse(command, `${name} 后面不写内容。`, `${name} takes no value.`);
      found.set(name, "");
      continue;
    }
    const value = behind.length > 0 ? behind.join("=") : args[++at];
    if (value === undefined || value === "" || (behind.length === 0 && /^-./.test(value)))
      refuse(command, `${name} 后面要写${flag.value.zh}。`, `${name} needs a value: ${flag.value.en}.`);
    found.set(name, value);
  }
  const read = (name: FlagName): string | undefined => {
    if (!command.flags.some((flag) => flag.name === name))
      throw new Error(`${command.words.join(" ")} describes no flag ${name}`);
    return found.get(name);
  };
  const help = found.has(HELP.name);
  if (!help) holdWords(command, words);
  return { help, given: { words, has: (name) => read(name) !== undefined, value: read } };
}

/** The command whose words the arguments begin with; of several the longest. */
export const chooseCommand = (commands: readonly Command[], args: readonly string[]): Command | undefined =>
  commands
    .filter(({ words }) => words.every((word, at) => args[at] === word))
    .toSorted((a, b) => b.words.length - a.words.length)[0];

/** `shell` of a command that has said it needs the database. */
export function shellOf({ shell }: CommandContext): Shell {
  if (!shell) throw new Error("this command needs the database");
  return shell;
}

/** Ends a command with its sentence; the shell prints both languages and exits with 2. */
export function stop(zh: string, en: string): never {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
}

/** The day behind `--as-of`, or `today`; throws (`unusable`) where it is no day. */
export function dayGiven({ value }: Given, today: string): string {
  const day = value(AS_OF.name) ?? today;
  return isDay(day) ? day : stop("--as-of 要写日期，如 2026-11-23。", "--as-of needs a day, as 2026-11-23.");
}

export const printJson = ({ stdout }: CommandContext, value: unknown): void =>
  stdout(`${JSON.stringify(value, null, 2)}\n`);

/** What is to be said of one row of a file: its line, from 1, its column or null, and a sentence. */
export type RowFinding = { readonly row: number; readonly field: string | null; readonly sentence: Sentence };

/** On stderr, so that the result on stdout stays whole: the Chinese line, then the English one. */
export function printFinding(
  { stderr }: CommandContext,
  { row, field, sentence }: RowFinding,
  file?: string,
): void {
  const of = file === undefined ? "" : `${file} `;
  const at = field === null ? "" : ` ${field}`;
  stderr(`${of}第 ${row} 行${at}：${sentence.zh}\n${of}line ${row}${at}: ${sentence.en}\n`);
}

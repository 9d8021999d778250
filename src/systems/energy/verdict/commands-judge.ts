import { dayInShanghai } from "../../../kernel/calendar.ts";
import { type CommandContext, type Given, printJson } from "../../../platform/command.ts";
import { givenJson } from "../given/commands-given.ts";
import { doubtOf, readFacts } from "./facts.ts";
import { judge, type Judged, type Verdict } from "./judge.ts";

const VERDICTS: Readonly<Record<Verdict["verdict"], string>> = {
  pass: "通过 pass",
  fail: "不通过 fail",
  undecided: "尚不能定 undecided",
};
const sign = (holds: Judged["holds"]): string => (holds === null ? "?" : holds ? "✓" : "✗");

/** The verdict of the rule that a project names. */
export async function verdict({ words: [file = ""], has }: Given, context: CommandContext): Promise<number> {
  const { stdout, stderr, now } = context;
  const facts = givenJson(context, file, readFacts);
  const doubt = doubtOf(facts);
  if (doubt !== null) stderr(`${file}：${doubt.zh}\n${file}: ${doubt.en}\n`);
  const found = judge(facts, now === undefined ? "9999-12-31" : dayInShanghai(now()));
  if (has("--json")) {
    printJson(context, found);
    return 0;
  }
  const lines = found.conditions.map(
    ({ id, article, holds, level, remedy }) =>
      `${sign(holds)} ${id}  ${article}  ${level}${remedy === null ? "" : `\n    ${remedy.zh}\n    ${remedy.en}`}`,
  );
  const notRead = found.notRead.map(
    ({ version, article, note }) => `— ${version} ${article}：${note.zh}\n    ${note.en}`,
  );
  stdout(
    `${[`${found.rule} ${found.version ?? ""} ${VERDICTS[found.verdict]}`, ...lines, ...notRead].join("\n")}\n`,
  );
  return 0;
}

import { amountInChinese } from "../../../kernel/money.ts";
import { FailureError, type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { jsonOf } from "../../../kernel/json-text.ts";
import type { Result } from "../../../kernel/result.ts";
import { type CommandContext, type Given, printFinding, printJson, stop } from "../../../platform/command.ts";
import { eachGivenRow, readGivenJson } from "../../../platform/given-file.ts";
import { type Agreement, readAgreement } from "./agreement.ts";
import { resultsReader } from "./results.ts";
import { settle, type Settlement } from "./settle.ts";

/** Numbers of more digits than a double keeps, but whole ones: they are kept as they are written. */
const LONG_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MOST_DIGITS = 15;

function exactJsonOf(text: string): Result<unknown> {
  const held = jsonOf(text);
  return held.ok
    ? jsonOf(
        text.replace(LONG_NUMBERS, (found) =>
          !found.startsWith('"') && /[.eE]/.test(found) && found.replace(/\D/g, "").length > MOST_DIGITS
            ? `"${found}"`
            : found,
        ),
      )
    : held;
}

const unusable = (problems: readonly Sentence[]): Failure =>
  refusal("unusable", problems.map(({ zh }) => zh).join("\n"), problems.map(({ en }) => en).join("\n"));

function agreementIn(cwd: string, file: string): Agreement {
  const read = readAgreement(readGivenJson(cwd, file, exactJsonOf));
  if (!read.ok) throw new FailureError(unusable(read.problems.map(({ sentence }) => sentence)));
  return read.value;
}

const printed = ({ lines, net, open }: Settlement): string =>
  [
    ...lines.map(({ because }) => because.zh),
    ...open.map(({ period, missing }) => `${period} 未结：缺 ${missing.join("、")}`),
    ...Object.entries(net).map(
      ([party, fen]) => `${party} ${fen < 0 ? "净付" : "净收"} ${amountInChinese(Math.abs(fen))}`,
    ),
    "",
  ].join("\n");

/** 0 settled, periods left open among it; 2 where terms or readings cannot be used: then nothing is settled. */
export async function settleCommand(
  { words: [terms = "", results = ""], has }: Given,
  context: CommandContext,
): Promise<number> {
  const { cwd, stdout } = context;
  const agreement = agreementIn(cwd, terms);
  const reader = resultsReader(agreement, (finding) => printFinding(context, finding), has("--as-printed"));
  eachGivenRow(cwd, results, reader.row);
  const refused = reader.refused();
  if (refused !== null) throw new FailureError(refused);
  if (reader.repeated.length > 0) {
    for (const finding of reader.repeated) printFinding(context, finding);
    stop(
      "监测结果有重复，不知以哪一条为准，没有结算。请每个断面、时间、项目只留一条。",
      "Readings stand there twice and nobody can say which of them counts: nothing was settled. Leave one for each section, time and item.",
    );
  }
  const found = settle(agreement, reader.measured);
  if (!found.ok) throw new FailureError(found.failure);
  if (has("--json")) printJson(context, found.value);
  else stdout(printed(found.value));
  return 0;
}

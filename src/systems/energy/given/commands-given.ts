import { FailureError, refusal, type Sentence } from "../../../kernel/error.ts";
import type { Result } from "../../../kernel/result.ts";
import { type CommandContext, stop } from "../../../platform/command.ts";
import { eachGivenRow, readGivenJson } from "../../../platform/given-file.ts";
import { type GivenRow, isEmptyRow } from "./cells.ts";

// Files that commands are given: whatever is wrong with one is said with its name.

const before = (file: string, { zh, en }: Sentence): Sentence => ({
  zh: zh.replace(/^/gm, `${file}：`),
  en: en.replace(/^/gm, `${file}: `),
});

/** What was read of a file; throws what is wrong with it, its name before each line. */
export function takenFrom<T>(file: string, read: Result<T>): T {
  if (read.ok) return read.value;
  const { zh, en } = before(file, read.failure.sentence);
  throw new FailureError(refusal(read.failure.code, zh, en));
}

/** What a JSON file says, as `read` takes it. */
export const givenJson = <T>({ cwd }: CommandContext, file: string, read: (value: unknown) => Result<T>): T =>
  takenFrom(file, read(readGivenJson(cwd, file)));

/** The rows of a file, empty ones left out. Stops the command at a quotation mark that is never closed. */
export function givenRows(cwd: string, file: string): GivenRow[] {
  const rows: GivenRow[] = [];
  eachGivenRow(cwd, file, (cells, line, broken) => {
    if (broken)
      stop(
        `${file} 第 ${line} 行：引号没有配对，后面的内容会读错；请补上或删去引号。`,
        `${file} line ${line}: a quotation mark is not closed, and what follows would be misread; close it or take it out.`,
      );
    if (!isEmptyRow(cells)) rows.push({ cells, line });
  });
  return rows;
}

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { stop } from "./command.ts";
import { eachCsvRow, type TakeRow } from "./documents/csv.ts";
import { decodeText, looksBinary, textPieces } from "./documents/plain-text.ts";

/**
 * The bytes of a file that a command was given, `file` being relative to `cwd`. Stops the command with a sentence
 * where it is missing, a folder, or cannot be read.
 */
export function readGivenFile(cwd: string, file: string): Buffer {
  const path = resolve(cwd, file);
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR")
      return stop(`没有这个文件：${path}。`, `There is no such file: ${path}.`);
    if (code === "EISDIR")
      return stop(`${path} 是文件夹，请写其中的一个文件。`, `${path} is a folder; name one file in it.`);
    if (typeof code !== "string") throw error;
    return stop(
      `读不了 ${path}（${code}），请检查权限，或换一个文件。`,
      `${path} cannot be read (${code}); see to its permissions or choose another file.`,
    );
  }
}

/** What a JSON file says that a command was given; stops the command with a sentence where it is none. */
export function readGivenJson(cwd: string, file: string): unknown {
  const { text } = decodeText(readGivenFile(cwd, file));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return stop(
      `${file} 不是 JSON，请核对括号、引号和逗号。`,
      `${file} is no JSON; check brackets, quotation marks and commas.`,
    );
  }
}

/**
 * Hands over the rows of a file parted by commas that a command was given, in UTF-8 or GBK, without keeping them. Stops the
 * command with a sentence where the file cannot be read, is empty, or is no text.
 */
export function eachGivenRow(cwd: string, file: string, take: TakeRow): void {
  const bytes = readGivenFile(cwd, file);
  const [head = ""] = textPieces(bytes);
  if (head.trim() === "") return stop(`${file} 是空的。`, `${file} is empty.`);
  if (looksBinary(head))
    return stop(
      `${file} 不是文本。请另存为 CSV（逗号分隔）。`,
      `${file} is no text. Save it as CSV, parted by commas.`,
    );
  eachCsvRow(textPieces(bytes), take);
}

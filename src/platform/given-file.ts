import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Sentence } from "../kernel/error.ts";
import { jsonOf } from "../kernel/json-text.ts";
import { stop } from "./command.ts";
import { eachCsvRow, partingSign, type TakeRow } from "./documents/csv.ts";
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

/** Stops the command where what a file begins with is nothing, or no text: `as` says how to save it. */
function holdToText(file: string, head: string, as: Sentence): void {
  if (head.trim() === "") stop(`${file} 是空的。`, `${file} is empty.`);
  if (looksBinary(head)) stop(`${file} 不是文本。${as.zh}`, `${file} is no text. ${as.en}`);
}

const AS_CSV: Sentence = { zh: "请另存为 CSV（逗号分隔）。", en: "Save it as CSV, parted by commas." };
const JSON_TEXT: Sentence = { zh: "这里要一个 JSON 文件。", en: "A JSON file is expected here." };

/** What a JSON file says that a command was given, as `read` reads it; stops the command with a sentence and its place where it is none. */
export function readGivenJson(cwd: string, file: string, read = jsonOf): unknown {
  const { text } = decodeText(readGivenFile(cwd, file));
  holdToText(file, text, JSON_TEXT);
  const found = read(text);
  if (found.ok) return found.value;
  const { zh, en } = found.failure.sentence;
  return stop(`${file} 不是 JSON：${zh}`, `${file} is no JSON: ${en}`);
}

/** The first line of a text that is no remark (`# …`). */
const headLine = (text: string): string =>
  text.split(/\r\n?|\n/).find((line) => !/^(?:\uFEFF)?(?:#|\s*$)/.test(line)) ?? "";

/**
 * Hands over the rows of a file parted by commas that a command was given, or by the tabs or semicolons that its first line
 * has more of, in UTF-8 or GBK, without keeping them. Stops the command with a sentence where the file cannot be read, is
 * empty, or is no text.
 */
export function eachGivenRow(cwd: string, file: string, take: TakeRow): void {
  const bytes = readGivenFile(cwd, file);
  const [head = ""] = textPieces(bytes);
  holdToText(file, head, AS_CSV);
  eachCsvRow(textPieces(bytes), take, partingSign(headLine(head)));
}

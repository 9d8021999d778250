import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { stop } from "./command.ts";

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

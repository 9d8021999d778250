import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { stop } from "../../../platform/command.ts";

/** Writes a file part by part, with its folder where there is none. */
export function write(path: string, parts: Iterable<string>): void {
  let into: number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    into = openSync(path, "w");
  } catch {
    return stop(
      `写不了 ${path}，请检查文件夹和权限。`,
      `${path} cannot be written; see to its folder and permissions.`,
    );
  }
  try {
    for (const part of parts) writeSync(into, part);
  } finally {
    closeSync(into);
  }
}

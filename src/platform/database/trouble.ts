import { fail } from "../../kernel/result.ts";
import type { Failure } from "../../kernel/error.ts";

export type EngineCode = "disk-full" | "folder" | "no-engine" | "engine" | "root" | "login" | "database";

/** Turns what the operating system or the engine said about `folder` into a sentence that says what to do. */
export function explainTrouble(text: string, folder: string): Failure<EngineCode> {
  if (/ENOSPC|No space left on device|disk full/i.test(text))
    return fail(
      "disk-full",
      `数据文件夹 ${folder} 所在磁盘已满。请腾出空间，或用 JIZIWAN_DATA 指定另一磁盘上的文件夹。`,
      `The disk that holds ${folder} is full. Free some space, or set JIZIWAN_DATA to a folder on another disk.`,
    ).failure;
  if (/EACCES|EPERM|EROFS|ENOTDIR|EEXIST|Permission denied|Read-only file system/i.test(text))
    return fail(
      "folder",
      `无法读写数据文件夹 ${folder}。请把它交给当前用户，或用 JIZIWAN_DATA 指定另一个文件夹。`,
      `The data folder ${folder} cannot be read and written. Give it to this user, or set JIZIWAN_DATA to another folder.`,
    ).failure;
  const last = text.trim().split("\n").at(-1) ?? "";
  return fail(
    "engine",
    `数据库未能启动：${last}。详见 ${folder}/pg.log；jiziwan doctor 可列出本机缺什么。`,
    `The database did not start: ${last}. See ${folder}/pg.log; jiziwan doctor lists what this machine lacks.`,
  ).failure;
}

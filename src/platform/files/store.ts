import { createHash } from "node:crypto";
import { FailureError } from "../../kernel/error.ts";
import { fail, ok, type Result } from "../../kernel/result.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { MAX_FILE_BYTES, MEBIBYTE } from "../documents/document.ts";
import { MEDIA_TYPES, sniffFile, type FileType } from "./sniff.ts";

/** A stored file as others point to it: `digest` is the SHA-256 of its bytes in hex, `size` is in bytes. */
export type FileRef = {
  readonly digest: string;
  readonly size: number;
  readonly type: FileType;
  readonly name: string;
};

export type StoredFile = Omit<FileRef, "name"> & {
  /** The bytes in order, a mebibyte at a time: what a download sends. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
};

export type FileCode = "empty" | "too-large";

export type FileStore = {
  /**
   * Keeps a file, once however often it comes. Give the transaction whose other rows point to the file, so that
   * both are kept or neither is. Check `secrecyMarking` of its text first: what is classified must not be stored.
   */
  readonly put: (bytes: Uint8Array, name: string, transaction?: Sql) => Promise<Result<FileRef, FileCode>>;
  readonly find: (digest: string) => Promise<StoredFile | undefined>;
  /** All bytes at once, checked against the digest. Throws `not-found`. */
  readonly get: (digest: string) => Promise<Uint8Array>;
};

/**
 * Files live in PostgreSQL: the nodes stay stateless, any of them serves any file, and one backup holds all.
 * In rows of 1 MiB, because a driver holds a whole value in memory, and as text on the wire.
 */
export function createFileStore(sql: Sql): FileStore {
  const put: FileStore["put"] = async (bytes, name, transaction = sql) => {
    if (bytes.length === 0)
      return fail(
        "empty",
        "文件是空的，请检查是否选错了文件。",
        "The file is empty. Check that it is the right file.",
      );
    if (bytes.length > MAX_FILE_BYTES) return fail("too-large", TOO_LARGE.zh, TOO_LARGE.en);
    const digest = createHash("sha256").update(bytes).digest("hex");
    const type = sniffFile(bytes);
    await inTransaction(transaction, async (tx) => {
      const made = await tx`
        insert into platform.file (digest, size, type) values (${digest}, ${bytes.length}, ${type})
        on conflict do nothing returning digest`;
      if (made.length === 0) return;
      for (let number = 0; number * MEBIBYTE < bytes.length; number++) {
        const chunk = Buffer.from(bytes.subarray(number * MEBIBYTE, (number + 1) * MEBIBYTE));
        await tx`insert into platform.file_chunk (digest, number, bytes) values (${digest}, ${number}, ${chunk})`;
      }
    });
    return ok({ digest, size: bytes.length, type, name });
  };

  async function* pieces(digest: string): AsyncIterable<Uint8Array> {
    for (let number = 0; ; number++) {
      const [chunk] = await sql<{ bytes: Buffer }[]>`
        select bytes from platform.file_chunk where digest = ${digest} and number = ${number}`;
      if (chunk === undefined) return;
      yield chunk.bytes;
    }
  }

  const find: FileStore["find"] = async (digest) => {
    const [file] = await sql<{ digest: string; size: number; type: FileType }[]>`
      select digest, size, type from platform.file where digest = ${digest}`;
    return file === undefined ? undefined : { ...file, pieces: () => pieces(digest) };
  };

  const get: FileStore["get"] = async (digest) => {
    const all: Uint8Array[] = [];
    for await (const piece of pieces(digest)) all.push(piece);
    if (all.length === 0) throw new FailureError(NOT_FOUND);
    const bytes = Buffer.concat(all);
    if (createHash("sha256").update(bytes).digest("hex") !== digest)
      throw new Error(`stored file ${digest} does not have its digest any more`);
    return bytes;
  };
  return { put, find, get };
}

const TOO_LARGE = {
  zh: `文件超过 ${MAX_FILE_BYTES / MEBIBYTE} MB 的上限，请压缩或拆分后再上传。`,
  en: `The file is larger than the limit of ${MAX_FILE_BYTES / MEBIBYTE} MB. Compress or split it, then upload again.`,
};

const NOT_FOUND = {
  code: "not-found",
  sentence: {
    zh: "没有找到这个文件，请刷新页面后再试。",
    en: "There is no such file. Reload the page and try again.",
  },
} as const;

/**
 * Headers of every download: never shown in place, never taken for something else, and powerless if it were.
 * A page that someone uploaded would otherwise run as ours.
 */
export function downloadHeaders(file: Pick<FileRef, "name" | "size" | "type">): Record<string, string> {
  const encoded = encodeURIComponent(file.name.replace(/[\p{Cc}\p{Cs}]/gu, "_")).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const ascii = file.name.replace(/[^\w.-]/g, "_");
  return {
    "content-type": MEDIA_TYPES[file.type],
    "content-length": String(file.size),
    "content-disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store",
  };
}

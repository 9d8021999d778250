import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { inTransaction } from "../database/database.ts";
import { MAX_FILE_BYTES } from "../documents/document.ts";
import { createFileStore, downloadHeaders, type FileStore } from "./store.ts";

let database: TestDatabase;
let store: FileStore;
beforeAll(async () => {
  database = await openTestDatabase();
  store = createFileStore(database.app);
});
afterAll(() => database.close());

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const count = async (digest: string): Promise<unknown> =>
  (await database.app`select count(*) as n from platform.file_chunk where digest = ${digest}`)[0]?.["n"];

describe("the file store", () => {
  it("gives back byte for byte what it was given, in pieces of a mebibyte", async () => {
    const bytes = randomBytes(2 * 1024 * 1024 + 17);
    const put = await store.put(bytes, "方案.bin");
    const digest = sha256(bytes);
    expect(put).toEqual({
      ok: true,
      value: { digest, size: bytes.length, type: "binary", name: "方案.bin" },
    });
    expect(Buffer.compare(Buffer.from(await store.get(digest)), bytes)).toBe(0);
    const sizes: number[] = [];
    for await (const piece of (await store.find(digest))?.pieces() ?? []) sizes.push(piece.length);
    expect(sizes).toEqual([1_048_576, 1_048_576, 17]);
  });

  it("keeps one copy of what comes several times at once, under whatever names", async () => {
    const bytes = randomBytes(1_100_000);
    const all = await Promise.all(["甲.docx", "乙.docx", "丙.docx"].map((name) => store.put(bytes, name)));
    expect(new Set(all.map((put) => put.ok && put.value.digest))).toEqual(new Set([sha256(bytes)]));
    expect(await count(sha256(bytes))).toBe(2);
  });

  it("keeps nothing of a file whose transaction fails", async () => {
    const bytes = randomBytes(1000);
    const attempt = inTransaction(database.app, async (transaction) => {
      await store.put(bytes, "半途.txt", transaction);
      throw new Error("the import failed");
    });
    await expect(attempt).rejects.toThrow("the import failed");
    expect(await store.find(sha256(bytes))).toBeUndefined();
    expect(await count(sha256(bytes))).toBe(0);
  });

  it("refuses an empty file and one over the limit with a sentence", async () => {
    const empty = await store.put(new Uint8Array(), "空.txt");
    const huge = await store.put(new Uint8Array(MAX_FILE_BYTES + 1), "大.txt");
    expect(empty.ok ? "" : empty.failure.code).toBe("empty");
    expect(huge.ok ? "" : huge.failure.sentence.zh).toContain("50 MB");
  });

  it("says that a file is not there", async () => {
    await expect(store.get("0".repeat(64))).rejects.toMatchObject({ failure: { code: "not-found" } });
  });
});

describe("a download", () => {
  it.each(["html", "txt", "pdf", "docx"] as const)(
    "of type %s is never shown in place nor as a page",
    (type) => {
      const headers = downloadHeaders({ type, size: 3, name: "a.html" });
      expect(headers["content-disposition"]).toMatch(/^attachment;/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(headers["content-security-policy"]).toContain("sandbox");
      expect(headers["content-type"]).not.toContain("html");
    },
  );

  it("keeps its Chinese name and lets no name break out of the header", () => {
    const headers = downloadHeaders({ type: "docx", size: 3, name: '方案"\r\nset-cookie: a=b.docx' });
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="_____set-cookie__a_b.docx"; filename*=UTF-8''%E6%96%B9%E6%A1%88%22__set-cookie%3A%20a%3Db.docx`,
    );
  });
});

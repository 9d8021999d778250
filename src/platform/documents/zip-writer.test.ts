import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { array, assert, asyncProperty, record, string, uint8Array } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "./zip.ts";
import { writeZip, type ZipEntry, zipInPieces } from "./zip-writer.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "jiziwan-zip-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const encode = (text: string) => new TextEncoder().encode(text);

async function namesOf(entries: readonly ZipEntry[]): Promise<readonly string[]> {
  return (await openArchive(await writeZip(entries))).names;
}

describe("an archive for those who never log in （二十）", () => {
  it("holds Chinese names that are flagged as UTF-8, which other programs read", async ({ skip }) => {
    const name = "示例市发展和改革委员会－2026年三季度.xlsx";
    const bytes = await writeZip([{ name, bytes: encode("一") }]);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const directory = Buffer.from(bytes).indexOf("PK\u0001\u0002");
    const UTF8 = 0x800;
    expect(view.getUint16(6, true) & UTF8).toBe(UTF8);
    expect(view.getUint16(directory + 8, true) & UTF8).toBe(UTF8);

    const path = join(folder, "chinese.zip");
    writeFileSync(path, bytes);
    skip(spawnSync("unzip", ["-v"]).status !== 0, "unzip is not installed here");
    spawnSync("unzip", ["-q", path, "-d", folder], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
    expect(readFileSync(join(folder, name), "utf8")).toBe("一");
  });

  it("gives back what was put in, in order", async () => {
    const bytes = uint8Array({ maxLength: 5000 });
    const entry = record({ name: string({ unit: "binary", maxLength: 90 }), bytes });
    await assert(
      asyncProperty(array(entry, { maxLength: 8 }), async (entries) => {
        const archive = await openArchive(await writeZip(entries));
        expect(archive.names).toHaveLength(entries.length);
        for (const [index, name] of archive.names.entries()) {
          const part = (await archive.open(name)) ?? Readable.from([]);
          expect(new Uint8Array(await buffer(part))).toEqual(entries[index]?.bytes);
        }
      }),
    );
  });

  it("asks for the next file when the one before is written, and for none when nobody reads on", async () => {
    const asked = { files: 0, over: false };
    async function* files(): AsyncGenerator<ZipEntry> {
      try {
        // Of chance, so that they are no smaller when compressed.
        for (; asked.files < 40; asked.files++)
          yield { name: `${asked.files}.bin`, bytes: randomBytes(300_000) };
      } finally {
        asked.over = true;
      }
    }
    const pieces = zipInPieces(files());
    await pieces.next();
    // Many turns in which nobody reads.
    for (let turn = 0; turn < 500; turn++) await nextTurn();
    expect(asked).toEqual({ files: expect.toSatisfy((files: number) => files < 3), over: false });
    await pieces.return(undefined);
    expect(asked.over).toBe(true);
    asked.files = 0;
    expect((await openArchive(await buffer(zipInPieces(files())))).names).toHaveLength(40);
  });

  it("gives names that every system can write, and each only once", async () => {
    const given = ["a/b.xlsx", "A_B.XLSX", "..", "..\\..\\x", "表 .xlsx", "", "C:\\x", "长".repeat(300)];
    const names = await namesOf(given.map((name) => ({ name, bytes: encode(name) })));
    expect(names).toEqual([
      "a_b.xlsx",
      "A_B（2）.XLSX",
      "_",
      ".._.._x",
      "表.xlsx",
      "_（2）",
      "C__x",
      "长".repeat(60),
    ]);
  });
});

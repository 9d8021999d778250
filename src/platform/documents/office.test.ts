import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { Document, LevelFormat, Packer, Paragraph } from "docx";
import { afterAll, describe, expect, it, vi } from "vitest";
import { extractDocument } from "./extract.ts";
import { convertWithOffice, findOffice, type OfficeFormat } from "./office.ts";

const soffice = await findOffice();
if (soffice === null && process.env["CI"] === "true") throw new Error("LibreOffice is missing");
if (soffice === null) console.warn("skipped: conversions of old office files, LibreOffice is missing");

const folder = mkdtempSync(join(tmpdir(), "jiziwan-office-test-"));
// Where the converter makes its own folders, so that those of other runs are not taken for what it left behind.
vi.stubEnv("TMPDIR", folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A program in the place of LibreOffice, for what a real one does not do on demand. */
function stub(script: string): string {
  const path = join(folder, `stub-${readdirSync(folder).length}`);
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

const rtf = new TextEncoder().encode("{\\rtf1\\ansi plan}");
const leftovers = (): string[] => readdirSync(folder).filter((name) => name.startsWith("jiziwan-office-"));

async function convertFor(bytes: Uint8Array, from: OfficeFormat, to: OfficeFormat): Promise<Uint8Array> {
  const result = await convertWithOffice(bytes, from, to);
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

const word = async (): Promise<Uint8Array> => {
  const levels = [{ level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: "（%1）" }];
  const children = ["打造铁路经济圈", "完善公路经济圈"].map(
    (text) => new Paragraph({ text, numbering: { reference: "plan", level: 0 } }),
  );
  const document = new Document({
    numbering: { config: [{ reference: "plan", levels }] },
    sections: [{ children }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
};

describe.skipIf(soffice === null)("an old office file", () => {
  it("of Word or WPS gives its text with its automatic numbers （一） and （二）", async () => {
    const rtf = await convertFor(await word(), "docx", "rtf");
    const doc = await convertFor(rtf, "rtf", "doc");
    for (const [bytes, name, format] of [
      [rtf, "方案.rtf", "rtf"],
      [doc, "方案.doc", "doc"],
      // WPS keeps Word's container under its own name.
      [doc, "方案.wps", "wps"],
    ] as const) {
      const result = await extractDocument(bytes, name);
      // LibreOffice writes the brackets of a list half as wide.
      expect(result.ok && [result.value.format, result.value.text.trim()]).toEqual([
        format,
        "(一)打造铁路经济圈\n(二)完善公路经济圈",
      ]);
    }
  }, 120_000);

  it("of Excel gives its table with merged cells", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Sheet1");
    sheet.addRows([
      ["章", "任务"],
      ["一", "甲"],
      [null, "乙"],
    ]);
    sheet.mergeCells("A2:A3");
    const made = await convertFor(new Uint8Array(await book.xlsx.writeBuffer()), "xlsx", "xls");
    const result = await extractDocument(made, "任务.et");
    expect(
      result.ok && [
        result.value.format,
        result.value.tables[0]?.rows.map((row) => row.cells.map((cell) => cell.text)),
      ],
    ).toEqual([
      "et",
      [
        ["章", "任务"],
        ["一", "甲"],
        ["一", "乙"],
      ],
    ]);
  }, 120_000);

  it("that is none in truth gets a sentence", async () => {
    const noise = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(3000),
      Buffer.from("WordDocument", "utf16le"),
    ]);
    const result = await extractDocument(noise, "方案.doc");
    expect(result.ok ? "" : result.failure.code).toMatch(/conversion-failed|empty|damaged/);
  }, 120_000);
});

describe("the converter", () => {
  it("ends with everything it started when it takes too long, and leaves nothing behind", async () => {
    const trace = join(folder, "alive");
    const slow = stub(`(sleep 60; touch ${trace}) & echo $! > ${trace}.pid; wait`);
    const result = await convertWithOffice(rtf, "rtf", "docx", { soffice: slow, timeoutMs: 300 });
    expect(result.ok ? "" : result.failure.code).toBe("too-demanding");
    expect([existsSync(trace), leftovers()]).toEqual([false, []]);
  });

  it("can be cancelled", async () => {
    const abort = new AbortController();
    const pending = convertWithOffice(rtf, "rtf", "docx", {
      soffice: stub("sleep 60"),
      signal: abort.signal,
    });
    abort.abort();
    const result = await pending;
    expect(result.ok ? "" : result.failure.code).toBe("cancelled");
  });

  it("says what to do when it makes nothing or is not there", async () => {
    const nothing = await convertWithOffice(rtf, "rtf", "docx", { soffice: stub("exit 1") });
    const absent = await convertWithOffice(rtf, "rtf", "docx", { soffice: join(folder, "absent") });
    expect([nothing, absent].map((result) => (result.ok ? "" : result.failure.code))).toEqual([
      "conversion-failed",
      "needs-office",
    ]);
  });

  it("is given no secret of the server", async () => {
    vi.stubEnv("DATABASE_URL", "postgres://secret");
    const out = join(folder, "environment");
    await convertWithOffice(rtf, "rtf", "docx", { soffice: stub(`env > ${out}`) });
    expect(readFileSync(out, "utf8")).not.toContain("secret");
  });
});

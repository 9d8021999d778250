import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { findChromium } from "../../../test/e2e/browser.ts";
import { pdfOf, type PdfLine } from "../../../test/support/pdf.ts";
import type { ExtractedDocument } from "./document.ts";
import { extractDocument } from "./extract.ts";
import { foldRadicals } from "./radicals.ts";

const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");

async function read(bytes: Uint8Array): Promise<ExtractedDocument> {
  const result = await extractDocument(bytes, "方案.pdf");
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const result = await extractDocument(bytes, "方案.pdf");
  return result.ok ? "read" : result.failure.code;
};

const EM = 16;
const LEFT = 88;
const COLUMNS = 26;
const ROWS = 22;
const TOP = 730;

/** Sets paragraphs the way GB/T 9704 prints them: indented by two, 22 lines a page, — 3 — at the foot. */
function typeset(paragraphs: readonly string[]): PdfLine[][] {
  const lines = paragraphs.flatMap((paragraph) => {
    const [head = "", rest = ""] = [paragraph.slice(0, COLUMNS - 2), paragraph.slice(COLUMNS - 2)];
    const others = rest.match(new RegExp(`[^]{1,${COLUMNS}}`, "g")) ?? [];
    return [{ text: head, x: LEFT + 2 * EM }, ...others.map((text) => ({ text, x: LEFT }))];
  });
  const pages: PdfLine[][] = [];
  for (let at = 0; at < lines.length; at += ROWS) {
    const page = lines.slice(at, at + ROWS).map((line, row) => ({ ...line, y: TOP - row * 29 }));
    page.push({ text: `— ${pages.length + 1} —`, x: pages.length % 2 === 0 ? 450 : 90, y: 50 });
    pages.push(page);
  }
  return pages;
}

const row = (number: number): PdfLine[] =>
  [`${number}`, "建高铁", "市发改委"].map((text, x) => ({ text, x: 80 + x * 150, y: 700 - number * 30 }));

describe("a PDF", () => {
  it("joins printed lines into the paragraphs of the Baotou plan, over page breaks and without page numbers", async () => {
    const { text, margin } = await read(pdfOf(typeset(plan.trimEnd().split("\n"))));
    expect(text).toBe(plan.trimEnd());
    expect(margin.split("\n")[0]).toBe("— 1 —");
  });

  it("reads Chinese fonts that are named and not embedded, in the encodings of old programs", async () => {
    const { text } = await read(
      pdfOf([[{ text: "责任单位", x: 90, y: 700 }]], {
        encoding: "GBK-EUC-H",
        encode: () => Buffer.from("d4f0c8ceb5a5cebb", "hex"),
      }),
    );
    expect(text).toBe("责任单位");
  });

  it("is read from a Buffer too, as files and uploads come, and leaves it whole", async () => {
    const buffer = Buffer.from(pdfOf([[{ text: "责任单位", x: 90, y: 700 }]]));
    expect([(await read(buffer)).text, (await read(buffer)).text]).toEqual(["责任单位", "责任单位"]);
  });

  it("keeps headings, list items and short lines apart", async () => {
    const full = "字".repeat(COLUMNS - 1);
    const lines = ["一、总体要求", `${full}。`, "（一）甲。", "1.乙"].map((text, row) => ({
      text,
      x: LEFT,
      y: TOP - row * 29,
    }));
    expect((await read(pdfOf([lines]))).text.split("\n")).toHaveLength(4);
  });

  it("drops a slanted watermark and repeated page heads", async () => {
    const body = typeset(Array.from({ length: 66 }, (_, i) => `第${i}段。`)).map((page, i) => [
      ...page,
      { text: `内部工作方案 2024-${i}`, x: 90, y: 800 },
    ]);
    const { text, margin } = await read(pdfOf(body));
    expect([text.includes("工作方案"), margin.includes("内部工作方案")]).toEqual([false, true]);
    expect(await codeOf(pdfOf([[{ text: "仅供参考", x: 100, y: 300 }]], { turned: 45 }))).toBe("unsupported");
  });

  it("is named as a scan when it holds only pictures, and names the pages that do", async () => {
    expect(await codeOf(pdfOf([[], []], { picture: true }))).toBe("image-only");
    expect(await codeOf(pdfOf([[{ text: "— 1 —", x: 280, y: 40 }]], { picture: true }))).toBe("image-only");
    const mixed = await read(pdfOf([[{ text: "责任单位：市发改委", x: 90, y: 700 }], []], { picture: true }));
    expect(mixed.notes.map((note) => note.zh)).toEqual([
      "第 2 页没有文字（可能是扫描页），未能读入，请对照原件。",
    ]);
  });

  it.each([90, 180, -90])("reads a page whose text is turned by %i degrees", async (turned) => {
    const [x, y] = turned === 90 ? [300, 200] : turned === 180 ? [500, 300] : [200, 700];
    const step = turned === 90 ? [29, 0] : turned === 180 ? [0, 29] : [-29, 0];
    const lines = ["一、总体要求", "二、主要任务和分工"].map((text, row) => ({
      text,
      x: x + row * (step[0] ?? 0),
      y: y + row * (step[1] ?? 0),
    }));
    expect((await read(pdfOf([lines], { turned }))).text).toBe("一、总体要求\n二、主要任务和分工");
  });

  it("says which pages seem to hold a table, which it reads along the lines", async () => {
    const table = await read(pdfOf([[1, 2, 3, 4, 5].flatMap(row)]));
    expect(table.text.split("\n")[0]).toBe("1 建高铁 市发改委");
    expect(table.notes.map((note) => note.zh.slice(0, 9))).toEqual(["第 1 页像是表格"]);
    expect((await read(pdfOf(typeset(plan.split("\n"))))).notes).toEqual([]);
  });

  it("is named as encrypted when it asks for a password", async () => {
    const hash = "00".repeat(32);
    const trailer = `/ID[<${hash}><${hash}>]/Encrypt<</Filter/Standard/V 1/R 2/O<${hash}>/U<${hash}>/P -4>>`;
    expect(await codeOf(pdfOf([[{ text: "密", x: 90, y: 700 }]], { trailer }))).toBe("encrypted");
  });

  it("gives a result and never a crash when it is cut anywhere", async () => {
    const bytes = pdfOf(typeset(plan.split("\n").slice(0, 20)));
    for (let part = 0; part < 50; part++)
      expect(await codeOf(bytes.subarray(0, Math.floor((bytes.length * part) / 50)))).not.toBe("read");
  });

  it("survives any byte being wrong", async () => {
    const bytes = pdfOf([[{ text: "责任单位：市发改委", x: 90, y: 700 }]]);
    for (let at = 9; at < bytes.length; at += 37) {
      const wrong = bytes.slice();
      wrong[at] = 0x3c;
      expect(["read", "damaged", "unsupported", "encrypted", "too-demanding"]).toContain(await codeOf(wrong));
    }
  });

  it("has radicals of the same shape as a character folded into it, and nothing else changed", () => {
    expect(foldRadicals("⼈⺠政府⻋⻛⻓、⽇⼀⼯⽅Ａ①㎡")).toBe("人民政府车风长、日一工方Ａ①㎡");
  });
});

describe("a PDF printed by a browser", () => {
  it("gives the Baotou plan, radicals, page heads and all", async ({ skip }) => {
    const chromium = findChromium();
    if (chromium === null) return skip("no Chromium to print it");
    const folder = mkdtempSync(join(tmpdir(), "jiziwan-pdf-"));
    try {
      const style =
        "@page{size:A4;margin:37mm 26mm 35mm 28mm}body{font:16pt serif;line-height:29pt}p{margin:0;text-indent:2em}";
      const body = plan
        .split("\n")
        .map((line) => `<p>${line}</p>`)
        .join("");
      writeFileSync(join(folder, "plan.html"), `<meta charset=utf-8><style>${style}</style>${body}`);
      await promisify(execFile)(
        chromium,
        [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          `--user-data-dir=${join(folder, "profile")}`,
          `--print-to-pdf=${join(folder, "plan.pdf")}`,
          join(folder, "plan.html"),
        ],
        { timeout: 60_000 },
      );
      const { text } = await read(new Uint8Array(readFileSync(join(folder, "plan.pdf"))));
      expect(text.replace(/\s/g, "")).toBe(plan.replace(/\s/g, ""));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 90_000);
});

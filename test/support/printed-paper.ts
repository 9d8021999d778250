import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { findOffice } from "../../src/platform/documents/office.ts";

export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};
export type PrintedLine = Box & { readonly text: string };
export type Printed = { readonly pages: readonly (readonly PrintedLine[])[]; readonly fonts: string };

export const MILLIMETRE = 72 / 25.4;
/** The type area of GB/T 9704-2012 in points from the upper left corner. */
export const AREA: Box = {
  left: 28 * MILLIMETRE,
  top: 37 * MILLIMETRE,
  right: 184 * MILLIMETRE,
  bottom: 262 * MILLIMETRE,
};

/** What is not at hand to print papers with; in CI nothing may be missing, elsewhere the tests that print say what they skip. */
export async function missingPrinters(): Promise<readonly string[]> {
  const missing = [
    ...((await findOffice()) === null ? ["LibreOffice (libreoffice-writer-nogui)"] : []),
    ...(["pdftotext", "pdffonts"].every((name) =>
      (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, name))),
    )
      ? []
      : ["poppler-utils"]),
  ];
  if (missing.length > 0 && process.env["CI"] === "true") throw new Error(`missing: ${missing.join(", ")}`);
  if (missing.length > 0) console.warn(`skipped: papers as printed, missing are ${missing.join(", ")}`);
  return missing;
}

function readPrinted(file: string): Printed {
  const found = execFileSync("pdftotext", ["-bbox-layout", file, "-"], { encoding: "utf8" });
  const pages = found
    .split(/<page /)
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<line xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)<\/line>/gs)]
        .map(([, left, top, right, bottom, words]) => ({
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
          text: (words ?? "").replace(/<[^>]+>|\s/g, ""),
        }))
        .toSorted((a, b) => a.top - b.top),
    );
  return { pages, fonts: execFileSync("pdffonts", [file], { encoding: "utf8" }) };
}

/**
 * The lines of each page of each .docx, as LibreOffice prints it and poppler finds them. Starting LibreOffice costs more
 * than printing: a test file hands over all its papers at once.
 */
export async function printPapers(papers: readonly Uint8Array[]): Promise<readonly Printed[]> {
  const office = await findOffice();
  if (office === null) throw new Error("LibreOffice is missing");
  const folder = mkdtempSync(join(tmpdir(), "jiziwan-paper-test-"));
  const nameOf = (index: number, format: string): string => join(folder, `${index}.${format}`);
  try {
    for (const [index, docx] of papers.entries()) writeFileSync(nameOf(index, "docx"), docx);
    execFileSync(
      office,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        ...papers.map((_, index) => nameOf(index, "docx")),
      ],
      { stdio: "ignore" },
    );
    return papers.map((_, index) => readPrinted(nameOf(index, "pdf")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function printDocx(docx: Uint8Array): Promise<Printed> {
  const [printed] = await printPapers([docx]);
  if (printed === undefined) throw new Error("nothing was printed");
  return printed;
}

export const isFoot = ({ text }: PrintedLine): boolean => /^—\d+—$/.test(text);

/** Lines that stand outside the type area, but for page numbers and the watermark, which belong outside. */
export function outsideArea({ pages }: Printed, watermark: string): PrintedLine[] {
  return pages.flatMap((page) =>
    page.filter((line) => {
      if (isFoot(line) || line.text === watermark) return false;
      // LibreOffice hangs a closing mark out of the line whatever the paper says; a mark is one character wide.
      const hanging = /[，。、；：]$/.test(line.text) ? 16.5 : 1;
      // A box is as high as its font; the first line of a page, and a table's rule, begin 2.4 mm over letters of
      // 16 pt, and a title's larger letters have three tenths of their box over them.
      const over = Math.max(2.42 * MILLIMETRE, 0.3 * (line.bottom - line.top));
      return (
        line.left < AREA.left - 1 ||
        line.right > AREA.right + hanging ||
        line.top < AREA.top - over ||
        line.bottom > AREA.bottom + 4
      );
    }),
  );
}

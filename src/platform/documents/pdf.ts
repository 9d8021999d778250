import { getDocumentProxy } from "unpdf";
import type { Sentence } from "../../kernel/error.ts";
import { documentError, type DocumentContent } from "./document.ts";
import { CharacterMaps } from "./pdf-cmaps.ts";
import { joinLines, type Page, type Piece } from "./pdf-lines.ts";
import { foldRadicals } from "./radicals.ts";

const MAX_PAGES = 5_000;
const END_WITHIN = 4_096;
/** Fewer characters than this on a page are a stamp or a page number. */
const FEWEST_CHARACTERS = 8;
const IMAGES = ["/Subtype/Image", "/Subtype /Image"];

/**
 * Reads the text of a PDF in paragraphs as printed. Nothing in it is run and no picture is decoded. With `scant`, a scan or a
 * drawing is not refused: what little text it holds comes back, stamps and slanted signs in `margin`.
 */
export async function readPdf(
  bytes: Uint8Array,
  { scant = false }: { readonly scant?: boolean | undefined } = {},
): Promise<DocumentContent> {
  const tail = Buffer.from(bytes.subarray(-END_WITHIN)).toString("latin1");
  // What is left of a cut file would read like a whole plan.
  if (!tail.includes("%%EOF")) throw documentError("damaged");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasImages = IMAGES.some((image) => buffer.includes(image));
  const pages: Page[] = [];
  const aslant: string[] = [];
  // The reader takes the bytes it is given away from us, and takes no Buffer, whose slice() would not even copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    isEvalSupported: false,
    useWorkerFetch: false,
    cMapUrl: "cmaps/",
    BinaryDataFactory: CharacterMaps,
  }).catch((error: unknown) => {
    throw error instanceof Error && error.name === "PasswordException" ? documentError("encrypted") : error;
  });
  try {
    if (pdf.numPages > MAX_PAGES) throw documentError("too-demanding");
    for (let number = 1; number <= pdf.numPages; number++) {
      const source = await pdf.getPage(number);
      const viewport = source.getViewport({ scale: 1 });
      const { items } = await source.getTextContent({ includeMarkedContent: false });
      const placed = items.flatMap((item) =>
        "str" in item && item.str !== ""
          ? [place(item.str, item.transform as number[], item.width, viewport.transform as number[])]
          : [],
      );
      const page = upright(placed, viewport);
      pages.push(page);
      if (scant) aslant.push(...otherwise(placed, page));
      source.cleanup();
    }
  } finally {
    await pdf.destroy();
  }
  const { text, margin, tablePages } = joinLines(pages);
  const seen = [margin, ...aslant].filter((each) => each !== "").join("\n");
  const blank = pages.flatMap((page, index) => (charactersOf(page) < FEWEST_CHARACTERS ? [index + 1] : []));
  if (!scant && hasImages && blank.length === pages.length) throw documentError("image-only");
  if ((!scant && blankOf(text) === "") || isGarbled(`${text}${seen}`))
    throw documentError("unsupported", UNREADABLE.zh, UNREADABLE.en);
  const notes: Sentence[] = [];
  if (hasImages && blank.length > 0) notes.push(pagesWithoutText(blank));
  if (tablePages.length > 0) notes.push(pagesWithTables(tablePages));
  return { text, tables: [], margin: seen, notes };
}

const UNREADABLE: Sentence = {
  zh: "PDF 的文字已转为图形，或字体没有给出字符对应关系，无法读取；请上传 Word 原件，或从原件重新导出 PDF。",
  en: "The text of this PDF is drawn as shapes, or its fonts do not say which characters they print. Upload the Word original, or export the PDF from it again.",
};

const blankOf = (text: string): string => text.replace(/\s/g, "");

/** For a good part signs that mean nothing outside the file's own fonts. */
function isGarbled(text: string): boolean {
  const characters = blankOf(text);
  const odd = characters.replace(/[^\p{Co}\p{Cn}\p{Cc}\ufffd]/gu, "");
  return odd.length * 4 > characters.length;
}

function charactersOf(page: Page): number {
  return page.pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);
}

function pagesWithoutText(numbers: readonly number[]): Sentence {
  return {
    zh: `第 ${listed(numbers, "、", "等")}页没有文字（可能是扫描页），未能读入，请对照原件。`,
    en: `Pages ${listed(numbers, ", ", "and others ")}hold no text (they may be scans) and were not read. Compare with the original.`,
  };
}

function pagesWithTables(numbers: readonly number[]): Sentence {
  return {
    zh: `第 ${listed(numbers, "、", "等")}页像是表格，PDF 只能按行读取，单元格可能错位；请对照原件，或上传 Word、Excel 原表。`,
    en: `Pages ${listed(numbers, ", ", "and others ")}seem to hold a table. A PDF can only be read along its lines, so cells may be mixed up: compare with the original, or upload the Word or Excel table.`,
  };
}

function listed(numbers: readonly number[], separator: string, more: string): string {
  const shown = numbers.slice(0, 10);
  return `${shown.join(separator)} ${numbers.length > shown.length ? more : ""}`;
}

/** Text on a page as it is shown, `y` downwards; `turns` are the quarter turns clockwise of its direction. */
type Placed = Piece & { readonly turns: number | null };

const SLANT = 0.1;

function place(text: string, own: readonly number[], width: number, view: readonly number[]): Placed {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view;
  const turn = Math.atan2(vb * a + vd * b, va * a + vc * b) / (Math.PI / 2);
  return {
    text: foldRadicals(text),
    x: va * e + vc * f + ve,
    y: vb * e + vd * f + vf,
    width,
    size: Math.hypot(c, d) || 1,
    turns: Math.abs(turn - Math.round(turn)) > SLANT ? null : (Math.round(turn) + 4) % 4,
  };
}

/** Lines that run otherwise than most of their page. */
function otherwise(placed: readonly Placed[], { pieces }: Page): string[] {
  const kept = new Set(pieces.map(({ text }) => text));
  return placed.map(({ text }) => text).filter((text) => !kept.has(text));
}

/** The page turned so that most of its text runs to the right. What runs otherwise is a watermark or a stamp. */
function upright(placed: readonly Placed[], { width, height }: { width: number; height: number }): Page {
  const characters = [0, 0, 0, 0];
  for (const { turns, text } of placed)
    if (turns !== null) characters[turns] = (characters[turns] ?? 0) + text.trim().length;
  const most = characters.indexOf(Math.max(...characters));
  const turned = (x: number, y: number): { x: number; y: number } =>
    [
      { x, y },
      { x: y, y: width - x },
      { x: width - x, y: height - y },
      { x: height - y, y: x },
    ][most] ?? { x, y };
  return {
    height: most % 2 === 0 ? height : width,
    pieces: placed
      .filter(({ turns }) => turns === most)
      .map((piece) => ({ ...piece, ...turned(piece.x, piece.y) })),
  };
}

import { FailureError } from "../../kernel/error.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { sniffFile } from "../files/sniff.ts";
import { csvCells } from "./csv.ts";
import { documentFailure, type DocumentCode, MEBIBYTE } from "./document.ts";
import { openInert, prepareDocument } from "./extract.ts";
import { type FilledSheet, filledSheet } from "./filled-rows.ts";
import { decodeText } from "./plain-text.ts";
import {
  numbered,
  type NumberedRow,
  WIDEST,
  hiddenSheets,
  readFirstGrid,
  readFirstSheet,
  readGrids,
} from "./xlsx.ts";
import type { Archive } from "./zip.ts";

const MAX_LIST_MEBIBYTES = 5;

/** Reads a list from the first sheet of a workbook (.xlsx, or .xls and .et where LibreOffice is present). */
export function readSheetRows(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly NumberedRow[], DocumentCode>> {
  return readWorkbook(bytes, fileName, readFirstSheet);
}

/**
 * One sheet as its cells show it, a merged one where it begins; `joined`: columns whose cell goes on from the row above;
 * `margin` holds what is printed at the head and foot of its pages.
 */
export type SheetRows = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (NumberedRow & { readonly joined: readonly number[] })[];
  readonly margin: readonly string[];
};

/** Reads every sheet of such a workbook, hidden ones too. */
export function readAllSheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly SheetRows[], DocumentCode>> {
  return readWorkbook(bytes, fileName, async (archive) =>
    (await readGrids(archive, "all")).map(({ name, hidden, grid }) => {
      const { rows, margin } = filledSheet(grid);
      const joined = new Map(rows.map((row) => [row.number, row.joined]));
      const plain = numbered(grid.rows).map((row) => ({ ...row, joined: joined.get(row.number) ?? [] }));
      return { name, hidden, rows: plain, margin };
    }),
  );
}

/** Reads the first sheet with merged cells filled into every row and column that they cover; or values parted by commas. */
export function readFilledSheet(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<FilledSheet, DocumentCode>> {
  if (isValues(bytes, fileName)) return readValues(bytes);
  return readWorkbook(bytes, fileName, async (archive) => filledSheet(await readFirstGrid(archive)));
}

export type NamedSheet = FilledSheet & { readonly name: string };

/** The visible sheets of a workbook in which anything is printed, and the names of those that are hidden. */
export type FilledBook = { readonly sheets: readonly NamedSheet[]; readonly hidden: readonly string[] };

/** As far as what is read may go: that of a list, or that of any document. */
export type BookSize = "list" | "any-size";

/**
 * Reads every visible sheet of a workbook with merged cells filled in; values parted by commas are one sheet. It computes
 * for seconds where the workbook is large: a server calls `filledBookInWorker`.
 */
export async function readFilledBook(
  bytes: Uint8Array,
  fileName: string,
  size: BookSize,
): Promise<Result<FilledBook, DocumentCode>> {
  if (isValues(bytes, fileName)) {
    const read = await readValues(bytes);
    return read.ok ? ok({ sheets: [{ name: "CSV", ...read.value }], hidden: [] }) : read;
  }
  return readWorkbook(bytes, fileName, filledBook, size);
}

async function filledBook(archive: Archive): Promise<FilledBook> {
  const grids = await readGrids(archive, "visible");
  const sheets = grids.map(({ name, grid }) => ({ name, ...filledSheet(grid) }));
  return { sheets, hidden: await hiddenSheets(archive) };
}

/** The sheets alone, up to the limit of any document. */
export async function readFilledSheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly NamedSheet[], DocumentCode>> {
  const read = await readFilledBook(bytes, fileName, "any-size");
  return read.ok ? ok(read.value.sheets) : read;
}

const isValues = (bytes: Uint8Array, fileName: string): boolean =>
  /\.(?:csv|tsv)$/i.test(fileName.trim()) && sniffFile(bytes) === "txt";

async function readValues(bytes: Uint8Array): Promise<Result<FilledSheet, DocumentCode>> {
  if (bytes.length > MAX_LIST_MEBIBYTES * MEBIBYTE) return tooLarge();
  const rows = csvCells(decodeText(bytes).text).map((cells, at) => ({
    number: at + 1,
    cells: cells.slice(0, WIDEST),
    joined: [],
    hidden: false,
  }));
  return ok({ rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== "")), margin: [] });
}

async function readWorkbook<T>(
  bytes: Uint8Array,
  fileName: string,
  read: (archive: Archive) => Promise<T>,
  size: BookSize = "list",
): Promise<Result<T, DocumentCode>> {
  // A list is read within the request, or kept row by row: neither may take long.
  if (size === "list" && bytes.length > MAX_LIST_MEBIBYTES * MEBIBYTE) return tooLarge();
  const prepared = await prepareDocument(bytes, fileName);
  if (!prepared.ok) return prepared;
  if (prepared.value.readable !== "xlsx")
    return refused(
      "unsupported",
      "请上传 Excel 文件（.xlsx）或 .csv；其他格式请先另存为 .xlsx。",
      "Upload an Excel file (.xlsx) or .csv; save other formats as .xlsx first.",
    );
  try {
    return ok(await read(await openInert(prepared.value.bytes)));
  } catch (error) {
    // The parsers under this line throw at whatever a broken file makes them meet.
    return { ok: false, failure: error instanceof FailureError ? error.failure : documentFailure("damaged") };
  }
}

const tooLarge = (): Result<never, DocumentCode> =>
  refused(
    "too-large",
    `名单文件超过 ${MAX_LIST_MEBIBYTES} MB，请删去图片等无关内容后再上传。`,
    `The list is larger than ${MAX_LIST_MEBIBYTES} MB. Remove pictures and whatever is not the list, then upload again.`,
  );

function refused(code: DocumentCode, zh: string, en: string): Result<never, DocumentCode> {
  return { ok: false, failure: documentFailure(code, zh, en) };
}

import { FailureError } from "../../kernel/error.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { sniffFile } from "../files/sniff.ts";
import { csvCells } from "./csv.ts";
import { documentFailure, type DocumentCode, MEBIBYTE } from "./document.ts";
import { openInert, prepareDocument } from "./extract.ts";
import { type FilledSheet, filledSheet } from "./filled-rows.ts";
import { decodeText } from "./plain-text.ts";
import { numbered, type NumberedRow, WIDEST, readFirstGrid, readFirstSheet, readGrids } from "./xlsx.ts";
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

/**
 * Reads every visible sheet of a workbook with merged cells filled in, up to the limit of any document; values parted by
 * commas are one sheet. It computes for seconds where the workbook is large: a server calls `filledSheetsInWorker`.
 */
export async function readFilledSheets(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly NamedSheet[], DocumentCode>> {
  if (isValues(bytes, fileName)) {
    const read = await readValues(bytes);
    return read.ok ? ok([{ name: "CSV", ...read.value }]) : read;
  }
  return readWorkbook(
    bytes,
    fileName,
    async (archive) =>
      (await readGrids(archive, "visible")).map(({ name, grid }) => ({ name, ...filledSheet(grid) })),
    "any-size",
  );
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
  size: "list" | "any-size" = "list",
): Promise<Result<T, DocumentCode>> {
  // It is read within the request, so it may not take long.
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

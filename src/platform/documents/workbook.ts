import type ExcelJS from "exceljs";
import { isDay } from "../../kernel/calendar.ts";

/**
 * `width` in characters of the body font; a Chinese one takes two. Rows that follow each other and have the same
 * `mergeBy` (given the row's index) share one cell in this column.
 */
export type Column<K extends string = string> = {
  readonly header: string;
  readonly key: K;
  readonly width: number;
  readonly align?: "left" | "center" | "right";
  /** `date` takes ISO days; what is no day is kept as text (持续推进). */
  readonly type?: "text" | "number" | "date";
  readonly mergeBy?: (index: number) => string | number;
  /** For people to fill in: coloured, and the only cells of its sheet that are not locked. */
  readonly input?: boolean;
  readonly hidden?: boolean;
};

export type Row<K extends string = string> = Readonly<Record<K, string | number | null>>;

export type Sheet<K extends string = string> = {
  readonly name: string;
  readonly title?: string;
  /** Lines under the title: source, as-of day, standing. */
  readonly notes?: readonly string[];
  /** Printed at the head of every page: 示例. */
  readonly watermark?: string;
  /** A4 when left out; a table of many columns is legible on A3 only. */
  readonly paper?: "A4" | "A3";
  /** Not shown; for what a program finds again. */
  readonly hidden?: boolean;
  readonly columns: readonly Column<K>[];
  readonly rows: readonly Row<K>[];
  /** Cells that a reader's eye should find, by index of the row and key of the column. */
  readonly marked?: (row: number, key: string) => boolean;
};

const SERIF = "仿宋_GB2312";
const HEAD_FONT = "宋体";
export const LINE_POINTS = 15;
export const HIGHEST_ROW_POINTS = 409;
const LONGEST_CELL = 32_767;
const LINE = { style: "thin", color: { argb: "FF9AA5B1" } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE } as const;
const HEAD_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF4" } } as const;
const MARK_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFCE5C8" } } as const;
const INPUT_FILL = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFF7DB" } } as const;
// As the file format numbers them.
const PAPERS = { A4: 9, A3: 8 } as const;
/** A form is locked against slips only: without a password, and rows may still be added and sorted. */
const FORM_RIGHTS = {
  formatCells: true,
  formatColumns: true,
  formatRows: true,
  insertRows: true,
  sort: true,
  autoFilter: true,
};

/**
 * Writes an .xlsx file for reading and printing: head frozen and repeated on each page, text wrapped, pages
 * numbered, a filter wherever no cells are merged (Excel filters only the first row of a merged cell).
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  // A tenth of what a start loads, and a third of a thread that only reads: for those who write a workbook.
  const { default: library } = await import("exceljs");
  const book = new library.Workbook();
  book.creator = "几字弯 Jiziwan";
  const names = new Set<string>();
  for (const sheet of sheets) {
    const page = book.addWorksheet(sheetName(sheet.name, names));
    writeSheet(page, sheet);
    if (sheet.hidden) page.state = "hidden";
    if (sheet.columns.some(({ input }) => input)) await page.protect("", FORM_RIGHTS);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeSheet(page: ExcelJS.Worksheet, sheet: Sheet): void {
  const last = sheet.columns.length;
  for (const [index, { width, hidden = false }] of sheet.columns.entries())
    Object.assign(page.getColumn(index + 1), { width, hidden });
  let at = 0;
  const across = (
    text: string,
    font: Partial<ExcelJS.Font>,
    align: "center" | "left",
    height: number,
  ): void => {
    at++;
    const cell = page.getCell(at, 1);
    if (last > 1) page.mergeCells(at, 1, at, last);
    Object.assign(cell, {
      value: clean(text),
      font,
      alignment: { horizontal: align, vertical: "middle", wrapText: true },
    });
    const width = sheet.columns.reduce((sum, column) => sum + column.width, 0);
    page.getRow(at).height = height * linesOf(text, (width * 11) / (font.size ?? 11));
  };
  if (sheet.title !== undefined) across(sheet.title, { name: HEAD_FONT, size: 18, bold: true }, "center", 30);
  for (const note of sheet.notes ?? [])
    across(note, { name: SERIF, size: 11, color: { argb: "FF52606D" } }, "left", 18);

  const head = ++at;
  for (const [index, column] of sheet.columns.entries()) {
    const cell = page.getCell(head, index + 1);
    cell.value = column.header;
    cell.font = { name: HEAD_FONT, size: 11, bold: true };
    cell.alignment = { horizontal: "center", vertical: "middle", wrapText: true };
    cell.border = BORDER;
    cell.fill = HEAD_FILL;
  }
  const shown = sheet.columns.filter(({ hidden }) => !hidden);
  const lines = Math.max(1, ...shown.map(({ header, width }) => linesOf(header, width - 1)));
  page.getRow(head).height = lines * LINE_POINTS + 9;
  writeRows(page, sheet, head);

  if (sheet.columns.every((column) => column.mergeBy === undefined))
    page.autoFilter = { from: { row: head, column: 1 }, to: { row: head + sheet.rows.length, column: last } };
  page.views = [{ state: "frozen", ySplit: head, activeCell: `A${head + 1}` }];
  page.pageSetup = {
    paperSize: PAPERS[sheet.paper ?? "A4"] as number,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${head}:${head}`,
    margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
  page.headerFooter = {
    oddFooter: "&C第 &P 页，共 &N 页",
    ...(sheet.watermark === undefined ? {} : { oddHeader: `&C${sheet.watermark.replaceAll("&", "&&")}` }),
  };
}

function writeRows(page: ExcelJS.Worksheet, { columns, rows, marked }: Sheet, head: number): void {
  // Whoever fills in a cell by hand, on the screen or on paper, needs room for three lines.
  const least = columns.some(({ input }) => input) ? 3 * LINE_POINTS + 6 : LINE_POINTS;
  const heights = rows.map(() => least);
  const merges: { column: number; first: number; count: number }[] = [];
  // Columns that join rows come last: Excel fits no height to merged cells, so what they lack is shared out.
  const shown = [...columns.entries()].filter(([, { hidden }]) => !hidden);
  for (const [x, column] of shown.toSorted(([, a], [, b]) => joins(a) - joins(b)))
    for (const [first, count] of groupsOf(column, rows.length)) {
      const needed = linesOf(String(rows[first]?.[column.key] ?? ""), column.width - 1) * LINE_POINTS + 6;
      const present = heights.slice(first, first + count).reduce((sum, height) => sum + height, 0);
      for (let i = first; i < first + count; i++)
        heights[i] = Math.min((heights[i] ?? 0) + Math.max(0, needed - present) / count, HIGHEST_ROW_POINTS);
      if (count > 1) merges.push({ column: x + 1, first: head + 1 + first, count });
    }
  const styles = stylesOfCells();
  for (const [index, row] of rows.entries()) {
    const line = page.getRow(head + 1 + index);
    line.height = heights[index] ?? LINE_POINTS;
    for (const [x, column] of columns.entries()) {
      const mark = marked?.(index, column.key) ?? false;
      writeCell(line.getCell(x + 1), column, row[column.key] ?? null, (format) =>
        styles(column, format, mark),
      );
    }
  }
  for (const { column, first, count } of merges) page.mergeCells(first, column, first + count - 1, column);
}

function joins(column: Column): number {
  return column.mergeBy === undefined ? 0 : 1;
}

/** ExcelJS knows a style again by its object; each cell with an own one takes ten times as long to write. */
function stylesOfCells(): (column: Column, format: string, mark: boolean) => ExcelJS.Style {
  const made = new Map<string, ExcelJS.Style>();
  return ({ align, type, input = false }, numFmt, mark) => {
    const horizontal = align ?? (type === "number" ? "right" : "left");
    const key = [horizontal, input, mark, numFmt].join();
    const known = made.get(key);
    if (known) return known;
    const style: Partial<ExcelJS.Style> = {
      font: { name: SERIF, size: 11 },
      border: BORDER,
      alignment: { horizontal, vertical: "middle", wrapText: true },
      ...(input ? { protection: { locked: false } } : {}),
      ...(mark ? { fill: MARK_FILL } : input ? { fill: INPUT_FILL } : {}),
      ...(numFmt === "" ? {} : { numFmt }),
    };
    made.set(key, style as ExcelJS.Style);
    return style as ExcelJS.Style;
  };
}

/** It is text already; the format `@` keeps it text when someone edits the cell or saves it as CSV. */
export const looksLikeFormula = (text: string): boolean => /^[\s]*[=+\-@]/.test(text);

function writeCell(
  cell: ExcelJS.Cell,
  { type }: Column,
  value: string | number | null,
  style: (format: string) => ExcelJS.Style,
): void {
  if (value === null || value === "") cell.style = style("");
  else if (typeof value === "number") {
    cell.value = value;
    cell.style = style("");
  } else if (type === "date" && isDay(value)) {
    cell.value = new Date(`${value}T00:00:00Z`);
    cell.style = style("yyyy-mm-dd");
  } else {
    const text = clean(value);
    cell.value = text;
    cell.style = style(looksLikeFormula(text) ? "@" : "");
  }
}

/** First row and number of rows of each cell of a column. */
function groupsOf({ mergeBy }: Column, rows: number): [first: number, count: number][] {
  const groups: [number, number][] = [];
  let key: string | number | undefined;
  for (let index = 0; index < rows; index++) {
    const own = mergeBy === undefined ? index : mergeBy(index);
    const group = groups.at(-1);
    if (group !== undefined && own === key) group[1]++;
    else groups.push([index, 1]);
    key = own;
  }
  return groups;
}

/** How many lines a text takes in a cell so wide. */
export function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((sum, line) => {
    const units = line.replace(/[^ -\u024f]/g, "--").length;
    return sum + Math.max(1, Math.ceil(units / Math.max(1, width)));
  }, 0);
}

/** A text as a cell can hold it. */
export function clean(text: string): string {
  const legal = text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) =>
    sign === "\n" || sign === "\t" ? sign : "",
  );
  const end = "……（余下超出单元格上限，见原文）";
  return legal.length > LONGEST_CELL ? legal.slice(0, LONGEST_CELL - end.length) + end : legal;
}

/** A name Excel accepts: 31 characters, none of its signs, not twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[[\]:*?/\\]|^'+|'+$/g, " ").trim() || "Sheet";
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : `(${number})`;
    const name = plain.slice(0, 31 - suffix.length) + suffix;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

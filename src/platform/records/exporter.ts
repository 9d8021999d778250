import { FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import { inSheet, type ListedColumns, sheetCell, sheetColumn, type SheetWords } from "../../kernel/list.ts";
import { type Row, type Sheet, writeWorkbook } from "../documents/workbook.ts";

/** Rows of the largest workbook that is written at once. */
export const MOST_EXPORTED = 5_000;

const TOO_MANY_TO_EXPORT = refusal(
  "too-many-rows",
  `筛选出的行超过 ${MOST_EXPORTED.toLocaleString("en")} 行，请再加筛选条件（如城市、举措）后分次导出。`,
  `More than ${MOST_EXPORTED.toLocaleString("en")} rows match. Narrow the filter, by city or measure, and export in parts.`,
);

/** A file as it is handed out. */
export type Exported = { readonly name: string; readonly bytes: Uint8Array };

type Exporting<R> = {
  readonly name: Sentence;
  readonly columns: ListedColumns<R>;
  /** Keys of the columns that were chosen; null: all. */
  readonly chosen: readonly string[] | null;
  /** The first rows of all that match, as many as are exported at most. */
  readonly rows: readonly R[];
  readonly total: number;
  /** Whether what a row says was invented. */
  readonly isSample: (row: R) => boolean;
  readonly words: SheetWords;
  /** Lines under the title: as of which day, what is rounded. */
  readonly notes: readonly string[];
  readonly asOf: string;
};

/** A list as a sheet: its columns, its rows, 示例 in title and watermark where a row is invented. */
export function sheetOfList<R>({
  name,
  columns,
  chosen,
  rows,
  isSample,
  words,
  notes,
}: Omit<Exporting<R>, "total" | "asOf">): Sheet {
  const keys = inSheet(columns, chosen);
  const sample = rows.some(isSample);
  const shown = keys.flatMap((key) => (columns[key] === undefined ? [] : [[key, columns[key]] as const]));
  return {
    name: name.zh,
    title: `${sample ? "【示例】" : ""}${name.zh}`,
    notes,
    ...(sample ? { watermark: "示例　虚构数据" } : {}),
    paper: "A3",
    columns: shown.map(([key, of]) => sheetColumn(key, of)),
    rows: rows.map((row): Row =>
      Object.fromEntries(shown.map(([key, of]) => [key, sheetCell(of, row, words)])),
    ),
  };
}

/**
 * A list as .xlsx, named after it and the day:
 * `exportList({ name: lostProperty.name, columns, chosen: null, rows, total, isSample: ({ sample }) => sample, … })`.
 * Throws `too-many-rows` rather than leave rows out.
 */
export async function exportList<R>(list: Exporting<R>): Promise<Exported> {
  if (list.total > MOST_EXPORTED) throw new FailureError(TOO_MANY_TO_EXPORT);
  return { name: `${list.name.zh} ${list.asOf}.xlsx`, bytes: await writeWorkbook([sheetOfList(list)]) };
}

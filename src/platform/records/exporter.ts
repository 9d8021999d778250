import { buffer } from "node:stream/consumers";
import type { Sentence } from "../../kernel/error.ts";
import { say } from "../../kernel/fields.ts";
import { inSheet, type ListedColumns, sheetCell, sheetColumn, type SheetWords } from "../../kernel/list.ts";
import { inSnapshot, type Sql } from "../database/database.ts";
import { longWorkbook, type SheetHead } from "../documents/long-workbook.ts";
import { type Row, type Sheet, writeWorkbook } from "../documents/workbook.ts";
import { AT_ONCE, FEW_ROWS, type Long, notMore } from "../exports/long.ts";
import { MEDIA_TYPES } from "../files/sniff.ts";
import type { FileReply, PiecedFile } from "../http/file-reply.ts";

/** Rows that are put into a sheet portion by portion; `head` and `file` are asked for when all have been read. */
type Rows = {
  /** What it is of, for who waits for it. */
  readonly name: Sentence;
  readonly total: number;
  readonly rows: AsyncIterable<readonly Row[]>;
  readonly head: (count: number) => SheetHead;
  readonly file: () => string;
};

const inShanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "medium",
});
const standsAt = (at: Date): string => `数据取自北京时间 ${inShanghai.format(at)} 这一时刻。`;

/** A sheet of Excel ends at 1,048,576 lines; title, notes and headings need some of them. */
const MOST_ROWS = 1_048_500;
const NARROWER = say(
  "用筛选缩小范围（如按时间、城市、单位）",
  "Narrow the list by its filters (time, city, unit)",
);

async function* thatFit(portions: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let count = 0;
  for await (const portion of portions) {
    count += portion.length;
    notMore(count, MOST_ROWS, NARROWER);
    yield portion;
  }
}

/** Rows as an .xlsx file, however many: a few at once, more by a job where `long` is a request's. */
export async function exportRows(
  { name, total, rows, head, file }: Rows,
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  notMore(total, MOST_ROWS, NARROWER);
  const at = await long.takes(name, total);
  const headOf = (count: number): SheetHead => {
    const given = head(count);
    return { ...given, notes: [...(given.notes ?? []), standsAt(at)] };
  };
  if (total > FEW_ROWS) {
    const pieces = await longWorkbook(thatFit(rows), headOf);
    return { name: file(), type: MEDIA_TYPES.xlsx, pieces };
  }
  const all: Row[] = [];
  for await (const portion of rows) all.push(...portion);
  const bytes = await writeWorkbook([{ ...headOf(all.length), rows: all }]);
  return {
    name: file(),
    type: MEDIA_TYPES.xlsx,
    pieces: (async function* () {
      yield bytes;
    })(),
  };
}

/** A file in one piece. */
export const wholeFile = async (file: PiecedFile): Promise<FileReply> => ({
  name: file.name,
  type: file.type,
  bytes: await buffer(file.pieces),
});

/** The same as of one instant, as commands write it. */
export const fileAtOnce = (sql: Sql, make: () => Promise<PiecedFile>): Promise<FileReply> =>
  inSnapshot(sql, async (hold) => {
    await hold();
    return wholeFile(await make());
  });

type OfList<R> = {
  readonly name: Sentence;
  readonly columns: ListedColumns<R>;
  /** Keys of the columns that were chosen; null: all. */
  readonly chosen: readonly string[] | null;
  /** Lines under the title: as of which day, what is rounded. */
  readonly notes: readonly string[];
};

const shownOf = <R>({ columns, chosen }: Pick<OfList<R>, "columns" | "chosen">) =>
  inSheet(columns, chosen).flatMap((key) =>
    columns[key] === undefined ? [] : [[key, columns[key]] as const],
  );

const cellsOf = <R>(
  list: Pick<OfList<R>, "columns" | "chosen">,
  rows: readonly R[],
  words: SheetWords,
): Row[] => {
  const shown = shownOf(list);
  return rows.map((row): Row =>
    Object.fromEntries(shown.map(([key, of]) => [key, sheetCell(of, row, words)])),
  );
};

const listHead = <R>(list: OfList<R>, sample: boolean): SheetHead => ({
  name: list.name.zh,
  title: `${sample ? "【示例】" : ""}${list.name.zh}`,
  notes: list.notes,
  ...(sample ? { watermark: "示例　虚构数据" } : {}),
  paper: "A3",
  columns: shownOf(list).map(([key, of]) => sheetColumn(key, of)),
});

/** A list as a sheet: its columns, its rows, 示例 in title and watermark where a row is invented. */
export const sheetOfList = <R>({
  rows,
  isSample,
  words,
  ...list
}: OfList<R> & {
  readonly rows: readonly R[];
  /** Whether what a row says was invented. */
  readonly isSample: (row: R) => boolean;
  readonly words: SheetWords;
}): Sheet => ({ ...listHead(list, rows.some(isSample)), rows: cellsOf(list, rows, words) });

/**
 * A list as .xlsx, named after it and the day:
 * `exportList({ name: lostProperty.name, columns: () => COLUMNS, chosen: null, rows: inPages(long, …), total, … }, long)`.
 * Columns may follow from the rows that have been read.
 */
export async function exportList<R>(
  list: Pick<OfList<R>, "name" | "chosen"> & {
    readonly columns: () => ListedColumns<R>;
    readonly notes: (count: number) => readonly string[];
    readonly rows: AsyncIterable<readonly R[]>;
    readonly total: number;
    readonly isSample: (row: R) => boolean;
    readonly words: SheetWords;
    readonly asOf: string;
  },
  long: Long = AT_ONCE,
): Promise<PiecedFile> {
  const { name, chosen, columns, notes, rows, total, isSample, words, asOf } = list;
  let sample = false;
  async function* cells(): AsyncGenerator<readonly Row[]> {
    for await (const portion of rows) {
      sample ||= portion.some(isSample);
      yield cellsOf({ columns: columns(), chosen }, portion, words);
    }
  }
  const head = (count: number) => listHead({ name, chosen, columns: columns(), notes: notes(count) }, sample);
  return exportRows({ name, total, rows: cells(), head, file: () => `${name.zh} ${asOf}.xlsx` }, long);
}

import { FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import type { Sql } from "../database/database.ts";

/** Rows that are written in about a second, while who asked waits; more are left to a job. */
export const FEW_ROWS = 2_000;

/** What is read of a list at once when nothing says in which portions: a short file is read by one statement, as of one instant. */
export const ROWS_AT_ONCE = FEW_ROWS + 1;

/** Refuses what holds too much for one file; `narrower`: by what the list is narrowed. */
export function notMore(rows: number, most: number, narrower: Sentence): void {
  if (rows <= most) return;
  const figure = most.toLocaleString("en");
  throw new FailureError(
    refusal(
      "too-many-rows",
      `超过 ${figure} 行，一个文件放不下；请${narrower.zh}，分次导出。`,
      `One file holds at most ${figure} rows. ${narrower.en} and export in parts.`,
    ),
  );
}

/** How a route that hands out a file, or keeps a record, says how long it takes, and how far it is. */
export type Long = {
  /**
   * Says what is to be written, and how many rows: where a job does it, the request ends here. `each`: as how many rows of an
   * ordinary list one of them costs. What a job reads from then on stands as of the instant that is returned.
   */
  readonly takes: (name: Sentence, rows: number, each?: number) => Promise<Date>;
  /** Says that so many are done; throws where nobody wants the rest. */
  readonly wrote: (rows: number) => Promise<void>;
  /**
   * Says on which page the record is opened, in the transaction that keeps it, so that it is made once however often a job is broken
   * off; throws where nobody wants it any more.
   */
  readonly made: (transaction: Sql, link: string) => Promise<void>;
  /** Aborted where nobody wants the rest, for what is made in one go. */
  readonly signal: AbortSignal;
};

/** Thrown where a job does what was asked for. */
export class TakesLong extends Error {
  readonly what: Sentence;
  readonly rows: number;
  constructor(what: Sentence, rows: number) {
    super(`${rows} rows are written by a job`);
    this.name = "TakesLong";
    this.what = what;
    this.rows = rows;
  }
}

const WANTED = new AbortController().signal;

/** For who can wait, as on a command line. */
export const AT_ONCE: Long = {
  takes: async () => new Date(),
  wrote: async () => {},
  made: async () => {},
  signal: WANTED,
};

/** For a request: what is more than a few rows is left to a job. */
export const whileAsked = (few: number, now: () => Date): Long => ({
  takes: async (what, rows, each = 1) => {
    if (rows * each > few) throw new TakesLong(what, rows);
    return now();
  },
  wrote: async () => {},
  made: async () => {},
  signal: WANTED,
});

/** The rows of a list, portion by portion, told to `long`: `inPages(long, (page) => listThings(desk, filter, page))`. */
export async function* inPages<R>(
  long: Long,
  list: (page: { readonly page: number; readonly size: number }) => Promise<readonly R[]>,
  size = ROWS_AT_ONCE,
): AsyncGenerator<readonly R[]> {
  let written = 0;
  for (let page = 1; ; page++) {
    const rows = await list({ page, size });
    if (rows.length > 0) yield rows;
    written += rows.length;
    await long.wrote(written);
    if (rows.length < size) return;
  }
}

import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/** Days for which a file that was written in the background can be fetched. */
export const EXPORT_DAYS = 7;

/**
 * A file or a record too long to be waited for, as who asked for it sees it: written by a job, fetched or opened when it is done.
 * `done` and `total` count what is read for it.
 */
export type Export = {
  readonly id: string;
  /** What it is of, until it is a file with a name of its own. */
  readonly name: Sentence;
  readonly file: string | null;
  readonly makes: "file" | "record";
  /** The page of the record that was made. */
  readonly link: string | null;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly done: number;
  readonly total: number;
  readonly failure: Sentence | null;
  readonly askedAt: string;
  /** The last day on which a file can be fetched; a record stays where it is. */
  readonly until: Day;
};

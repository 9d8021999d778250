import type { Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/** Days for which a file that was written in the background can be fetched. */
export const EXPORT_DAYS = 7;

/**
 * A file too long to be waited for, as who asked for it sees it: written by a job, fetched when it is done. `done` and
 * `total` count rows.
 */
export type Export = {
  readonly id: string;
  /** What it is of, until it is a file with a name of its own. */
  readonly name: Sentence;
  readonly file: string | null;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly done: number;
  readonly total: number;
  readonly failure: Sentence | null;
  readonly askedAt: string;
  /** The last day on which it can be fetched. */
  readonly until: Day;
};

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

/** Whatever runs or ran in the background for one person. */
export type BackgroundWork = {
  readonly id: string;
  readonly kind: Sentence;
  readonly name: Sentence;
  readonly state: "waiting" | "running" | "stopped" | "done" | "failed";
  readonly done: number;
  readonly total: number;
  /** What `done` and `total` count. */
  readonly counts: "rows" | "items" | "entries";
  /** What it waits for, or why it was not done. */
  readonly why: Sentence | null;
  readonly askedAt: string;
  /** The last day on which its file can be fetched; null where it makes none. */
  readonly until: Day | null;
  /** The page that shows what it made or does. */
  readonly link: string | null;
  /** Left to the one mechanism of files and records: can be cancelled and taken off the list here. */
  readonly own: Export["makes"] | null;
};

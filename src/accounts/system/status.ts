import type { Sentence } from "../../kernel/error.ts";
import type { Mode } from "../domain/account.ts";

/** How far work on a backup is: tables done, of how many where that is known, rows passed. */
export type Progress = { readonly tables: number; readonly of: number | null; readonly rows: number };

export type BackupLine = {
  readonly id: string;
  readonly file: string;
  /** The node that wrote it. */
  readonly host: string;
  readonly cause: "asked" | "clock";
  readonly askedBy: string | null;
  readonly askedAt: string;
  /** `done` is whole: read back from the disk and compared with what was written. */
  readonly state: "waiting" | "writing" | "reading" | "done" | "failed";
  readonly progress: Progress | null;
  readonly writtenAt: string | null;
  readonly bytes: number | null;
  readonly tables: number | null;
  readonly rows: number | null;
  readonly failure: Sentence | null;
  readonly rehearsal: "waiting" | "restoring" | "done" | "failed" | null;
  readonly rehearsedAt: string | null;
  readonly rehearsalFailure: Sentence | null;
  /** Whether its file lies in the folder of the node that answers. */
  readonly here: boolean;
};

export type DiskLine = {
  readonly use: "data" | "backups";
  readonly folder: string;
  readonly free: number;
  readonly size: number;
  readonly nearlyFull: boolean;
};

export type SystemStatus = {
  readonly version: string;
  readonly node: string;
  readonly host: string;
  readonly startedAt: string;
  readonly mode: Mode;
  readonly database: {
    readonly version: string;
    readonly name: string;
    readonly bytes: number;
    readonly connections: number;
    /** What each part takes, the largest first. */
    readonly parts: readonly { readonly schema: string; readonly bytes: number }[];
    readonly migrations: readonly {
      readonly schema: string;
      readonly name: string;
      readonly appliedAt: string;
    }[];
  };
  readonly disks: readonly DiskLine[];
  /** Whether backups lie on the disk whose loss they are meant to survive. */
  readonly oneDisk: boolean;
  readonly backups: {
    readonly folder: string;
    /** Of Asia/Shanghai; null where none are written by the clock. */
    readonly hour: number | null;
    readonly keep: number;
    readonly rows: readonly BackupLine[];
  };
  readonly mail: { readonly configured: boolean; readonly waiting: number; readonly failed: number };
  readonly jobs: {
    readonly waiting: number;
    readonly running: number;
    readonly failed: readonly {
      readonly id: string;
      readonly name: string;
      readonly attempts: number;
      readonly maxAttempts: number;
      readonly lastError: string | null;
      readonly nextRunAt: string;
    }[];
  };
};

/** The last that is whole. */
export const lastWhole = (rows: readonly BackupLine[]): BackupLine | undefined =>
  rows
    .filter(({ state }) => state === "done")
    .toSorted((a, b) => (b.writtenAt ?? "").localeCompare(a.writtenAt ?? ""))[0];

const WORKING: readonly (string | null)[] = ["waiting", "writing", "reading", "restoring"];

/** Whether anything is written, read or restored now. */
export const isAtWork = (rows: readonly BackupLine[]): boolean =>
  rows.some(({ state, rehearsal }) => WORKING.includes(state) || WORKING.includes(rehearsal));

import type { SealedTable } from "../../platform/audit/seals.ts";
import type { TrailSubjects } from "../../platform/audit/subjects.ts";
import type { Sql } from "../../platform/database/database.ts";

/** What other slices know of units, handed over where all are composed. */
export type Neighbours = {
  /** The unit of the demonstration with most to do; null where there is none. */
  readonly sampleUnit: (sql: Sql) => Promise<string | null>;
  /** How many tasks these units answer for, or did. */
  readonly countTasks: (sql: Sql, unitIds: readonly string[]) => Promise<number>;
  /** What of all slices the trail vouches for. */
  readonly sealed: readonly SealedTable[];
  /** What of all slices the trail calls by kind and id. */
  readonly subjects: () => TrailSubjects;
};

export const NO_NEIGHBOURS: Neighbours = {
  sampleUnit: async () => null,
  countTasks: async () => 0,
  sealed: [],
  subjects: () => ({}),
};

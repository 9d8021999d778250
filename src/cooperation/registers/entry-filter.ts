import type { EntryRow } from "./entry-row.ts";

export const ENTRY_STATES = ["open", "closed", "blocked", "slipping"] as const;
export const ENTRY_SORTS = ["name", "stage", "amount", "due", "age", "changed"] as const;

/** What a list or board of a register is narrowed to; all that is given must hold. */
export type EntryFilter = {
  readonly q?: string | undefined;
  readonly variant?: string | undefined;
  /** A stage's key, or `unknown`. */
  readonly stage?: string | undefined;
  readonly measure?: string | undefined;
  readonly undertaking?: string | undefined;
  readonly unit?: string | undefined;
  readonly city?: string | undefined;
  readonly standing?: EntryRow["standing"] | undefined;
  /** `slipping`: the next stage is past its planned day, or the last one that can be compared was late. */
  readonly state?: (typeof ENTRY_STATES)[number] | undefined;
};

export type EntrySort = (typeof ENTRY_SORTS)[number];

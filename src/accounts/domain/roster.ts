import type { Sentence } from "../../kernel/error.ts";

/** What is wrong with one row of a roster, in the row numbers that the sheet shows. */
export type RosterIssue = { readonly row: number; readonly field: string; readonly sentence: Sentence };

export type RosterImport = {
  readonly applied: boolean;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly issues: readonly RosterIssue[];
};

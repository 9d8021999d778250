import type { Sentence } from "../../kernel/error.ts";
import type { ImportView, SheetLine } from "../../kernel/sheet.ts";
import type { RosterField } from "./sheet.ts";

/** What a row of a roster becomes. */
export const ROSTER_OUTCOMES = {
  created: { zh: "新增", en: "new" },
  updated: { zh: "更新", en: "changed" },
  unchanged: { zh: "未变", en: "as before" },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A row of a roster as it would be, or was, written; of its liaisons only how many. */
export type RosterLine = SheetLine & {
  readonly outcome: keyof typeof ROSTER_OUTCOMES | "nothing";
  readonly aliases: readonly string[];
  readonly parent: string;
  readonly liaisons: number;
};
export type RosterImport = ImportView<RosterLine, RosterField, Record<never, never>>;

import type { ColumnMapping, SheetRow } from "../../kernel/column-mapping.ts";
import { type Failure, refusal, type Sentence } from "../../kernel/error.ts";
import type {
  ToldUnit,
  CellCorrections,
  Decisions,
  Option,
  Question,
  SheetColumns,
  SheetLine,
  SheetMapping,
} from "../../kernel/sheet.ts";
import type { Sql } from "../database/database.ts";
import type { Caller, Shell } from "../slice.ts";
import type { ImportRecord, ImportTables } from "./importer-store.ts";

export type ImportDesk = Pick<Shell, "sql" | "audit" | "now" | "files" | "jobs"> & {
  readonly organisations?: { readonly list: (sql?: Sql) => Promise<readonly unknown[]> };
};

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

/** A line with what it does; null where it does nothing. */
export type Work<L, W> = { readonly line: L; readonly deed: W | null };

/** What the lines of a sheet become, in their order, and what is left open. */
export type ReadSheet<L, W> = {
  readonly work: readonly Work<L, W>[];
  readonly questions?: readonly Question[];
  /** Why nothing of it can be entered, as all its lines together say. */
  readonly unready?: Failure | null;
};

/** What people say of the columns of a sheet, and of a workbook's further ones; those without fields are proposed anew. */
export type SaidColumns = {
  readonly headingRow: number;
  readonly fields?: readonly (string | null)[] | undefined;
  readonly further?: readonly Omit<SaidColumns, "further">[] | undefined;
};

/** What people say of an import on the state that they saw (`version`); `sheet`: read another one of the workbook instead. */
export type Correction<D> = D &
  SaidColumns & {
    readonly cells?: CellCorrections | undefined;
    readonly sheet?: number | undefined;
    readonly version?: number | undefined;
  };

/** What is read, and where it goes. */
export type Sheet<M> = {
  /** Of the import: its rows stay as they are. Null where nothing is kept. */
  readonly id: string | null;
  readonly scope: string;
  readonly rows: readonly SheetRow[];
  readonly mapping: M;
  /** What it has become itself so far, by id: where it goes on, no line that is left is like what another became. */
  readonly own: ReadonlySet<string>;
};

/**
 * What a slice says of its importer. `F`: what columns may mean; `D`: what people decide; `G`: what sheets are read against;
 * `L`: a line as it is shown and kept; `W`: what a line does.
 */
export type ImporterSpec<
  K extends ImportDesk,
  F extends string,
  D extends Decisions,
  G,
  L extends SheetLine,
  W,
> = {
  readonly slice: string;
  /** Names the job, the subject on the trail and the keys of its acts. */
  readonly name: string;
  /** What the trail calls what is done with it, where that is not `slice.verb-name`. */
  readonly action?: (verb: "upload" | "map" | "apply" | "stop" | "discard") => string;
  readonly tables: ImportTables;
  /** Lines of the largest sheet that is taken. */
  readonly most: number;
  /** Lines up to which a sheet is entered at once and whole; `AT_ONCE_LINES` where its lines do not lean on each other. */
  readonly atOnce?: number;
  /** Lines that are entered in one transaction in the background; `PORTION_LINES` where what each needs is its own. */
  readonly portion?: number;
  /**
   * Every visible sheet of a workbook is read, in a thread of its own and of any size that a document may have; says for
   * what, by what its columns and those of all sheets mean; null: for nothing. Left out: the one alone whose headings are
   * known best, or which people choose.
   */
  readonly sheets?: (own: ColumnMapping<F>, all: readonly ColumnMapping<F>[]) => Sentence | null;
  /** Neither the file nor its rows are kept once it is entered or discarded: they hold what is nobody else's business. */
  readonly forgets?: true;
  /** Held in the transaction that enters a sheet, before it is read for the last time. */
  readonly hold?: (sql: Sql) => Promise<unknown>;
  /** The outcomes of its lines, and what progress counts a line under; `nothing` counts under none. */
  readonly outcomes: Readonly<Record<string, string>>;
  /** What else progress counts a line under once it is entered. */
  readonly also?: (line: L) => readonly string[];
  /** The outcomes whose `entryId` is made by the line: see `own` of what is read. */
  readonly makes?: readonly string[];
  /** Further lines that may be asked for by a name. */
  readonly shows?: Readonly<Record<string, (line: L) => boolean>>;
  readonly undecided: D;
  readonly ground: (
    desk: K,
    into: { readonly scope: string; readonly fileName: string },
    caller: Caller,
  ) => Promise<G>;
  /** Why the caller may look at an import and not change it, asked before a file is read; left out: nobody is told so. */
  readonly refuses?: (ground: G) => Failure | null;
  readonly regionOf: (ground: G) => string;
  /** What it goes into by its own name, where there are several: the title of a plan. */
  readonly into?: (ground: G) => string;
  readonly columns: (ground: G) => SheetColumns<F>;
  /** The fields that a column may be given, with those that the sheet itself brings. */
  readonly fields: (
    ground: G,
    used: readonly (F | null)[],
  ) => readonly { readonly field: F; readonly name: Sentence }[];
  readonly knows: (ground: G, field: F) => boolean;
  /** Why nothing can be entered yet, whatever the lines say. */
  readonly unready: (ground: G, mapping: SheetMapping<F, D>) => Failure | null;
  readonly read: (sql: Sql, sheet: Sheet<SheetMapping<F, D>>, ground: G) => Promise<ReadSheet<L, W>>;
  /**
   * What everything is now that lines are read against, in one word: while it says the same of an open import without columns,
   * its lines stand as they were read, and a page of them is all that is looked at. Left out: they are read anew at each look.
   */
  readonly against?: (sql: Sql, ground: G) => Promise<string>;
  /** Long lists that questions refer to. */
  readonly lists?: (ground: G) => Readonly<Record<string, readonly Option[]>>;
  /** What is decided where nobody decided yet, for showing it. */
  readonly shown?: (ground: G, decisions: D) => D;
  /**
   * Enters a portion, in the transaction of `desk`; the lines as they stand afterwards. `key` makes the same key for the same
   * words again, so that what is asked for twice is done once. Throws what the first refused line is refused with.
   */
  readonly enter: (
    desk: K,
    portion: readonly { readonly line: L; readonly deed: W }[],
    about: {
      readonly record: ImportRecord<SheetMapping<F, D>, L>;
      readonly ground: G;
      readonly key: (...words: readonly string[]) => string;
      readonly caller: Caller;
    },
  ) => Promise<readonly L[]>;
  /** What follows from all of it, once, in the transaction that ends it. */
  readonly settle?: (desk: K, ground: G) => Promise<void>;
  /** Whom it tells that these are entered. */
  readonly told?: (deeds: readonly W[], ground: G) => readonly ToldUnit[];
  /** Counts of its lines beside those of their outcomes. */
  readonly tally?: (lines: readonly L[]) => Readonly<Record<string, number>>;
  /** Who may see an import of another; the office where it is left out. */
  readonly seesAll?: (caller: Caller) => boolean;
  /** Files that are no sheets: read as rows without columns, each told by `is` and read by the slice itself. */
  readonly other?: {
    readonly read: (
      desk: K,
      upload: Upload,
      confirmInternal: boolean,
      caller: Caller,
    ) => Promise<SheetRow[] | null>;
    readonly is: (rows: readonly SheetRow[]) => boolean;
  };
};

export type Shown = { readonly page: number; readonly size: number; readonly show: string };
export const FIRST_PAGE: Shown = { page: 1, size: 50, show: "all" };

export const NO_IMPORT = refusal(
  "not-found",
  "没有这次导入，请重新上传文件。",
  "There is no such import. Upload the file again.",
);
export const DISCARDED = refusal(
  "discarded",
  "这次导入已经作废，请重新上传。",
  "This import was discarded. Upload the file again.",
);
export const APPLIED = refusal(
  "applied",
  "这次导入已经登记，不能再改；要更正请重新上传文件，或到登记处修改。",
  "This import is entered already. To correct it upload the file again, or change what was entered.",
);
export const RUNNING = refusal(
  "running",
  "这次导入正在登记，请等它完成，或先停止。",
  "This import is being entered. Wait until it is done, or stop it first.",
);
export const STOPPED = refusal(
  "stopped",
  "这次导入已停止，登记了的行保留，不能再改或作废。请点“继续登记”登记其余的行。",
  "This import was stopped. What was entered stays, so it can be neither changed nor discarded. Go on to enter the other lines.",
);
export const NO_SHEET = refusal(
  "no-sheet",
  "文件里没有这张工作表，请重新选择。",
  "The file has no such sheet. Choose another one.",
);
export const NOTHING_TO_ENTER = refusal(
  "nothing-to-enter",
  "没有可登记的行。请按各行的提示改正。",
  "No line can be entered. Correct what the lines say.",
);
export const haveErrors = (lines: number) =>
  refusal(
    "rows-have-errors",
    `有 ${lines} 行有问题，没有登记任何一行。请改正，或选“只登记无误的行”。`,
    `${lines} lines have errors, so none was entered. Correct them, or enter only the good ones.`,
  );
export const tooLong = (most: number) =>
  refusal(
    "too-many-rows",
    `表格超过 ${most.toLocaleString("en")} 行，没有保存。请分成几个文件上传。`,
    `The sheet has more than ${most.toLocaleString("en")} rows and was not kept. Split it into several files.`,
  );
export const unknownField = (field: string) =>
  refusal(
    "unknown-field",
    `这里没有“${field.slice(0, 60)}”这一项，请重新选择。`,
    `There is no field “${field.slice(0, 60)}” here. Choose another one.`,
  );

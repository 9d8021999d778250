import type { Day } from "../../../kernel/calendar.ts";
import type { ColumnMapping, MappedColumn } from "../../../kernel/column-mapping.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type {
  EntryAct,
  EntryLink,
  EntryState,
  MoneyLine,
  RegisterKind,
  StageDays,
} from "../../registers/entry.ts";
import type { ImportField } from "./import-fields.ts";
import type { MoneyUnit } from "./import-money.ts";

/** What people decide on an import, beside what its columns mean. */
export type ImportDecisions = {
  /** Who is meant by a name that the roster does not have; null: nobody, the name is left out. */
  readonly units: Readonly<Record<string, string | null>>;
  /** Line of the sheet → the row of the register that it is, null where it is another. */
  readonly same: Readonly<Record<string, string | null>>;
  /** What sums are counted in, where neither heading nor cell says so. */
  readonly moneyUnit: MoneyUnit | null;
  /** Where rows belong that name no city. */
  readonly city: string | null;
  /** Where rows belong whose city is none of the four, by what they say; absent in older imports. */
  readonly cities?: Readonly<Record<string, string>> | undefined;
  /** Whether measures that are proposed by the name are taken. */
  readonly proposedLinks: boolean;
};
export const NO_DECISIONS: ImportDecisions = {
  units: {},
  same: {},
  moneyUnit: null,
  city: null,
  proposedLinks: true,
};

export type RegisterMapping = ColumnMapping<ImportField> & ImportDecisions;

/** Something to be said of a row: what, and what to do. */
export type ImportIssue = {
  readonly field: Sentence | null;
  readonly sentence: Sentence;
  /** The row cannot be taken over as it is. */
  readonly blocks: boolean;
  /** The choice on the page that would settle it. */
  readonly asks?: "money-unit" | "city";
};

/** A row of the sheet as it was read, before it is held against the register. */
export type ImportDraft = {
  readonly number: number;
  readonly id: string | null;
  readonly name: string;
  readonly regionCode: string;
  readonly variant: string | null;
  readonly values: EntryState["values"];
  readonly stages: Readonly<Record<string, Partial<StageDays>>>;
  readonly money: readonly MoneyLine[];
  readonly links: readonly EntryLink[];
  /** Links proposed by its name; nobody said so yet. */
  readonly proposed: readonly EntryLink[];
  /** Names that the roster does not have and nobody decided on. */
  readonly unknownUnits: readonly string[];
  /** The row says itself which city it belongs to. */
  readonly citySaid: boolean;
  /** What the row says for its city where that is none of the four, or by what it seems to be another city's. */
  readonly unknownCity: string | null;
  readonly variantSaid: boolean;
  readonly issues: readonly ImportIssue[];
};

/** What a line of the sheet becomes: a new row, a change of one, one in which nothing differs, a question, or nothing. */
export const IMPORT_OUTCOMES = ["new", "update", "unchanged", "same", "nothing"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** A row that a line of the sheet may be. */
export type LikeEntry = { readonly id: string; readonly name: string; readonly regionCode: string };

/** A line of the sheet as it would be, or was, taken over. */
export type ImportRow = {
  readonly number: number;
  readonly outcome: ImportOutcome;
  readonly name: string;
  readonly regionCode: string;
  readonly variant: string | null;
  readonly links: readonly { readonly text: string; readonly proposed: boolean }[];
  readonly entryId: string | null;
  /** Rows that look alike: a person says whether it is one of them. */
  readonly like: readonly LikeEntry[];
  readonly changes: readonly Sentence[];
  readonly issues: readonly ImportIssue[];
};

/** What a line of the sheet does: acts in their order on one row of the register; `version` is that on which they rest. */
export type ImportDeed = {
  readonly row: ImportRow;
  readonly version: number | null;
  readonly acts: readonly EntryAct[];
};

export const IMPORT_STATES = ["mapping", "applying", "stopped", "applied", "discarded"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type ImportCounts = Readonly<Record<ImportOutcome, number>> & {
  readonly rows: number;
  readonly good: number;
  readonly blocked: number;
};

export type UnknownUnit = {
  readonly printed: string;
  readonly rows: number;
  readonly decided: string | null | undefined;
  readonly nearest: readonly { readonly id: string; readonly name: string }[];
};

/** How far an import is, and what it did; rows were refused when they were applied. */
export type ImportProgress = {
  readonly done: number;
  readonly of: number;
  readonly entered: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly skipped: number;
};

/** A workbook on its way into a register, with one page of its rows. */
export type RegisterImport = {
  readonly id: string;
  readonly register: RegisterKind;
  readonly fileName: string;
  readonly addedBy: string;
  readonly addedOn: Day;
  readonly state: ImportState;
  readonly headingRow: number;
  readonly firstRows: readonly { readonly number: number; readonly text: string }[];
  readonly columns: readonly MappedColumn<ImportField>[];
  readonly fields: readonly { readonly field: ImportField; readonly name: Sentence }[];
  readonly rows: readonly ImportRow[];
  readonly total: number;
  readonly counts: ImportCounts;
  readonly unknownUnits: readonly UnknownUnit[];
  readonly unknownCities: readonly {
    readonly printed: string;
    readonly rows: number;
    readonly decided: string | undefined;
  }[];
  readonly decisions: ImportDecisions;
  /** Whether a column holds sums whose unit nobody said. */
  readonly asksMoneyUnit: boolean;
  /** Lines whose row names no city. */
  readonly withoutCity: number;
  readonly progress: ImportProgress | null;
};

/** Rows below which an import is applied at once, in one transaction; larger ones go on in the background. */
export const AT_ONCE_ROWS = 500;
/** Rows of the largest workbook that is taken in. */
export const MOST_IMPORT_ROWS = 5_000;

export const blockedRow = ({ issues }: Pick<ImportRow, "issues">): boolean =>
  issues.some(({ blocks }) => blocks);

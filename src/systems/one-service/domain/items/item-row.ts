import type { ColumnMapping, MappedColumn, SheetRow } from "../../../../kernel/column-mapping.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { ItemField } from "./item-fields.ts";
import type { KeptItem } from "./item.ts";
import type { Finding } from "./lint-rule.ts";
import type { Supplied } from "./supplied.ts";

/** A sheet of a workbook of items as it was read. */
export type ItemSheet = { readonly name: string; readonly rows: readonly SheetRow[] };

/** What the columns of one sheet mean; null fields are left out. */
export type SheetMapping = ColumnMapping<ItemField> & { readonly sheet: string };
export type ItemMapping = { readonly sheets: readonly SheetMapping[] };

/** What is wrong with a row of a workbook; `blocks`: what it belongs to cannot be taken over as it is. */
export type ReadProblem = {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly field: ItemField | null;
  readonly blocks: boolean;
  readonly sentence: Sentence;
};

export type RuleCount = { readonly rule: string; readonly items: number };

/** What an import would bring, or brought. */
export type ImportCounts = {
  readonly rows: number;
  readonly items: number;
  readonly materials: number;
  /** Items that a problem keeps out. */
  readonly blocked: number;
  readonly problems: number;
  readonly findings: number;
  readonly errors: number;
  readonly corrections: number;
};

export const IMPORT_STATES = ["mapping", "applied", "discarded"] as const;

export type ImportLine = {
  readonly id: string;
  readonly city: string;
  readonly fileName: string;
  readonly state: (typeof IMPORT_STATES)[number];
  readonly counts: ImportCounts;
  readonly sample: boolean;
  readonly addedOn: Day;
  readonly addedBy: string;
};

export type ShownSheet = {
  readonly sheet: string;
  /** Whether it is read for items, for their materials, or not at all. */
  readonly role: "items" | "materials" | "ignored";
  readonly headingRow: number;
  readonly firstRows: readonly { readonly number: number; readonly text: string }[];
  readonly columns: readonly MappedColumn<ItemField>[];
};

export type ImportOutcome = {
  readonly entered: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly left: number;
};

/** An import with one page of what is wrong with its rows and one page of what the linter found. */
export type ImportView = ImportLine & {
  readonly sheets: readonly ShownSheet[];
  readonly byRule: readonly RuleCount[];
  readonly problems: readonly ReadProblem[];
  readonly findings: readonly Finding[];
  readonly totalFindings: number;
  readonly mayChange: boolean;
  readonly outcome: ImportOutcome | null;
};

/** A line of the list of items. */
export type ItemRow = Pick<
  KeptItem,
  | "id"
  | "importId"
  | "importedOn"
  | "sample"
  | "city"
  | "catalogCode"
  | "taskCode"
  | "name"
  | "type"
  | "dept"
  | "projectType"
  | "legal"
  | "promised"
  | "visits"
> & {
  readonly materials: number;
  readonly rules: readonly string[];
  /** How many of the rules are errors. */
  readonly errors: number;
};

export type ItemFilter = {
  readonly city?: string | undefined;
  readonly type?: string | undefined;
  readonly dept?: string | undefined;
  /** Id of a rule of which something was found, or `any`, or `errors`. */
  readonly finding?: string | undefined;
  readonly q?: string | undefined;
  readonly catalogCode?: string | undefined;
  readonly catalogCodes?: readonly string[] | undefined;
  readonly importId?: string | undefined;
};

export type ItemVersion = {
  readonly id: string;
  readonly importId: string;
  readonly importedOn: Day;
  readonly replacedOn: Day | null;
  readonly fileName: string;
};

/** One item with its findings as of a day, what shared data can supply, and its earlier and later versions. */
export type ItemDetail = {
  readonly item: KeptItem;
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly printed: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly supplied: readonly Supplied[];
  readonly versions: readonly ItemVersion[];
  readonly replacedOn: Day | null;
  readonly asOf: Day;
};

/** A material that an item asks for though a shared resource can supply it. */
export type AskedAgain = Pick<ItemRow, "id" | "city" | "name" | "dept" | "sample"> & {
  readonly supplied: readonly Supplied[];
};

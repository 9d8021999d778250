import type { EntryAct } from "../kind.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { ImportView, SheetIssue, SheetLine, SheetMapping } from "../../../kernel/sheet.ts";
import type { MoneyUnit } from "../../../kernel/sheet-money.ts";
import type { EntryLink, EntryState, MoneyLine, StageDays } from "../entry.ts";
import type { ColumnKey } from "../columns.ts";

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
  cities: {},
  proposedLinks: true,
};

export type RegisterMapping = SheetMapping<ColumnKey, ImportDecisions>;

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
  readonly issues: readonly SheetIssue[];
};

/** What a line of the sheet becomes: a new row, a change of one, one in which nothing differs, or a question. */
export const IMPORT_OUTCOMES = {
  new: { zh: "新增", en: "new" },
  update: { zh: "更新", en: "changed" },
  unchanged: { zh: "无变化", en: "unchanged" },
  same: { zh: "待认定", en: "to be decided" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type ImportOutcome = keyof typeof IMPORT_OUTCOMES | "nothing";

/** A line of the sheet as it would be, or was, taken over. */
export type ImportRow = SheetLine & {
  readonly outcome: ImportOutcome;
  readonly regionCode: string;
  /** Its kind by name, null where it has none. */
  readonly kind: Sentence | null;
  readonly links: readonly { readonly text: string; readonly proposed: boolean }[];
};

/** What a line of the sheet does: acts in their order on one row of the register; `version` is that on which they rest. */
export type ImportDeed = { readonly version: number | null; readonly acts: readonly EntryAct[] };

/** A workbook on its way into a register, with one page of its rows. */
export type RegisterImport = ImportView<ImportRow, ColumnKey, ImportDecisions>;

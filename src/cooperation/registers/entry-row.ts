import type { TakeBackOffer } from "../../kernel/take-back.ts";
import type { EntryAct } from "./kind.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { Attachment, RecordHistory } from "../../kernel/record.ts";
import type { EntryItem, EntryLink, EntryState, Flow, MoneyLine, RegisterKind, StageDays } from "./entry.ts";

/** Where a row is heading: explained, so that nobody takes it for more than it is. */
export type Forecast = {
  /** The next stage not reached yet, with the day planned and the day expected; null where nothing can be said. */
  readonly stage: string;
  readonly planned: Day | null;
  readonly expected: Day | null;
  readonly slipDays: number | null;
  /** What it rests on: its own slip, that of others of its kind, and how many. */
  readonly because: Sentence;
};

/** A line of a register. Money in fen. */
export type EntryRow = {
  readonly id: string;
  readonly version: number;
  readonly register: RegisterKind;
  readonly name: string;
  readonly regionCode: string;
  readonly variant: string | null;
  readonly stage: string | null;
  readonly stages: Readonly<Record<string, StageDays>>;
  readonly values: EntryState["values"];
  readonly totals: Readonly<Partial<Record<Flow, number>>>;
  readonly links: readonly EntryLink[];
  /** Points that block it and are not cleared; criteria met and all. */
  readonly blocks: number;
  readonly criteria: { readonly met: number; readonly all: number };
  readonly nextDue: Day | null;
  readonly forecast: Forecast | null;
  /** Since when a problem is open, in days as of the day asked. */
  readonly ageDays: number;
  readonly discussed: number;
  readonly closedOn: Day | null;
  readonly standing: "entered" | "reported" | "sample";
  readonly source: EntryState["source"];
};

export type EntryDetail = {
  readonly id: string;
  readonly version: number;
  readonly standing: EntryRow["standing"];
  readonly state: EntryState;
  readonly row: EntryRow;
  readonly lines: readonly MoneyLine[];
  readonly documents: readonly Attachment[];
  readonly history: readonly RecordHistory[];
  /** What the reader did last and can still take back. */
  readonly takeBack: TakeBackOffer | null;
  /** Names of the measures and undertakings it hangs on, and of units it names. */
  readonly places: readonly {
    readonly measureId: string;
    readonly ordinal: string | null;
    readonly number: number;
    readonly text: string;
    readonly planTitle: string;
  }[];
  readonly undertakings: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly tasks: readonly {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly light: string;
    readonly phase: string;
  }[];
  readonly may: readonly EntryAct["type"][];
  /** What does not fit together: stages out of order, money that does not add up. Told, never corrected silently. */
  readonly warnings: readonly Sentence[];
  /** Of a problem that its level could not solve: the next one, and why; a proposal. */
  readonly nextLevel: { readonly level: string; readonly because: Sentence } | null;
};

/** The board of a register under the same filter as its list. */
export type RegisterBoard = {
  readonly total: number;
  readonly closed: number;
  readonly reported: number;
  readonly sample: number;
  readonly byStage: readonly { readonly stage: string | null; readonly rows: number; readonly km: number }[];
  readonly byVariant: readonly { readonly variant: string | null; readonly rows: number }[];
  readonly byCity: readonly { readonly city: string; readonly rows: number }[];
  readonly money: readonly {
    readonly year: string;
    readonly flows: Readonly<Partial<Record<Flow, number>>>;
  }[];
  readonly blocked: number;
  readonly slipping: number;
};

/** Two rows that look alike, and why; a person decides. */
export type LikelySame = {
  readonly left: Pick<EntryRow, "id" | "name" | "regionCode" | "version">;
  readonly right: Pick<EntryRow, "id" | "name" | "regionCode" | "version">;
  readonly likeness: number;
};

/** What of a register hangs on a measure, for its page. */
export type EntriesOfMeasure = {
  readonly register: RegisterKind;
  readonly total: number;
  readonly rows: readonly EntryRow[];
};

export type ItemList = EntryItem["list"];

/** A measure of a plan in force, with its undertakings. */
export type MeasureChoice = {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly undertakings: readonly { readonly id: string; readonly text: string }[];
};

/** What a row may hang on and name. `unitIds` of the caller are those that they act for. */
export type RegisterChoices = {
  readonly plans: readonly { readonly id: string; readonly title: string; readonly sample: boolean }[];
  readonly measures: readonly MeasureChoice[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly unitIds: readonly string[];
};

export const ENTRY_STATES = ["open", "closed", "blocked", "slipping"] as const;
/** By what a register is sorted, and which way first; its usual order is the latest change first. */
export const ENTRY_ORDERS = {
  name: "rises",
  city: "rises",
  variant: "rises",
  stage: "falls",
  amount: "falls",
  blocks: "falls",
  due: "rises",
  age: "falls",
  changed: "falls",
} as const;

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

export type EntryOrder = {
  readonly sort?: keyof typeof ENTRY_ORDERS | undefined;
  readonly reversed?: boolean | undefined;
};

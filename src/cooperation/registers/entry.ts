import type { Day } from "../../kernel/calendar.ts";
import type { Place } from "../../kernel/place.ts";

/** 项目库, 创建申报, 争取资金政策, 合作协议, 重大问题清单: one shape, five kinds. */
export const REGISTERS = ["project", "application", "fund", "agreement", "problem"] as const;
export type RegisterKind = (typeof REGISTERS)[number];

/** A field's value by its type: text, day, choice, unit or city as text; number; money in fen; lists of ids or codes; place. */
export type EntryValue = string | number | readonly string[] | Place;

/** Whether a value says nothing: then the row has none. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What a row hangs on; the undertaking is null where it serves the measure as a whole. */
export type EntryLink = {
  readonly planId: string;
  readonly measureId: string;
  readonly undertakingId: string | null;
};

/** A stage's days as planned and as reached; both null where nothing is known of it. */
export type StageDays = { readonly planned: Day | null; readonly actual: Day | null };

/**
 * Money by flow: `planned`, `in-place` and `done` of projects; `asked`, `granted`, `arrived` and `spent` of funds.
 * A period is a year `2026` or a month `2026-03`. A line replaces the one of the same flow, source, period and batch.
 */
export const FLOWS = ["planned", "in-place", "done", "asked", "granted", "arrived", "spent"] as const;
export type Flow = (typeof FLOWS)[number];
/** 中央, 自治区, 市, 企业, 债券, 其他; `unstated` where no source is given. */
export const MONEY_SOURCES = [
  "central",
  "region",
  "city",
  "enterprise",
  "bond",
  "other",
  "unstated",
] as const;
export type MoneySource = (typeof MONEY_SOURCES)[number];
export type MoneyLine = {
  readonly flow: Flow;
  readonly source: MoneySource;
  readonly period: string;
  readonly amountFen: number;
  /** 批次 and 文号, empty where not given. */
  readonly batch: string;
  readonly paper: string;
};

/**
 * What hangs on a row one by one: a point that blocks a project and who can clear it, a criterion of an application with its
 * evidence, the closing day of a call, an article of an agreement that becomes a task.
 */
export const ITEM_LISTS = ["block", "criterion", "call", "article"] as const;
export type EntryItem = {
  readonly id: string;
  readonly list: (typeof ITEM_LISTS)[number];
  readonly text: string;
  readonly unitId: string | null;
  readonly due: Day | null;
  readonly since: Day;
  readonly doneOn: Day | null;
  readonly note: string;
  /** Digests of attachments that prove it. */
  readonly evidence: readonly string[];
  readonly taskId: string | null;
};

/** Where a reported row was published. */
export type EntrySource = { readonly title: string; readonly date: Day | null; readonly url: string | null };

export type EntryState = {
  readonly register: RegisterKind;
  readonly name: string;
  readonly regionCode: string;
  /** Which kind of project, application …; decides the stages. */
  readonly variant: string | null;
  readonly values: Readonly<Record<string, EntryValue>>;
  readonly links: readonly EntryLink[];
  readonly stages: Readonly<Record<string, StageDays>>;
  /** The last stage that was reached; null: unknown, and said so. */
  readonly stage: string | null;
  /** Sums in fen by flow and year; the lines stand in `organisation.money`. */
  readonly money: Readonly<Partial<Record<Flow, Readonly<Record<string, number>>>>>;
  readonly items: readonly EntryItem[];
  /** Tasks that came of it, beside those of its items. */
  readonly taskIds: readonly string[];
  /** Meetings on whose agenda it stood, the latest last: problems repeat. */
  readonly discussed: readonly { readonly meeting: string; readonly title: string; readonly on: Day }[];
  readonly source: EntrySource | null;
  readonly enteredOn: Day;
  readonly closed: { readonly on: Day; readonly reason: string } | null;
  /** The row that this one was found to be the same as. */
  readonly mergedInto: string | null;
  /** Rows that a person said are others, though they look alike. */
  readonly apartFrom: readonly string[];
};

export type EntrySeed = Pick<
  EntryState,
  "register" | "name" | "regionCode" | "variant" | "values" | "links" | "stages" | "source"
>;

/** What a change says; what it does not name stays. */
export type Revision = {
  readonly name?: string | undefined;
  readonly variant?: string | null | undefined;
  /** Null takes a value away. */
  readonly values?: Readonly<Record<string, EntryValue | null>> | undefined;
  readonly stages?: Readonly<Record<string, StageDays>> | undefined;
  readonly links?: readonly EntryLink[] | undefined;
  /** Why, where the office or an import says so. */
  readonly reason?: string | undefined;
};

export type MoneyRecorded = {
  readonly lines: readonly MoneyLine[];
  /** The lines that these replace, as they stood: added by the store, so that sums follow from the acts alone. */
  readonly replaced?: readonly MoneyLine[] | undefined;
};

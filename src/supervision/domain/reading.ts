import type { Day } from "../../kernel/calendar.ts";

/** `[start, end)` in UTF-16 units of the stored extracted text. */
export type Span = readonly [start: number, end: number];

export type DeadlineKind = "date" | "continuous" | "longterm" | "none";

/**
 * `latest` is the last day of the month, year or range that was printed, null unless `kind` is `date`.
 * `thenContinuous`: a dated milestone that a continuing duty follows (2019年7月底前，以后每年持续实施).
 */
export type Deadline = {
  readonly kind: DeadlineKind;
  readonly raw: string | null;
  readonly latest: Day | null;
  readonly thenContinuous: boolean;
};

export const NO_DEADLINE: Deadline = { kind: "none", raw: null, latest: null, thenContinuous: false };

/** A time expression inside the text of a measure: offered to a person, never set as a deadline by itself. */
export type TextDeadline = {
  readonly raw: string;
  readonly latest: Day | null;
  readonly span: Span;
  /** deadline: 2020年底前开展; target: 到2025年达到65%; validity: 有效期至…; past: 比2020年下降; periodic: 每月25日前; relative: 印发之日起30日内 */
  readonly kind: "deadline" | "target" | "validity" | "past" | "periodic" | "relative";
};

export const UNDERTAKING_KINDS = [
  "建设或前期",
  "创建申报",
  "争取资金政策",
  "机制",
  "平台系统",
  "会议",
  "推广",
  "其他",
] as const;
export type UndertakingKind = (typeof UNDERTAKING_KINDS)[number];

/** 具体任务: one of the separate things a measure promises. */
export type Undertaking = {
  readonly text: string;
  readonly verb: string;
  readonly object: string;
  readonly kind: UndertakingKind;
  readonly span: Span;
};

export type ResponsibilityRole = "lead" | "support" | "guide";

/** A unit as printed, where it stands, and the rule that gave it this role. */
export type PrintedUnit = { readonly name: string; readonly span: Span; readonly rule: string };

/** One annotation of a measure that carries several: it governs the text since the one before it. */
export type Clause = {
  readonly span: Span;
  readonly governs: Span;
  readonly raw: string;
  readonly lead: readonly PrintedUnit[];
  readonly support: readonly PrintedUnit[];
  readonly guide: readonly PrintedUnit[];
  readonly open: string;
  readonly deadline: Deadline;
};

/** A rule the document states once for all of its annotations (列第一位的为牵头单位，下同). */
export type DocumentRule = {
  readonly kind:
    | "first-listed-leads"
    | "before-first-comma-leads"
    | "star-leads"
    | "inherit-units"
    | "default-responsible-leads";
  readonly raw: string;
  readonly span: Span;
  /** Index of the first measure that it governs. */
  readonly fromMeasure: number;
  /** For `inherit-units`: who is added to each later measure, and as what. */
  readonly units: readonly string[];
  readonly role: ResponsibilityRole | null;
};

export type Field<T> = { readonly value: T; readonly span: Span; readonly rule: string };

export type MeasureReading = {
  /** As printed, with its brackets; null where unnumbered. */
  readonly ordinal: string | null;
  /** Title of the plan within the document, where it holds several; else null. */
  readonly plan: string | null;
  /** Chapter heading as printed, ordinal included; null outside chapters. */
  readonly section: string | null;
  /** Printed ordinal of the enclosing numbered item, where there is one below the chapter. */
  readonly parent: string | null;
  readonly text: string;
  readonly lead: readonly PrintedUnit[];
  readonly support: readonly PrintedUnit[];
  readonly guide: readonly PrintedUnit[];
  /** Printed residue that names no unit: 等有关部门. */
  readonly open: string;
  readonly deadline: Deadline;
  readonly textDeadlines: readonly TextDeadline[];
  /** Empty unless the measure carries more than one annotation. */
  readonly clauses: readonly Clause[];
  readonly undertakings: readonly Undertaking[];
  readonly spans: {
    readonly text: Span;
    readonly ordinal: Span | null;
    readonly section: Span | null;
    readonly annotation: readonly Span[];
    readonly deadline: Span | null;
    readonly open: Span | null;
  };
  /** Rule that found the measure and rule that gave its deadline, by the names in docs/dictionary.md. */
  readonly rules: { readonly measure: string; readonly deadline: string | null };
};

/** What a person is asked instead of a guess. `measure` is an index into `measures`, null when asked once for the plan. */
export type Question = {
  readonly id: string;
  readonly kind:
    | "no-lead-stated"
    | "open-units"
    | "collective-unit"
    | "date-conflict"
    | "text-deadline"
    | "unreadable-deadline"
    | "missing-header"
    | "table-differs"
    | "projects-listed";
  readonly measure: number | null;
  readonly span: Span | null;
  readonly sentence: { readonly zh: string; readonly en: string };
  /** What a table prints otherwise than the text, for `table-differs`. */
  readonly stated?: Pick<MeasureReading, "lead" | "support" | "guide" | "deadline">;
  readonly options: readonly { readonly id: string; readonly zh: string; readonly en: string }[];
};

/** A plan as read from one text: what was printed and where, with nothing guessed. */
export type PlanReading = {
  readonly title: Field<string> | null;
  readonly issuer: Field<string> | null;
  readonly docNumber: Field<string> | null;
  readonly date: Field<Day> | null;
  /** The superior document that the preamble cites: number, title, and `raw`, both as printed. */
  readonly superior: Field<{
    readonly number: string | null;
    readonly title: string | null;
    readonly raw: string;
  }> | null;
  readonly rules: readonly DocumentRule[];
  readonly measures: readonly MeasureReading[];
  readonly questions: readonly Question[];
};

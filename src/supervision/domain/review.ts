import type { Day } from "../../kernel/calendar.ts";
import type {
  Deadline,
  DeadlineKind,
  PlanReading,
  Question,
  ResponsibilityRole,
  Span,
  UndertakingKind,
} from "./reading.ts";

/** A unit of a draft: `printed` is null when a person added it. */
export type DraftUnit = {
  readonly printed: string | null;
  readonly name: string;
  readonly span: Span | null;
  readonly rule: string;
};

export type DraftUndertaking = {
  readonly id: string;
  readonly text: string;
  readonly verb: string;
  readonly object: string;
  readonly kind: UndertakingKind;
  readonly span: Span | null;
  readonly confirmed: boolean;
};

/** What the document printed stays in `printed`; `value` is what holds now. */
export type Decidable<T> = { readonly printed: T; readonly value: T };

export type DraftMeasure = {
  readonly id: string;
  readonly ordinal: string | null;
  readonly plan: string | null;
  readonly section: string | null;
  readonly parent: string | null;
  readonly text: Decidable<string>;
  readonly lead: readonly DraftUnit[];
  readonly support: readonly DraftUnit[];
  readonly guide: readonly DraftUnit[];
  readonly open: string;
  readonly deadline: Decidable<Deadline>;
  readonly undertakings: readonly DraftUndertaking[];
  readonly confirmed: boolean;
  readonly spans: {
    readonly text: Span;
    readonly ordinal: Span | null;
    readonly section: Span | null;
    readonly annotation: readonly Span[];
    readonly deadline: Span | null;
  };
  readonly rules: { readonly measure: string; readonly deadline: string | null };
};

export const HEADER_FIELDS = ["title", "issuer", "docNumber", "date", "superior"] as const;
export type HeaderField = (typeof HEADER_FIELDS)[number];

export type DraftHeader = Readonly<
  Record<HeaderField, Decidable<string | null> & { readonly span: Span | null; readonly rule: string | null }>
>;

export type DraftQuestion = Question & {
  /** The day that the text suggests, where the question is about one. */
  readonly suggests?: Day;
  readonly answer: { readonly option: string; readonly by: string } | null;
};

/** The plan as decided so far: a pure fold of recorded decisions over a reading. */
export type Draft = {
  readonly header: DraftHeader;
  readonly measures: readonly DraftMeasure[];
  readonly rules: PlanReading["rules"];
  readonly questions: readonly DraftQuestion[];
};

/**
 * What a person may do in review; recorded in order and never overwritten. Positions `at` count UTF-16 units of the
 * text they cut; a merge joins a measure or undertaking with the one after it; `undo` takes back the last decision
 * that still stands. Naming a unit in one role takes it out of its other role.
 */
export type Decision =
  | { readonly type: "set-header"; readonly field: HeaderField; readonly value: string | null }
  | { readonly type: "set-text"; readonly measure: string; readonly text: string }
  | {
      readonly type: "set-units";
      readonly measure: string;
      readonly role: ResponsibilityRole;
      readonly names: readonly string[];
    }
  | {
      readonly type: "set-deadline";
      readonly measure: string;
      readonly kind: DeadlineKind;
      readonly latest: string | null;
      readonly thenContinuous: boolean;
    }
  | { readonly type: "split-measure"; readonly measure: string; readonly at: number }
  | { readonly type: "merge-measure"; readonly measure: string }
  | { readonly type: "remove-measure"; readonly measure: string }
  | { readonly type: "add-measure"; readonly after: string | null; readonly span: Span }
  | { readonly type: "confirm-measure"; readonly measure: string; readonly confirmed: boolean }
  | { readonly type: "confirm-all" }
  | {
      readonly type: "edit-undertaking";
      readonly measure: string;
      readonly undertaking: string;
      readonly text: string;
      readonly kind: UndertakingKind;
    }
  | {
      readonly type: "split-undertaking";
      readonly measure: string;
      readonly undertaking: string;
      readonly at: number;
    }
  | { readonly type: "merge-undertaking"; readonly measure: string; readonly undertaking: string }
  | {
      readonly type: "add-undertaking";
      readonly measure: string;
      readonly text: string;
      readonly kind: UndertakingKind;
    }
  | { readonly type: "remove-undertaking"; readonly measure: string; readonly undertaking: string }
  | { readonly type: "answer"; readonly question: string; readonly option: string; readonly value?: string }
  | { readonly type: "undo" };

import type { PaperTable } from "./tables.ts";
import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { PaperKind } from "./kinds.ts";

/** A paper as the officer edits it before issue. */
export type PaperDraft = {
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly title: string;
  readonly addressee: string | null;
  readonly body: string;
  readonly tables: Readonly<Record<string, PaperTable>>;
  readonly attachments: readonly string[];
  readonly signature: string | null;
  readonly date: Day | null;
  readonly note: string | null;
  /** 抄送, in one line; papers of before have none. */
  readonly copies?: string | null;
};

/** Letters of a body: a monthly report of 258 tasks has some 22,000, one of 5,060 tasks 430,000. */
export const MOST_LETTERS = 1_000_000;

/** `draft` can be edited; `issued` is frozen as it went out; `withdrawn` keeps the number that it had. */
export const PAPER_STATUSES = ["draft", "issued", "withdrawn"] as const;
export type PaperStatus = (typeof PAPER_STATUSES)[number];

/** By what papers are listed; the newest first where nothing is said. */
export const PAPER_ORDERS = {
  title: "rises",
  kind: "rises",
  status: "rises",
  issue: "falls",
  made: "falls",
  issued: "falls",
} as const;

/** A paper as lists show it. */
export type PaperSummary = {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly kind: PaperKind;
  readonly title: string;
  /** Key of the reporting period, quarter, half-year or year that it is about. */
  readonly period: string | null;
  readonly unitName: string | null;
  readonly asOf: Day;
  readonly status: PaperStatus;
  /** 期号, of kinds that count issues: number within year. */
  readonly issue: { readonly year: number; readonly number: number } | null;
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly issuedAt: string | null;
  readonly issuedBy: string | null;
  readonly sample: boolean;
};

export type Paper = PaperSummary & { readonly content: PaperDraft };

export type PaperTemplate = {
  readonly kind: PaperKind;
  /** 0: what holds until the office writes its own. */
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly at: string | null;
  readonly by: string | null;
  /** Placeholders it may use, with what each becomes. */
  readonly placeholders: readonly { readonly name: string; readonly meaning: Sentence }[];
};

/** What a new paper of a plan can be about, the latest first. */
export type PaperChoices = {
  readonly periods: readonly { readonly key: string; readonly label: Sentence }[];
  /** Units that have a part in a task, with how many reports each owes now. */
  readonly units: readonly { readonly id: string; readonly name: string; readonly missing: number }[];
  /** Whether a paper that allows inspections is recorded. */
  readonly authority: boolean;
};

/** What a sample says on each of its pages. */
export const SAMPLE_MARK = "示例（虚构数据，仅供演示）";

/** A draft with the number of its issue in the place that was left for it. */
export function withIssue(draft: PaperDraft, number: number): PaperDraft {
  const filled = (text: string): string => text.replaceAll(issueWords(null), issueWords(number));
  return { ...draft, title: filled(draft.title), body: filled(draft.body) };
}

/** 期号 in words; before there is one, the place for it. */
export const issueWords = (number: number | null): string => `第${number ?? "　"}期`;

const FIELDS = [
  "issuer",
  "docNumber",
  "title",
  "addressee",
  "body",
  "attachments",
  "signature",
  "date",
  "note",
  "copies",
  "tables",
] as const satisfies readonly (keyof PaperDraft)[];

type Changes = Readonly<Record<string, unknown>>;

/** What an edit changed, before and after, for the trail: of the body only the lines that differ, of tables their names. */
export function paperChanges(
  before: PaperDraft,
  after: PaperDraft,
): { readonly before: Changes; readonly after: Changes } | null {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  if (changed.length === 0) return null;
  const lines = differentLines(before.body.split("\n"), after.body.split("\n"));
  const side = (draft: PaperDraft, body: string): Changes =>
    Object.fromEntries(
      changed.map((field) => [
        field,
        field === "body" ? body : field === "tables" ? Object.keys(draft.tables) : draft[field],
      ]),
    );
  return { before: side(before, lines.before), after: side(after, lines.after) };
}

function differentLines(before: readonly string[], after: readonly string[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = (lines: readonly string[]): string => lines.slice(start, lines.length - end).join("\n");
  return { before: middle(before), after: middle(after) };
}

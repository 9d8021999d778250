import { addDays, type Day } from "./calendar.ts";
import type { Sentence } from "./error.ts";

/**
 * One thing that waits for one person: a slice hands over those of its records whose status waits for exactly this person
 * (`Slice.inbox`), the desk gathers them.
 */
export type InboxLine = {
  /** `kind/record/what`: the same as long as the same thing waits, another once it waits again; snoozing hangs on it. */
  readonly id: string;
  /** By which the inbox is filtered: one of the slice's `inboxKinds`. */
  readonly kind: string;
  /** What the record is called, as people wrote it. */
  readonly subject: string;
  /** What is to be done with it, and why it falls to this person. */
  readonly why: Sentence;
  /** The last day, null where none is set. */
  readonly due: Day | null;
  /** Past its last day, by the clock of its own law: days off and stops are counted there and not here. */
  readonly late: boolean;
  /** Since when it waits. */
  readonly since: Day | null;
  /** The page on which it is done: a path of the workbench. */
  readonly link: string;
  /** Of lines of one day the heavier stands first: 0 notice, 1 work, 2 somebody waits, 3 a right or a duty lapses. */
  readonly weight: 0 | 1 | 2 | 3;
  readonly sample: boolean;
};

/** A last day that is held by the calendar: late from the day after it. */
export const dueBy = (due: Day | null, asOf: Day): Pick<InboxLine, "due" | "late"> => ({
  due,
  late: due !== null && due < asOf,
});

/** What has no last day. */
export const NO_LIMIT: Pick<InboxLine, "due" | "late"> = { due: null, late: false };

/** What the kinds of a slice's lines are called in the filter, by `InboxLine.kind`. */
export type InboxKinds = Readonly<Record<string, Sentence>>;

export const SPANS = ["late", "today", "week", "later"] as const;
export type Span = (typeof SPANS)[number];

/** Where a line stands as of a day: late, due today, within the six days after, or later and without a day. */
export function spanOf({ late, due }: Pick<InboxLine, "late" | "due">, asOf: Day): Span {
  if (late) return "late";
  if (due === null) return "later";
  if (due <= asOf) return "today";
  return due <= addDays(asOf, 6) ? "week" : "later";
}

/** Late first, then by last day, weight and how long it waits; the id decides what is left equal. */
export const byUrgency = (a: InboxLine, b: InboxLine): number =>
  Number(b.late) - Number(a.late) ||
  compare(a.due ?? "9999", b.due ?? "9999") ||
  b.weight - a.weight ||
  compare(a.since ?? "9999", b.since ?? "9999") ||
  compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

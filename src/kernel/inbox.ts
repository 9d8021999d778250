import { addDays, type Day } from "./calendar.ts";
import type { Role } from "./access.ts";
import type { ActingFor } from "./actor.ts";
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
  /** What the record is called, as people wrote it; a sentence where the name follows from what it is, and nobody wrote it. */
  readonly subject: string | Sentence;
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

/** What a line is called by who reads this language. */
export const calledIn = (subject: InboxLine["subject"], language: keyof Sentence): string =>
  typeof subject === "string" ? subject : subject[language];

/**
 * One thing that a record waits for, whatever the day and whoever looks: which lines of which people follow from it is told by
 * `whom` and by its days. `what` names it, and changes when another is waited for; what is left out is the record's.
 */
export type Wait = Pick<InboxLine, "why" | "weight"> &
  Partial<Pick<InboxLine, "kind" | "link" | "since">> & {
    readonly subject?: string;
    readonly what: string;
    /** Whoever is one of these is waited for: a role, or what `holder` and `staffOf` say. */
    readonly whom: readonly string[];
    /** Who is none of them all the same, named likewise: parties to what they would decide, or whom an earlier line tells. */
    readonly except?: readonly string[];
    /** The last day, none where it is left out. */
    readonly due?: Day | null;
    /** From which day on it is late; never where it is left out. */
    readonly lateFrom?: Day | null;
    /** From which day on it waits, and from which it does no more; always where they are left out. */
    readonly from?: Day | null;
    readonly until?: Day | null;
    /** A unit whose name, as it is on the day, ends the reason. */
    readonly ofUnit?: string | null;
  };

/** Who holds a role in a unit, in a city or for an account: `of` is an id or a code. */
export const holder = (role: Role, of: string): string => `${role}@${of}`;

/** The people who work for a unit. */
export const staffOf = (unit: string): string[] => [holder("unit-head", unit), holder("liaison", unit)];

/** Everything by which something waits for a person: each role, alone and in the unit, the city and the account that are theirs. */
export const heldBy = ({
  roles,
  unitIds,
  regionCode,
  accountId,
}: Pick<ActingFor, "roles" | "unitIds" | "regionCode" | "accountId">): string[] =>
  roles.flatMap((role) => [
    role,
    ...[...unitIds, regionCode, accountId].flatMap((of) => (of === null ? [] : holder(role, of))),
  ]);

/** A last day that is held by the calendar: late from the day after it. */
export const dueOn = (due: Day | null): Pick<Wait, "due" | "lateFrom"> => ({
  due,
  lateFrom: due === null ? null : addDays(due, 1),
});

/** What has no last day. */
export const NO_LIMIT: Pick<InboxLine, "due" | "late"> = { due: null, late: false };

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The page to which a link leads, whichever record it shows, so that lines can be counted by page. */
export const placeOf = (link: string): string => link.replace(/[?#].*$/s, "").replace(ID, ":id");

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

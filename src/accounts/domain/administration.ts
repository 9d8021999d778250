import type { Sentence } from "../../kernel/error.ts";

export type AuditRow = {
  readonly id: number;
  readonly at: string;
  readonly actorId: string | null;
  /** The account's name, as it was then. */
  readonly actorName: string | null;
  /** The person's, as it is now; null where the account is gone. */
  readonly actorDisplayName: string | null;
  readonly address: string;
  readonly requestId: string;
  readonly action: string;
  /** As it stands in the trail: a name, or a kind and an id. */
  readonly subject: string;
  /** What that is called now, null where its kind says all of it, and the page that opens it, for who may open that. */
  readonly subjectName: string | Sentence | null;
  readonly subjectPage: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly hash: string;
};

/** `kinds`: what subjects may be of, as `task`, and what that is called. */
export type AuditPage = {
  readonly total: number;
  readonly rows: readonly AuditRow[];
  readonly actions: readonly string[];
  readonly kinds: readonly { readonly kind: string; readonly name: Sentence }[];
};

/** By what the trail is listed: its entries stand in the order in which they happened. */
export const TRAIL_ORDERS = { at: "falls" } as const;

/** Somebody whom the trail may be narrowed to. */
export type AuditPerson = { readonly id: string; readonly name: string; readonly displayName: string };

/** `brokenAt` is the first entry whose hash does not follow from its content and its predecessor. */
export type AuditVerification = {
  readonly intact: boolean;
  readonly entries: number;
  readonly brokenAt: number | null;
  readonly head: string | null;
  /** What people did, held against the digests that the trail carries: how many, of them older than digests, erased, broken. */
  readonly acts: {
    readonly checked: number;
    readonly before: number;
    readonly erased: number;
    readonly broken: number;
    /** The first that are broken, in words. */
    readonly findings: readonly Sentence[];
  };
};

/** What the audit administrator looks after: counted as the trail's page counts. */
export type AuditWatch = {
  /** When somebody last held the whole chain against itself, and what came of it; null where nobody did. */
  readonly verified: {
    readonly at: string;
    readonly by: string | null;
    readonly intact: boolean;
    readonly entries: number;
  } | null;
  /** The head of the trail that this node wrote down last outside the database. */
  readonly witnessed: { readonly number: number; readonly at: string } | null;
  /** The first day of those counted. */
  readonly from: string;
  readonly unusual: readonly { readonly action: string; readonly entries: number }[];
};

/** How many open accounts are in a state that somebody should look at. */
export type AccountStates = Readonly<Record<AccountWatchState, number>>;

export const WATCHED = ["admin-no-factor", "no-factor", "locked", "one-time", "no-roles"] as const;
export type AccountWatchState = (typeof WATCHED)[number];

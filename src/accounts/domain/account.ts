import type { Role } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Sentence } from "../../kernel/error.ts";

/** Whether what is served is real, or the demonstration with invented data. */
export type Mode = "real" | "demo";

export type Session = {
  readonly actor: Actor | null;
  readonly mode: Mode;
  /** Until it is changed, every route but those of the session refuses with `password-change-needed`. */
  readonly mustChangePassword: boolean;
  /** Until a second factor is set up, every route but those of it refuses with `second-factor-needed`. */
  readonly mustSetUpFactor: boolean;
  readonly notices: readonly Sentence[];
  /** What the identity provider is called at which one may sign in; null where there is none. */
  readonly provider: string | null;
  readonly idleMinutes: number;
  /** Whether this caller may use `POST /api/session/view-as`. */
  readonly mayViewAs: boolean;
  /** What a new password must be, to show beside the field. */
  readonly passwordRules: readonly Sentence[];
  readonly organisationName: string | null;
  /** One's own; null when there is none, or nobody is signed in. */
  readonly email: string | null;
};

/** Names people type to sign in: 2 to 40 letters, digits and Chinese characters, no spaces. */
export const ACCOUNT_NAME = /^[\p{L}\p{N}._@-]{2,40}$/u;

/** By what accounts are listed; by their names where nothing is said. */
export const ACCOUNT_ORDERS = {
  person: "rises",
  organisation: "rises",
  seen: "falls",
  sessions: "falls",
} as const;

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly email: string | null;
  /** How to reach the person, to hand over what is not sent by mail. */
  readonly phone: string | null;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
  /** False for one that was opened from a list and was given none yet. */
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** Whether somebody signed in to it at the identity provider, who alone may do so since. */
  readonly hasProvider: boolean;
  readonly disabled: boolean;
  /** Locked after failed sign-ins until this instant (ISO); null when open. */
  readonly lockedUntil: string | null;
  readonly lastSeenAt: string | null;
  readonly sessions: number;
  readonly createdAt: string;
};

/** The one-time password is in this reply and nowhere else. */
export type AccountWithPassword = { readonly account: Account; readonly password: string };

/** An address as the trail keeps it: enough to see that it changed, and personal data no longer. */
export const maskEmail = (email: string | null): string | null => email && email.replace(/^(.).*@/u, "$1…@");

/** A telephone number likewise. */
export const maskPhone = (phone: string | null): string | null => phone && `…${phone.slice(-2)}`;

/** Bureaus that a visitor of the demonstration may act for; which units they are, the demonstration knows. */
export const DEMO_BUREAUS = [
  "bureau",
  "ecology",
  "finance",
  "finance-hohhot",
  "reserve",
  "energy",
  "industry",
] as const;
export type DemoBureau = (typeof DEMO_BUREAUS)[number];

import { ADMIN_ROLES, type Role } from "../../kernel/access.ts";

/** Codes for when the application is lost. */
export const RECOVERY_CODES = 10;

/** What one's own page shows. */
export type SecondFactor = {
  readonly on: boolean;
  /** Whether it may not be turned off. */
  readonly demanded: boolean;
  readonly codesLeft: number;
};

/** What an application is told: by a picture of `address`, or by typing `secret`. Shown once. */
export type Enrolment = { readonly secret: string; readonly address: string };

/** Shown once, and kept as digests only. */
export type RecoveryCodes = { readonly codes: readonly string[] };

/** Whether these roles need a second factor where the deployment demands it of administrators. */
export const isDemanded = (roles: readonly Role[], ofAdministrators: boolean): boolean =>
  ofAdministrators && ADMIN_ROLES.some((role) => roles.includes(role));

/** A code as people type it: with blanks or dashes, in full width; a recovery code keeps its case and dashes. */
export function typedCode(text: string): { readonly digits: string } | { readonly recovery: string } {
  const form = text.normalize("NFKC").trim();
  const digits = form.replace(/[\s-]/g, "");
  if (/^\d*$/.test(digits)) return { digits };
  return { recovery: form.replace(/[\s–—]+/g, "-") };
}

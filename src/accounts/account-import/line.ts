import type { Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { ImportView, SheetLine } from "../../kernel/sheet.ts";
import type { PersonField } from "./sheet.ts";

/** What a row of a list of people becomes. */
export const PERSON_OUTCOMES = {
  created: { zh: "开通账号", en: "account opened" },
  exists: { zh: "已有账号，不改动", en: "has an account, left as it is" },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A row of a list of people as it would be, or was, entered. */
export type PersonLine = SheetLine & {
  readonly outcome: keyof typeof PERSON_OUTCOMES | "nothing";
  readonly login: string;
  readonly unit: string;
  readonly roles: readonly Role[];
};
export type AccountImport = ImportView<PersonLine, PersonField, Record<never, never>>;

/** One-time passwords in one answer: hashing them takes time, and a page shows how far it is. */
export const PASSWORDS_AT_ONCE = 25;

/** A person with the one-time password, which is in this answer and nowhere else. */
export type IssuedPassword = {
  readonly name: string;
  readonly displayName: string;
  readonly unit: string | null;
  readonly password: string;
  readonly expiresAt: string;
};

/** `left`: how many accounts of the import still have no password; `publicUrl`: where people sign in, where that is configured. */
export type IssuedPasswords = {
  readonly rows: readonly IssuedPassword[];
  readonly left: number;
  readonly publicUrl: string | null;
};

import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import type { Session } from "../domain/account.ts";
import type { LookedUp, OwnIdentity } from "../domain/applicant.ts";

const typed = <T>() => z.custom<T>();
const kind = z.enum(["person", "enterprise"]);
const number = z
  .string()
  .trim()
  .max(30)
  .transform((text) => text.toUpperCase());
const name = z.string().trim().min(1).max(200);

/** Names people choose to sign in: letters, digits and Chinese characters, no spaces; no number of a person. */
const accountName = z
  .string()
  .trim()
  .min(4)
  .max(40)
  .regex(/^[\p{Script=Han}\p{L}\p{N}._@-]+$/u)
  .refine((text) => !/^\d{17}[\dXx]$/.test(text));

export const applicantsContract = {
  "POST /api/registrations": {
    summary: "Open an applicant's account of one's own and sign in; limited by address",
    access: "public",
    body: z.object({ name: accountName, password: z.string().min(1).max(200), consent: z.literal(true) }),
    reply: typed<Session>(),
  },
  "GET /api/my-identity": {
    summary: "Whom the caller's account stands for; the number masked",
    access: ["applicant"],
    reply: typed<{ identity: OwnIdentity | null }>(),
  },
  "PUT /api/my-identity": {
    summary: "Declare whom the account stands for; what was checked stays but for the telephone",
    access: ["applicant"],
    body: z.object({ kind, name, number, phone: z.string().trim().max(30).nullable() }),
    reply: typed<{ identity: OwnIdentity | null }>(),
  },
  "DELETE /api/my-identity": {
    summary: "Erase one's identity, with account=true the account too; the trail stays",
    access: ["applicant"],
    query: z.object({ account: z.stringbool().default(false) }),
    reply: typed<Session>(),
  },
  "POST /api/my-identity/verification": {
    summary: "Have the region's identity service confirm the declared identity; not connected yet",
    access: ["applicant"],
    reply: typed<{ identity: OwnIdentity | null }>(),
  },
  "POST /api/identities/lookups": {
    summary:
      "Accounts that declared the number of the document at the window; recorded, limited, never a list",
    access: ["window-clerk"],
    body: z.object({ kind, number }),
    reply: typed<{ rows: LookedUp[] }>(),
  },
  "POST /api/identities/verifications": {
    summary: "Confirm an identity by the document that the person showed",
    access: ["window-clerk"],
    body: z.object({ account: z.uuid(), kind, number, name, documentSeen: z.literal(true) }),
    reply: typed<LookedUp>(),
  },
} as const satisfies Contract;

export type ApplicantsContract = typeof applicantsContract;

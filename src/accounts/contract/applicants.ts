import { z } from "zod";
import { described, id, needed, typed, words } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import { choice, line, pick, say, yes } from "../../kernel/fields.ts";
import type { Session } from "../domain/account.ts";
import type { LookedUp, OwnIdentity } from "../domain/applicant.ts";

const kind = described(
  choice(say("身份类别", "Kind"), { person: say("个人", "Person"), enterprise: say("企业", "Enterprise") }),
  z.enum(["person", "enterprise"]),
);
const number = described(
  line(say("公民身份号码或统一社会信用代码", "Identity number or unified social credit code")),
  z
    .string()
    .trim()
    .max(30)
    .transform((given) => given.toUpperCase()),
);
const name = described(line(say("姓名或企业名称", "Name")), needed(200));
const ticked = (zh: string, en: string) => described(yes(say(zh, en)), z.literal(true));

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
    body: z.object({
      name: described(line(say("账号名", "Account")), accountName),
      password: described(line(say("口令", "Password")), z.string().min(1).max(200)),
      consent: ticked("我已阅读并同意以下内容", "I have read and agree to this"),
    }),
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
    body: z.object({
      kind,
      name,
      number,
      phone: described(line(say("联系电话", "Telephone")), words(30)).nullable(),
    }),
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
    body: z.object({
      account: described(pick(say("账号", "Account")), id),
      kind,
      number,
      name,
      documentSeen: ticked(
        "我已当面查验证件原件，与本人相符",
        "I saw the original document, and it is this person's",
      ),
    }),
    reply: typed<LookedUp>(),
  },
} as const satisfies Contract;

export type ApplicantsContract = typeof applicantsContract;

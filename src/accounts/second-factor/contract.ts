import { z } from "zod";
import { called, id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Account } from "../domain/account.ts";
import type { Enrolment, RecoveryCodes, SecondFactor } from "./second-factor.ts";

const password = called("现用口令", "Current password", z.string().min(1).max(200));
const code = called("验证码", "Code", z.string().min(1).max(60));

export const secondFactorContract = {
  "GET /api/second-factor": {
    summary: "Whether the caller signs in with a code beside the password",
    access: "signed-in",
    reply: typed<SecondFactor>(),
  },
  "POST /api/second-factor": {
    summary: "Begin: a secret for an authenticator application, which counts once a code of it was sent",
    access: "signed-in",
    body: z.object({ password }),
    reply: typed<Enrolment>(),
  },
  "POST /api/second-factor/confirmation": {
    summary: "Turn it on by a first code; recovery codes are in this reply and nowhere else",
    access: "signed-in",
    body: z.object({ code }),
    reply: typed<RecoveryCodes>(),
  },
  "POST /api/second-factor/recovery-codes": {
    summary: "New recovery codes in place of all before; in this reply and nowhere else",
    access: "signed-in",
    body: z.object({ password }),
    reply: typed<RecoveryCodes>(),
  },
  "POST /api/second-factor/removal": {
    summary: "Turn the caller's own off, unless it is demanded",
    access: "signed-in",
    body: z.object({ password }),
    reply: typed<SecondFactor>(),
  },
  "DELETE /api/accounts/:account/second-factor": {
    summary: "Take the second factor from an account whose owner lost it; its sessions end",
    access: ["security-admin"],
    params: z.object({ account: id }),
    reply: typed<Account>(),
  },
} as const satisfies Contract;

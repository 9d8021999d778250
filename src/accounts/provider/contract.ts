import { z } from "zod";
import { called, id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Account, Session } from "../domain/account.ts";

export const providerContract = {
  "POST /api/session/provider": {
    summary: "Begin a sign-in at the identity provider: where to send the browser",
    access: "public",
    limited: true,
    reply: typed<{ address: string }>(),
  },
  "POST /api/session/provider/return": {
    summary: "Finish it, by the query with which the browser came back",
    access: "public",
    limited: true,
    body: z.object({ query: called("返回的参数", "Query", z.string().min(1).max(8_000)) }),
    reply: typed<Session>(),
  },
  "DELETE /api/accounts/:account/provider-link": {
    summary: "Part an account from the person of the identity provider; the next sign-in there links it anew",
    access: ["security-admin"],
    params: z.object({ account: id }),
    reply: typed<Account>(),
  },
} as const satisfies Contract;

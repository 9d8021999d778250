import { z } from "zod";
import { importContract } from "../../contract/import.ts";
import { id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import { type AccountImport, type IssuedPasswords, PERSON_OUTCOMES } from "./line.ts";

const access = ["security-admin"] as const;
const params = z.object({ import: id });

export const accountImportContract = {
  ...importContract<AccountImport>()(
    "/api/account-imports",
    { path: "/api/account-imports" },
    {
      access,
      what: "a list of people (.xlsx)",
      shows: [...Object.keys(PERSON_OUTCOMES), "nothing"],
      decisions: {},
    },
  ),
  "GET /api/account-imports/:import/passwords": {
    summary: "How many accounts of an import have no password yet",
    access,
    params,
    reply: typed<{ left: number }>(),
  },
  "POST /api/account-imports/:import/passwords": {
    summary:
      "One-time passwords of accounts of an import that have none yet, some at a time; each is told this once",
    access,
    params,
    reply: typed<IssuedPasswords>(),
  },
} as const satisfies Contract;

import * as z from "zod";
import { typed } from "../contract/parts.ts";
import type { Contract } from "../kernel/contract.ts";
import type { Finds } from "../kernel/find.ts";
import { MOST_SHOWN, SHOWN } from "./find/finds.ts";
import { inboxContract } from "./inbox/contract.ts";
import { preferenceContract } from "./preference/contract.ts";

export const contract = {
  ...inboxContract,
  "GET /api/find": {
    summary: "What the caller may read of everything that the words name, by kind",
    access: "signed-in",
    query: z.object({
      q: z.string().trim().min(1).max(100),
      size: z.coerce.number().int().min(1).max(MOST_SHOWN).default(SHOWN),
    }),
    reply: typed<Finds>(),
  },
  ...preferenceContract,
} satisfies Contract;

export type DeskContract = typeof contract;

import * as z from "zod";
import { typed } from "../contract/parts.ts";
import type { Contract } from "../kernel/contract.ts";
import type { Finds } from "../kernel/find.ts";
import { backgroundContract } from "./background/contract.ts";
import { MOST_SHOWN, SHOWN } from "./find/finds.ts";
import { inboxContract } from "./inbox/contract.ts";
import { preferenceContract } from "./preference/contract.ts";
import { talkContract } from "./talk/contract.ts";

/** Of what waits, what is found, and how the desk is arranged. */
export const deskContract = {
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

export const contract = { ...deskContract, ...backgroundContract, ...talkContract } satisfies Contract;

export type DeskContract = typeof contract;

import * as z from "zod";
import { day, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import { type Inbox, MOST_SHOWN, SHOWN } from "./inbox.ts";

const lineId = z.string().min(1).max(300);

export const inboxContract = {
  "GET /api/inbox": {
    summary:
      "What waits for the caller, gathered from every slice: counts, and the first lines of late, today, this week and later; or what is put off",
    access: "signed-in",
    query: z.object({
      kind: z.string().max(60).optional(),
      snoozed: z.stringbool().default(false),
      size: z.coerce.number().int().min(1).max(MOST_SHOWN).default(SHOWN),
    }),
    reply: typed<Inbox>(),
  },
  "PUT /api/inbox/read": {
    summary: "Mark own lines as read, or as new again",
    access: "signed-in",
    body: z.object({ ids: z.array(lineId).max(500), read: z.boolean() }),
    reply: typed<{ readonly marked: number }>(),
  },
  "PUT /api/inbox/snooze": {
    summary: "Put an own line off until a day, null takes that back; what is late is refused",
    access: "signed-in",
    body: z.object({ id: lineId, until: day.nullable() }),
    reply: typed<{ readonly until: string | null }>(),
  },
} satisfies Contract;

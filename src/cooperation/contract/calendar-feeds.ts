import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { type CalendarFeed, FEED_PARTS } from "../domain/meetings/calendar-feed.ts";
import { FEED_LANGUAGES } from "../domain/meetings/calendar-feed-words.ts";
import { id, typed } from "../../contract/parts.ts";

const OWNERS = BUSINESS_ROLES;

export const calendarFeedsContract = {
  "GET /api/calendar-feeds": {
    summary:
      "The caller's calendar feeds, the newest first; their addresses are shown when they are made only",
    access: OWNERS,
    reply: typed<{ rows: CalendarFeed[] }>(),
  },
  "POST /api/calendar-feeds": {
    summary:
      "Make a feed; the token is in this answer and nowhere else, beside the public address where one is configured",
    access: OWNERS,
    body: z.object({
      parts: z.array(z.enum(FEED_PARTS)).min(1).max(FEED_PARTS.length),
      language: z.enum(FEED_LANGUAGES),
    }),
    reply: typed<{ rows: CalendarFeed[]; token: string; publicUrl: string | null }>(),
  },
  "DELETE /api/calendar-feeds/:feed": {
    summary: "Revoke a feed of the caller's: its address answers nothing any more",
    access: OWNERS,
    params: z.object({ feed: id }),
    reply: typed<{ rows: CalendarFeed[] }>(),
  },
  "GET /api/calendar-feeds/:token": {
    summary: "What the feed's owner may read now, as iCalendar; whoever has the address reads it",
    access: "public",
    params: z.object({ token: z.string().min(1).max(200) }),
    reply: "file",
  },
} as const satisfies Contract;

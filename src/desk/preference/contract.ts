import * as z from "zod";
import { day, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";

/** What a person may arrange, each by a name with the shape of its value; nothing else is kept. */
export const PREFERENCES = {
  /** Workplaces of systems that stand in the own menu: at most two. */
  pins: z
    .array(z.string().regex(/^[a-z][a-z-]{0,39}$/))
    .max(2)
    .refine((pins) => new Set(pins).size === pins.length)
    .readonly(),
  /** When the leader's page was looked at last, and on which other day before. */
  look: z.object({ seen: day, before: day.nullable() }).readonly(),
  /** Whether the day's list comes by mail, and in which language. */
  digest: z.object({ mailed: z.boolean(), language: z.enum(["zh", "en"]) }).readonly(),
  /** Whether the tour of the own role was seen or declined; it can be asked for again. */
  tour: z.literal("seen"),
  /** Whether the doors of a new installation were put away. */
  welcome: z.literal("closed"),
} as const;

export type PreferenceName = keyof typeof PREFERENCES;

const params = z.object({ name: z.enum(Object.keys(PREFERENCES) as [PreferenceName]) });

export const preferenceContract = {
  "GET /api/preferences/:name": {
    summary: "How the caller has arranged the own desk in one respect; null where nothing was arranged",
    access: "signed-in",
    params,
    reply: typed<{ readonly value: unknown }>(),
  },
  "PUT /api/preferences/:name": {
    summary: "Arranges it",
    access: "signed-in",
    params,
    body: z.object({ value: z.unknown() }),
    reply: typed<{ readonly value: unknown }>(),
  },
} satisfies Contract;

import { z } from "zod";
import { day, id, typed } from "../../contract/parts.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Headline } from "./headline.ts";
import type { Leading } from "./leading.ts";

const LEADERS = ["leader", "office"] as const;

export type LeadingPlan = { readonly id: string; readonly title: string; readonly sample: boolean };

export const leaderContract = {
  "GET /api/leading": {
    summary:
      "A plan at a glance as of a day, and what changed since an earlier one; without a plan the living one",
    access: LEADERS,
    query: z.object({ plan: id.optional(), asOf: day.optional(), since: day.optional() }),
    reply: typed<{
      /** Plans that have tasks. */
      plans: readonly Omit<LeadingPlan, "sample">[];
      plan: LeadingPlan | null;
      leading: Leading | null;
    }>(),
  },
  "GET /api/plans/:plan/headlines": {
    summary:
      "Of every measure the figure that says most of it, beside what a unit reported of the same thing",
    access: LEADERS,
    params: z.object({ plan: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<{ rows: { measureId: string; headline: Headline }[] }>(),
  },
} as const satisfies Contract;

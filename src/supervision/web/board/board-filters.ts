import { isDay } from "../../../kernel/calendar.ts";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import type { DeadlineState } from "../../domain/plan.ts";
import { type ResponsibilityRole, UNDERTAKING_KINDS } from "../../domain/reading.ts";

export const STATES = [
  "pending",
  "due-soon",
  "dated",
  "continuous",
  "longterm",
  "none",
] as const satisfies readonly DeadlineState[];
export const ROLES = ["lead", "support", "guide"] as const satisfies readonly ResponsibilityRole[];

/** Filters of the board that narrow it; the day is not one of them. */
export const NARROWING = ["q", "section", "organisation", "role", "state", "kind", "quarter"] as const;

/** The board's filters as the address holds them; what the server would refuse is as if it were not there. */
export function useBoardFilters() {
  const [raw, change] = useFilters(["asOf", ...NARROWING]);
  const state = oneOf(raw.state, STATES);
  const role = oneOf(raw.role, ROLES);
  const kind = oneOf(raw.kind, UNDERTAKING_KINDS);
  const filters = {
    ...(raw.asOf !== undefined && isDay(raw.asOf) ? { asOf: raw.asOf } : {}),
    ...(raw.q === undefined ? {} : { q: raw.q.slice(0, 200) }),
    ...(raw.section === undefined ? {} : { section: raw.section }),
    ...(raw.organisation === undefined ? {} : { organisation: raw.organisation }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...(raw.quarter !== undefined && /^\d{4}-Q[1-4]$/.test(raw.quarter) ? { quarter: raw.quarter } : {}),
  };
  return [filters, change] as const;
}

export type BoardFilters = ReturnType<typeof useBoardFilters>[0];
export type ChangeBoardFilters = ReturnType<typeof useBoardFilters>[1];

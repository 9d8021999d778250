import { dayInShanghai } from "../../kernel/calendar.ts";
import type { JobHandler } from "../../platform/jobs/jobs.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Supervision } from "./desk.ts";
import { refreshAllLights } from "./lights.ts";
import { forgetDrafts } from "./reporting/drafts.ts";
import { registerInstances } from "./recurring.ts";

export const DAILY_JOB = "supervision.begin-day";

/** Five past midnight in Shanghai. */
export const DAILY_SCHEDULE: Schedule = { cron: "5 16 * * *", job: DAILY_JOB };

const BY_ITSELF: Caller = { actor: null, address: "", requestId: DAILY_JOB };

const DAY_MS = 86_400_000;
/** A draft of a period so long past can no longer become a report. */
const DRAFT_KEPT_DAYS = 400;

/**
 * Begins a day: duties that come back become tasks, then every light is that of the day, and drafts that nothing can become
 * of are forgotten. May run again at any time.
 */
export function dailyJob(desk: Supervision): JobHandler {
  return async () => {
    const day = dayInShanghai(desk.now());
    await registerInstances(desk, day, BY_ITSELF);
    await refreshAllLights(desk, day);
    await forgetDrafts(desk.sql, new Date(desk.now().getTime() - DRAFT_KEPT_DAYS * DAY_MS));
  };
}

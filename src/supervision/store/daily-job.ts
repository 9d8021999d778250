import { dayInShanghai } from "../../kernel/calendar.ts";
import type { JobHandler } from "../../platform/jobs/jobs.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Schedule } from "../../platform/jobs/schedule.ts";
import type { Supervision } from "./desk.ts";
import { refreshAllLights } from "./lights.ts";
import { registerInstances } from "./recurring.ts";

export const DAILY_JOB = "supervision.begin-day";

/** Five past midnight in Shanghai. */
export const DAILY_SCHEDULE: Schedule = { cron: "5 16 * * *", job: DAILY_JOB };

const BY_ITSELF: Caller = { actor: null, address: "", requestId: DAILY_JOB };

/** Begins a day: duties that come back become tasks, then every light is that of the day. May run again at any time. */
export function dailyJob(desk: Supervision): JobHandler {
  return async () => {
    const day = dayInShanghai(desk.now());
    await registerInstances(desk, day, BY_ITSELF);
    await refreshAllLights(desk, day);
  };
}

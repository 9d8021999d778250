import { parseCronItems, type ParsedCronItem } from "graphile-worker";
import type { Database } from "../database/database.ts";
import { MAX_ATTEMPTS } from "./jobs.ts";

/**
 * When a job runs by itself. `cron` is five fields in UTC, minute hour day month weekday, as `30 0 * * 1-5` for
 * 08:30 in Shanghai on weekdays; `job` is one of the slice's own, whose payload says in `_cron.ts` of which instant the tick is.
 * Jobs of one `queue` run one after the other.
 */
export type Schedule = { readonly cron: string; readonly job: string; readonly queue?: string };

/** What was due within a day before a start, while nobody ran, is done then; ticks that still wait become one job. */
const CATCH_UP_MS = 24 * 60 * 60 * 1000;

/** The schedules as the library takes them; throws when one is not cron or names a job that nobody handles. */
export function readSchedules(
  schedules: readonly Schedule[],
  handlers: Readonly<Record<string, unknown>>,
): ParsedCronItem[] {
  const lost = schedules.find(({ job }) => !(job in handlers));
  if (lost) throw new Error(`the schedule ${lost.cron} names ${lost.job}, which no slice handles`);
  return parseCronItems(
    schedules.map(({ cron, job, queue }) => {
      const identifier = `${job} ${cron}`;
      return {
        task: job,
        match: cron,
        identifier,
        options: {
          backfillPeriod: CATCH_UP_MS,
          maxAttempts: MAX_ATTEMPTS,
          jobKey: identifier,
          ...(queue === undefined ? {} : { queueName: queue }),
        },
      };
    }),
  );
}

/** Forgets ticks that a clock running ahead left in the future: until that day their schedules would stand still. */
export async function forgetFutureTicks(sql: Database): Promise<void> {
  await sql`
    update graphile_worker._private_known_crontabs set last_execution = null, known_since = now()
    where greatest(known_since, last_execution) > now() + interval '1 hour'`;
}

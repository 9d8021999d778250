import type { Day } from "../../../../kernel/calendar.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { type Clock, clockOf, type Countdown, countdown } from "../../domain/clocks/clock.ts";
import type { ResourceState, ResourceVersion, Revision } from "./content.ts";

/**
 * A limit that runs for a resource now. `byAnalogy`: article 17 sets two working days for what was updated and names none for
 * a first publication; there the same days are shown as a guide, and passing them is no breach.
 */
export type ResourceClock = {
  readonly clock: Clock;
  readonly countdown: Countdown;
  readonly byAnalogy: boolean;
};

/** How well a published revision kept its limits. */
export type KeptLimits = {
  readonly updateDue: Day | null;
  readonly reviewDue: Day | null;
  readonly late: boolean;
};

const updateClock = ({ cause, changedOn, extension }: Revision, isWorkingDay: IsWorkingDay): Clock | null => {
  if (cause === "other") return null;
  const rule = extension === null ? "catalogue-update" : "catalogue-update-extended";
  const clock = clockOf(rule, changedOn, isWorkingDay);
  return clock.ok ? clock.value : null;
};

const reviewClock = (submittedOn: Day, isWorkingDay: IsWorkingDay): Clock | null => {
  const clock = clockOf("catalogue-review", submittedOn, isWorkingDay);
  return clock.ok ? clock.value : null;
};

/** Limits that run on a day: of the update until it is submitted, of the review until it is decided (article 17). */
export function runningClocks(
  {
    status,
    revision,
    submittedOn,
    versions,
  }: Pick<ResourceState, "status" | "revision" | "submittedOn" | "versions">,
  day: Day,
  isWorkingDay: IsWorkingDay,
): ResourceClock[] {
  const under = status === "under-review" && submittedOn !== null;
  const clock = under
    ? reviewClock(submittedOn, isWorkingDay)
    : revision !== null && status !== "withdrawn"
      ? updateClock(revision, isWorkingDay)
      : null;
  if (clock === null) return [];
  return [
    { clock, countdown: countdown(clock, day, isWorkingDay), byAnalogy: under && versions.length === 0 },
  ];
}

/** Whether a published version kept the limits that ran for it. */
export function keptLimits(
  { revision, submittedOn, publishedOn }: ResourceVersion,
  isWorkingDay: IsWorkingDay,
): KeptLimits {
  const update = revision === null ? null : updateClock(revision, isWorkingDay);
  const review = revision === null ? null : reviewClock(submittedOn, isWorkingDay);
  const late = (update !== null && submittedOn > update.due) || (review !== null && publishedOn > review.due);
  return { updateDue: update?.due ?? null, reviewDue: review?.due ?? null, late };
}

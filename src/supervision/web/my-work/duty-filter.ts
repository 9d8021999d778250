import type { MyWork, WorkDuty } from "../../domain/tasks/task-row.ts";

export const DUTY_FILTERS = [
  "late",
  "returned",
  "sign",
  "report",
  "review-support",
  "reminder",
  "deadline",
  "receive",
] as const satisfies readonly (WorkDuty["kind"] | "late")[];
export type DutyFilter = (typeof DUTY_FILTERS)[number];

const fits = (duty: WorkDuty, filter: DutyFilter): boolean =>
  filter === "late" ? duty.late : duty.kind === filter;

/** The work of one kind only; groups and items without any of it are left out. */
export function narrowed(work: MyWork, filter: DutyFilter | undefined): MyWork["groups"] {
  if (filter === undefined) return work.groups;
  return work.groups.flatMap((group) => {
    const items = group.items.filter(({ duties }) => duties.some((duty) => fits(duty, filter)));
    return items.length === 0 ? [] : [{ ...group, items }];
  });
}

/** How many duties there are of each kind, and past due. */
export function countOf(work: MyWork, filter: DutyFilter): number {
  if (filter !== "late") return work.counts[filter];
  return work.groups
    .flatMap(({ items }) => items)
    .flatMap(({ duties }) => duties)
    .filter(({ late }) => late).length;
}

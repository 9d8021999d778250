import type { Failure } from "../../../../kernel/error.ts";
import { refusal } from "../../../../kernel/error.ts";

/** A step of work: `days` null where nobody says how long it takes; `after` the ids of steps that must end before. */
export type PathStep = {
  readonly id: string;
  readonly name: string;
  readonly after: readonly string[];
};

/** When a step can and must begin and end, in working days from the start; `slack` days it may wait. */
export type StepTimes = {
  readonly id: string;
  readonly earliestStart: number;
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  readonly slack: number;
  readonly critical: boolean;
};

export type CriticalPath = { readonly days: number; readonly steps: readonly StepTimes[] };

/** Names of steps that wait for each other in a ring, the first again at its end; null where there is none. */
export function findCycle(steps: readonly PathStep[]): string[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const done = new Set<string>();
  for (const start of steps) {
    // Depth first with a path of its own: chains may be longer than the call stack is deep.
    const path: { step: PathStep; next: number }[] = done.has(start.id) ? [] : [{ step: start, next: 0 }];
    const onPath = new Set(path.map(({ step }) => step.id));
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) break;
      const before = top.step.after[top.next];
      top.next += 1;
      if (before === undefined) {
        done.add(top.step.id);
        onPath.delete(top.step.id);
        path.pop();
      } else if (onPath.has(before)) {
        const ring = path
          .slice(path.findIndex(({ step }) => step.id === before))
          .map(({ step }) => step.name);
        return [...ring, ring[0] ?? ""].toReversed();
      } else {
        const step = byId.get(before);
        if (step !== undefined && !done.has(before)) {
          path.push({ step, next: 0 });
          onPath.add(before);
        }
      }
    }
  }
  return null;
}

/** The refusal that names the steps of a ring. */
export const cycleFailure = (ring: readonly string[]): Failure =>
  refusal(
    "cycle",
    `这些环节互为前置，无法排序：${ring.join(" → ")}。请删去其中一个前置关系。`,
    `These steps wait for each other: ${ring.join(" → ")}. Take one of their predecessors out.`,
  );

/** Why steps cannot be ordered: an unknown predecessor, an id twice, a ring. */
export function stepsRefused(steps: readonly PathStep[]): Failure | null {
  const known = new Set(steps.map(({ id }) => id));
  if (known.size < steps.length)
    return refusal("twice", "同一环节出现了两次，请删去一个。", "A step stands there twice. Take one out.");
  const lost = steps.find(({ after }) => after.some((id) => !known.has(id)));
  if (lost !== undefined)
    return refusal(
      "no-predecessor",
      `环节“${lost.name}”的前置环节不在本链中，请重新选择。`,
      `The step “${lost.name}” waits for one that is not here. Choose again.`,
    );
  const ring = findCycle(steps);
  return ring === null ? null : cycleFailure(ring);
}

/** Steps so that each comes after those it waits for; of equals in the order given. Steps must have no ring. */
function inOrder(steps: readonly PathStep[]): PathStep[] {
  const waiting = new Map(steps.map(({ id, after }) => [id, new Set(after)]));
  const followers = new Map<string, PathStep[]>();
  for (const step of steps)
    for (const before of step.after) followers.set(before, [...(followers.get(before) ?? []), step]);
  const ready = steps.filter(({ after }) => after.length === 0);
  const ordered: PathStep[] = [];
  for (let step = ready.shift(); step !== undefined; step = ready.shift()) {
    ordered.push(step);
    for (const follower of new Set(followers.get(step.id) ?? [])) {
      const left = waiting.get(follower.id);
      left?.delete(step.id);
      if (left?.size === 0) ready.push(follower);
    }
  }
  return ordered;
}

/** Two instants that differ by less are the same: days have at most two decimals. */
const SAME = 1e-6;

/**
 * The critical path method (Kelley and Walker, 1959): earliest and latest start of each step and the length of the whole,
 * in the unit of `daysOf`. Steps must have no ring ({@link stepsRefused}).
 */
export function criticalPath(steps: readonly PathStep[], daysOf: (id: string) => number): CriticalPath {
  const ordered = inOrder(steps);
  const finish = new Map<string, number>();
  const start = new Map<string, number>();
  for (const { id, after } of ordered) {
    const at = Math.max(0, ...after.map((before) => finish.get(before) ?? 0));
    start.set(id, at);
    finish.set(id, at + daysOf(id));
  }
  const days = Math.max(0, ...finish.values());
  const latest = new Map<string, number>();
  for (const { id, after } of ordered.toReversed()) {
    const end = latest.get(id) ?? days;
    latest.set(id, end);
    for (const before of after) {
      const until = end - daysOf(id);
      latest.set(before, Math.min(latest.get(before) ?? days, until));
    }
  }
  return {
    days,
    steps: steps.map(({ id }) => {
      const earliestStart = start.get(id) ?? 0;
      const latestFinish = latest.get(id) ?? days;
      const slack = latestFinish - daysOf(id) - earliestStart;
      return {
        id,
        earliestStart,
        earliestFinish: finish.get(id) ?? 0,
        latestStart: latestFinish - daysOf(id),
        latestFinish,
        slack: Math.abs(slack) < SAME ? 0 : slack,
        critical: Math.abs(slack) < SAME,
      };
    }),
  };
}

/** What is known of a step's days: from `low` to `high`, null where nothing bounds it. */
export type DaysBound = { readonly low: number; readonly high: number | null };

export type BoundedPath = {
  readonly low: number;
  /** Null where a step has no limit at all. */
  readonly high: number | null;
  /** Names of steps whose days nobody states. */
  readonly unknown: readonly string[];
  /** Times by the lower bound. */
  readonly path: CriticalPath;
};

/** The whole in bounds: steps of which nobody states days count nothing in `low`, and their legal limit, if any, in `high`. */
export function boundedPath(steps: readonly PathStep[], of: (id: string) => DaysBound): BoundedPath {
  const path = criticalPath(steps, (id) => of(id).low);
  const unbounded = steps.some(({ id }) => of(id).high === null);
  return {
    path,
    low: path.days,
    high: unbounded ? null : criticalPath(steps, (id) => of(id).high ?? 0).days,
    unknown: steps.filter(({ id }) => of(id).low !== of(id).high).map(({ name }) => name),
  };
}

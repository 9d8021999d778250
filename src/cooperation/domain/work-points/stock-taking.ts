import type { Sentence } from "../../../kernel/error.ts";
import type { TaskBrief } from "../../../kernel/work.ts";
import { type PointStanding, STANDINGS, type StandingCounts, type WorkPoint } from "./set.ts";

/** Where a point stands, by the state of its task; `reason` is the light's. */
export type StockRow = {
  readonly point: WorkPoint;
  readonly task: TaskBrief | null;
  readonly standing: PointStanding;
  readonly reason: Sentence | null;
};

export type Stock = { readonly counts: StandingCounts; readonly rows: readonly StockRow[] };

/** By the task's phase first, then its light: amber warns and is not late yet, grey says nothing either way. */
export function standingOf(task: TaskBrief | null): PointStanding {
  if (task === null || task.phase === "registered") return "undispatched";
  if (task.phase === "closed") return "closed";
  if (task.phase === "suspended" || task.light === "grey") return "open";
  return ({ green: "on-course", amber: "watch", red: "late" } as const)[task.light];
}

/** A set's points in the order of the paper with where each stands; a point without a task is not dispatched. */
export function takeStock(points: readonly WorkPoint[], tasks: readonly TaskBrief[]): Stock {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const rows = points.map((point): StockRow => {
    const task = point.taskId === null ? null : (known.get(point.taskId) ?? null);
    return { point, task, standing: standingOf(task), reason: task?.reason ?? null };
  });
  const counts = Object.fromEntries(
    STANDINGS.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
  ) as Record<PointStanding, number>;
  return { counts, rows };
}

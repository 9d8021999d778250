import type { LightColour } from "./light.ts";
import type { RollUp } from "./task-row.ts";
import type { TaskPhase } from "./task.ts";

/** Worst first: what has no duty yet says nothing about the others. */
const WORST = ["red", "amber", "green", "grey"] as const satisfies readonly LightColour[];

/** Where a task counts: a closed one shows no light and counts as closed alone, so that lights and closed ones make all. */
export type CountedAs = LightColour | "closed";

type Lit = { readonly colour: LightColour; readonly phase: TaskPhase };

export const countedAs = ({ colour, phase }: Lit): CountedAs => (phase === "closed" ? "closed" : colour);

/** All tasks, those closed, and of the others how many show each light: the one count of board, ledger, statistics and papers. */
export type LightCounts = Pick<RollUp, "tasks" | "closed" | "counts">;

export function lightCounts(
  tasks: Iterable<{ readonly as: CountedAs; readonly count: number }>,
): LightCounts {
  const counts: Record<CountedAs, number> = { red: 0, amber: 0, green: 0, grey: 0, closed: 0 };
  for (const { as, count } of tasks) counts[as] += count;
  const { closed, ...lights } = counts;
  return { tasks: closed + lights.red + lights.amber + lights.green + lights.grey, closed, counts: lights };
}

/** The worst light of tasks, of which the closed ones trouble nobody: grey only where all are grey. */
export function worstLight({ closed, counts }: Pick<LightCounts, "closed" | "counts">): LightColour {
  const worst = WORST.find((colour) => counts[colour] > 0) ?? "grey";
  return worst === "grey" && closed > 0 ? "green" : worst;
}

/** How the tasks under a measure, a chapter or a plan stand. */
export function rollUpOf(tasks: readonly Lit[]): RollUp {
  const counted = lightCounts(tasks.map((task) => ({ as: countedAs(task), count: 1 })));
  return { light: worstLight(counted), ...counted };
}

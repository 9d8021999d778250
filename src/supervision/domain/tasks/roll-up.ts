import type { LightColour } from "./light.ts";
import type { RollUp } from "./task-row.ts";
import type { TaskPhase } from "./task.ts";

/** Worst first: what has no duty yet says nothing about the others. */
const WORST = ["red", "amber", "green", "grey"] as const satisfies readonly LightColour[];

/** How the tasks under a measure, a chapter or a plan stand: the worst of their lights, grey only where all are grey. */
export function rollUpOf(
  tasks: readonly { readonly colour: LightColour; readonly phase: TaskPhase }[],
): RollUp {
  const count = (of: LightColour): number => tasks.filter(({ colour }) => colour === of).length;
  const counts = { red: count("red"), amber: count("amber"), green: count("green"), grey: count("grey") };
  return {
    light: WORST.find((colour) => counts[colour] > 0) ?? "grey",
    tasks: tasks.length,
    closed: tasks.filter(({ phase }) => phase === "closed").length,
    counts,
  };
}

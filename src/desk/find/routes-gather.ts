import type { Actor } from "../../kernel/actor.ts";
import type { Found } from "../../kernel/find.ts";
import type { Slice } from "../../platform/slice.ts";

export type FindingSlice = Pick<Slice, "find" | "findKinds">;

/** How long a search waits for a slice, in milliseconds. */
export const PATIENCE_MS = 300;

const LATE = Symbol("late");

/** What the slices find beside each other; `late`: kinds of slices that had not answered in time. */
export async function gatherFinds(
  slices: readonly FindingSlice[],
  asked: { readonly words: string; readonly person: Actor; readonly limit: number },
  patienceMs = PATIENCE_MS,
): Promise<{ readonly found: readonly Found[]; readonly late: readonly string[] }> {
  let over: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<typeof LATE>((resolve) => {
    over = setTimeout(() => resolve(LATE), patienceMs);
  });
  try {
    const answers = await Promise.all(
      slices.map(async ({ find, findKinds = {} }) => {
        const answer = find?.(asked.words, asked.person, asked.limit) ?? Promise.resolve([]);
        // What goes wrong after nobody waits for it any more is nobody's failure.
        answer.catch(() => {});
        const first = await Promise.race([answer, patience]);
        return first === LATE ? { found: [], late: Object.keys(findKinds) } : { found: first, late: [] };
      }),
    );
    return {
      found: answers.flatMap(({ found }) => found),
      late: answers.flatMap(({ late }) => late),
    };
  } finally {
    clearTimeout(over);
  }
}

import type { Actor } from "../../kernel/actor.ts";
import type { Found } from "../../kernel/find.ts";
import type { Slice } from "../../platform/slice.ts";

export type FindingSlice = Pick<Slice, "find" | "findKinds">;

/** How long a search waits for the other slices once one has answered, in milliseconds. */
export const PATIENCE_MS = 300;
/** And for the first: of a server that is busy with all of them, "nothing found" would be no answer. */
const FIRST_MS = 3_000;

const LATE = Symbol("late");

/** What the slices find beside each other; `late`: kinds of slices that had not answered in time. */
export async function gatherFinds(
  slices: readonly FindingSlice[],
  asked: { readonly words: string; readonly person: Actor; readonly limit: number },
  patienceMs = PATIENCE_MS,
): Promise<{ readonly found: readonly Found[]; readonly late: readonly string[] }> {
  const clocks: ReturnType<typeof setTimeout>[] = [];
  const after = (ms: number) =>
    new Promise<typeof LATE>((resolve) => clocks.push(setTimeout(() => resolve(LATE), ms)));
  const asks = slices.flatMap(({ find, findKinds = {} }) =>
    find === undefined
      ? []
      : [{ kinds: Object.keys(findKinds), answer: find(asked.words, asked.person, asked.limit) }],
  );
  const late = Promise.race([...asks.map(({ answer }) => answer), after(FIRST_MS)]).then(() =>
    after(patienceMs),
  );
  // What goes wrong after nobody waits for it any more is nobody's failure.
  for (const each of [late, ...asks.map(({ answer }) => answer)]) each.catch(() => {});
  try {
    const answers = await Promise.all(
      asks.map(async ({ kinds, answer }) => {
        const first = await Promise.race([answer, late]);
        return first === LATE ? { found: [], late: kinds } : { found: first, late: [] };
      }),
    );
    return {
      found: answers.flatMap(({ found }) => found),
      late: answers.flatMap(({ late }) => late),
    };
  } finally {
    for (const clock of clocks) clearTimeout(clock);
  }
}

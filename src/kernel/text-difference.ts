/** A run of words that both texts have, or only the right (`added`), or only the left (`dropped`). */
export type WordRun = { readonly kind: "same" | "added" | "dropped"; readonly text: string };

const WORDS = new Intl.Segmenter("zh", { granularity: "word" });

/** Edits beyond which two texts are shown as replaced: nobody reads a finer difference, and the search is quadratic in it. */
const MAX_EDITS = 1200;

const wordsOf = (text: string): string[] => [...WORDS.segment(text)].map(({ segment }) => segment);

function append(runs: WordRun[], kind: WordRun["kind"], words: readonly string[]): void {
  const text = words.join("");
  if (text === "") return;
  const last = runs.at(-1);
  if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
  else runs.push({ kind, text });
}

type Step = { readonly kind: WordRun["kind"]; readonly word: string };

/**
 * Shortest edit script by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986);
 * null when it would need more than MAX_EDITS edits.
 */
function shortestEdits(left: readonly string[], right: readonly string[]): Step[] | null {
  const most = Math.min(left.length + right.length, MAX_EDITS);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    trace.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below, above] = [reach[offset + diagonal - 1] ?? 0, reach[offset + diagonal + 1] ?? 0];
      let x = diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1;
      reach[offset + diagonal] = x;
      if (x >= left.length && x - diagonal >= right.length) return walkBack(left, right, trace, offset);
    }
  }
  return null;
}

function walkBack(
  left: readonly string[],
  right: readonly string[],
  trace: readonly Int32Array[],
  offset: number,
): Step[] {
  const steps: Step[] = [];
  let [x, y] = [left.length, right.length];
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits] ?? new Int32Array();
    const diagonal = x - y;
    const [below, above] = [reach[offset + diagonal - 1] ?? 0, reach[offset + diagonal + 1] ?? 0];
    const previous =
      diagonal === -edits || (diagonal !== edits && below < above) ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : (reach[offset + previous] ?? 0);
    const fromY = edits === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) {
      steps.push({ kind: "same", word: left[x - 1] ?? "" });
      x -= 1;
      y -= 1;
    }
    if (edits === 0) break;
    if (x === fromX) steps.push({ kind: "added", word: right[y - 1] ?? "" });
    else steps.push({ kind: "dropped", word: left[x - 1] ?? "" });
    [x, y] = [fromX, fromY];
  }
  return steps.toReversed();
}

/** The word-level difference of two texts, in reading order: `same` and `dropped` make the left, `same` and `added` the right. */
export function textDifference(leftText: string, rightText: string): WordRun[] {
  const [left, right] = [wordsOf(leftText), wordsOf(rightText)];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  const runs: WordRun[] = [];
  append(runs, "same", left.slice(0, head));
  const [middleLeft, middleRight] = [
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
  ];
  const steps = shortestEdits(middleLeft, middleRight);
  if (steps) for (const { kind, word } of steps) append(runs, kind, [word]);
  else {
    append(runs, "dropped", middleLeft);
    append(runs, "added", middleRight);
  }
  append(runs, "same", left.slice(left.length - tail));
  return runs;
}

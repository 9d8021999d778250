import { isIdeograph } from "./characters.ts";

const OPENERS = "([{【〔《〈<";
const CLOSERS = ")]}】〕》〉>";
const LONGEST = 4000;

/**
 * Pairs brackets by kind: a stack for each kind, so that a stray bracket of one kind cannot undo another.
 * A pair longer than any annotation is an accident of two strays and is left apart.
 */
export function matchBrackets(folded: string): { partner: Int32Array; depth: Uint16Array } {
  const partner = new Int32Array(folded.length).fill(-1);
  const depth = new Uint16Array(folded.length);
  const stacks: number[][] = [...OPENERS].map(() => []);
  for (let i = 0; i < folded.length; i++) {
    if (isIdeograph(folded, i)) continue;
    const unit = folded[i] as string;
    const opener = OPENERS.indexOf(unit);
    if (opener !== -1) {
      stacks[opener]?.push(i);
      continue;
    }
    const closer = CLOSERS.indexOf(unit);
    if (closer === -1) continue;
    const start = stacks[closer]?.pop();
    if (start === undefined) continue;
    if (i - start > LONGEST) continue;
    partner[start] = i;
    partner[i] = start;
  }
  let open = 0;
  for (let i = 0; i < folded.length; i++) {
    const other = partner[i] as number;
    if (other > i) depth[i] = Math.min(open++, 0xffff);
    else if (other !== -1) open--;
  }
  return { partner, depth };
}

/** Whether an annotation may be written in this bracket. */
export const opensAnnotation = (unit: string | undefined): boolean =>
  unit === "(" || unit === "[" || unit === "【" || unit === "〔" || unit === "{";

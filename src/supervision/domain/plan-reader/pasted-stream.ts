import type { Span } from "../reading.ts";
import { cell, cellsOf, compact, markOf, unglued, type Cell, type Pasted } from "./pasted-cells.ts";
import type { Head } from "./pasted-head.ts";

/** The cells below a head, one after the other, read as far as they are asked for. */
export type Cells = {
  /** The `k`th cell that is not empty, null behind the last line. */
  readonly at: (k: number) => Cell | null;
  readonly opensLine: (k: number) => boolean;
  /** The line that the `k`th cell opens with its empty cells; null where marks part no cells or it opens none. */
  readonly printed: (k: number) => readonly (Cell | null)[] | null;
  /** Says how many cells the table holds. */
  readonly take: (cells: number) => void;
  /** Index of the line after the cells taken. */
  readonly lineAt: () => number;
};

type Found = { readonly cell: Cell; readonly line: number; readonly row: readonly (Cell | null)[] | null };

const CONTINUED = /^\(?(?:续表|接上表|续上表)\)?$/;
/** Cells of one line, blanks between them: a text that has lost its line breaks may hold a whole table in one. */
const MOST_OF_A_LINE = 20_000;

export function cellsAfter(pasted: Pasted, lines: readonly Span[], head: Head): Cells {
  const found: Found[] = [];
  const { folded } = pasted;
  let line = head.line;
  let from = head.from;
  let taken = 0;
  const names = head.names;
  const printedAt = (i: number): string => {
    const span = lines[i];
    return span === undefined || span[1] - span[0] > 200
      ? ""
      : compact(folded.slice(...span)).replaceAll("|", "");
  };
  const headLength = (): number => {
    if (printedAt(line) === names.join("")) return 1;
    return head.mark === "line" && names.every((name, k) => printedAt(line + k) === name) ? names.length : 0;
  };
  const pull = (): boolean => {
    while (line < lines.length) {
      // The head stands again on every page.
      const again = from === 0 ? headLength() : 0;
      if (again > 0 || (from === 0 && CONTINUED.test(printedAt(line)))) {
        line += Math.max(1, again);
        continue;
      }
      const [start, end] = lines[line] as Span;
      const span: Span = [Math.max(start, from), Math.min(end, Math.max(start, from) + MOST_OF_A_LINE)];
      from = 0;
      const before = found.length;
      if (head.mark === "blank" || head.mark === "line") {
        for (const one of cellsOf(pasted, span, head.mark)) {
          const whole = cell(pasted, one);
          for (const part of head.mark === "blank" ? unglued(pasted, whole) : [whole])
            found.push({ cell: part, line, row: null });
        }
      } else {
        const mark = markOf(pasted, span);
        const parted = mark === null ? [span] : cellsOf(pasted, span, mark);
        const row = parted.map((one, i) => (one[1] > one[0] ? cell(pasted, one, i === 0) : null));
        for (const one of row) if (one !== null) found.push({ cell: one, line, row });
      }
      line++;
      if (found.length > before) return true;
    }
    return false;
  };
  const get = (k: number): Found | null => {
    while (found.length <= k) if (!pull()) return null;
    return found[k] ?? null;
  };
  const opensLine = (k: number): boolean => get(k)?.line !== found[k - 1]?.line;
  return {
    at: (k) => get(k)?.cell ?? null,
    opensLine,
    printed: (k) => (opensLine(k) ? (get(k)?.row ?? null) : null),
    take: (cells) => {
      taken = cells;
    },
    lineAt: () => (taken === 0 ? head.line : (found[taken - 1]?.line ?? head.line) + 1),
  };
}

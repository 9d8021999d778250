import { documentError } from "./document.ts";
import { type NumberedRow, WIDEST } from "./xlsx.ts";
import type { Grid } from "./xlsx-grid.ts";

/**
 * A row in which merged cells stand in every place that they cover. `joined`: columns whose cell goes on from the row
 * above; `hidden`: Excel does not show the row; `unresolved`: columns whose formula has no result; `padded`: cells as
 * they are that have blanks around, by column.
 */
export type FilledRow = NumberedRow & {
  readonly joined: readonly number[];
  readonly hidden: boolean;
  readonly unresolved?: readonly number[];
  readonly padded?: Readonly<Record<number, string>>;
};

/** `margin` is what is printed at the head and foot of its pages. */
export type FilledSheet = { readonly rows: readonly FilledRow[]; readonly margin: readonly string[] };

// A merge over whole columns costs a few bytes, so the places are counted, not the merges.
const MOST_PLACES = 2_000_000;

/** The rows of a sheet in which anything is printed, merged cells filled down and across. */
export function filledSheet({ rows, merges, hidden, unresolved, margin, padded }: Grid): FilledSheet {
  const lines = new Map([...rows].map(([y, cells]) => [y, new Map(cells)]));
  const joined = new Map<number, number[]>();
  const last = [...rows.keys()].reduce((most, y) => Math.max(most, y), 0);
  let places = 0;
  for (const { top, left, bottom, right } of merges) {
    const text = rows.get(top)?.get(left);
    if (text === undefined) continue;
    for (let y = top; y <= Math.min(bottom, last); y++) {
      const line = lines.get(y);
      if (++places > MOST_PLACES) throw documentError("too-demanding");
      if (line === undefined) continue;
      for (let x = left; x <= Math.min(right, WIDEST - 1); x++) {
        if (++places > MOST_PLACES) throw documentError("too-demanding");
        line.set(x, text);
        if (y > top) joined.set(y, [...(joined.get(y) ?? []), x]);
      }
    }
  }
  const filled = [...lines]
    .toSorted(([a], [b]) => a - b)
    .map(([y, cells]) => {
      const width = Math.min([...cells.keys()].reduce((most, x) => Math.max(most, x), -1) + 1, WIDEST);
      const own = padded.get(y);
      return {
        number: y + 1,
        cells: Array.from({ length: width }, (_, x) => cells.get(x) ?? ""),
        joined: joined.get(y) ?? [],
        hidden: hidden.has(y),
        ...(unresolved.has(y) ? { unresolved: unresolved.get(y) ?? [] } : {}),
        ...(own === undefined ? {} : { padded: Object.fromEntries(own) }),
      };
    });
  return { rows: filled, margin };
}

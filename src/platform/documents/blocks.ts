import { documentError, type Cell, type Table } from "./document.ts";

/** A cell as a format declares it; `columns` and `rows` say how many positions it covers. */
export type BlockCell = { readonly text: string; readonly columns: number; readonly rows: number };

/** A document in reading order. */
export type Block =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "table"; readonly rows: readonly (readonly BlockCell[])[] };

// A merge over whole columns costs an attacker a few bytes, so the positions are counted, not the cells.
const MAX_POSITIONS = 2_000_000;
const MAX_COLUMNS = 16_384;

/** Writes the blocks as one text, and finds every table position in it. */
export function assemble(blocks: readonly Block[]): { text: string; tables: Table[] } {
  const parts: string[] = [];
  const tables: Table[] = [];
  let length = 0;
  const write = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  let positions = 0;
  for (const [index, block] of blocks.entries()) {
    if (index > 0) write("\n");
    if (block.kind === "line") {
      write(block.text);
      continue;
    }
    const grid = layOut(block.rows, (count) => {
      positions += count;
      if (positions > MAX_POSITIONS) throw documentError("too-demanding");
    });
    tables.push(writeTable(grid, write, () => length));
  }
  return { text: parts.join(""), tables };
}

type Slot = { readonly cell: BlockCell; readonly origin: boolean };

/** Gives every position its cell, as HTML lays out tables: a cell takes the first free position of its row. */
function layOut(rows: readonly (readonly BlockCell[])[], count: (positions: number) => void): Slot[][] {
  const grid: Slot[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (grid[y]?.[x] !== undefined) x++;
      const right = Math.min(x + Math.max(1, cell.columns), MAX_COLUMNS);
      const bottom = Math.min(y + Math.max(1, cell.rows), rows.length);
      count((right - x) * (bottom - y));
      for (let dy = y; dy < bottom; dy++) {
        const line = grid[dy];
        if (line === undefined) continue;
        for (let dx = x; dx < right; dx++) line[dx] ??= { cell, origin: dy === y && dx === x };
      }
      x = right;
    }
  }
  return grid;
}

function writeTable(grid: readonly Slot[][], write: (text: string) => void, position: () => number): Table {
  const spans = new Map<BlockCell, readonly [number, number]>();
  for (const [y, row] of grid.entries()) {
    if (y > 0) write("\n");
    // Tabs after the last cell that prints something would only be noise in the text.
    let last = row.length - 1;
    while (last > 0 && !(row[last]?.origin === true && row[last]?.cell.text !== "")) last--;
    for (let x = 0; x < row.length; x++) {
      if (x > 0 && x <= last) write("\t");
      const slot = row[x];
      if (slot?.origin !== true) continue;
      const start = position();
      write(slot.cell.text);
      spans.set(slot.cell, [start, start + slot.cell.text.length]);
    }
  }
  return {
    rows: grid.map((row) => ({
      cells: Array.from(row, (slot): Cell => {
        const span = slot === undefined ? undefined : spans.get(slot.cell);
        return slot === undefined || span === undefined
          ? { text: "", span: [0, 0] }
          : { text: slot.cell.text, span };
      }),
    })),
  };
}

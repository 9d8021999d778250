import type { LinearProgram } from "../../../kernel/linear-program.ts";

/** The objective of a program is in thousand yuan, that of a file in yuan. */
const YUAN = 1_000;

/** A program as free MPS, piece by piece: columns c0…, rows r0…, the objective in yuan. */
export function* mpsOf(program: LinearProgram, unit = YUAN): Generator<string> {
  const { cost, columnLower, columnUpper, rowLower, rowUpper, starts, indices, values } = program;
  const [columns, rows] = [cost.length, rowLower.length];
  const least = (row: number): number => rowLower[row] ?? -Infinity;
  const most = (row: number): number => rowUpper[row] ?? Infinity;
  const kind = (row: number): string =>
    least(row) === most(row) ? "E" : most(row) < Infinity ? "L" : least(row) > -Infinity ? "G" : "N";
  /** Entries by column: how many, then where each column begins. */
  const begin = new Int32Array(columns + 1);
  for (const column of indices) begin[column + 1] = (begin[column + 1] ?? 0) + 1;
  for (let column = 0; column < columns; column++)
    begin[column + 1] = (begin[column + 1] ?? 0) + (begin[column] ?? 0);
  const free = begin.slice();
  const [rowOf, valueOf] = [new Int32Array(indices.length), new Float64Array(indices.length)];
  for (let row = 0; row < rows; row++)
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++) {
      const column = indices[entry] ?? 0;
      const to = free[column] ?? 0;
      free[column] = to + 1;
      rowOf[to] = row;
      valueOf[to] = values[entry] ?? 0;
    }

  yield "NAME energy\nROWS\n N yuan\n";
  for (let row = 0; row < rows; row++) yield ` ${kind(row)} r${row}\n`;
  yield "COLUMNS\n";
  for (let column = 0; column < columns; column++) {
    yield ` c${column} yuan ${(cost[column] ?? 0) * unit}\n`;
    for (let entry = begin[column] ?? 0; entry < (begin[column + 1] ?? 0); entry++)
      yield ` c${column} r${rowOf[entry]} ${valueOf[entry]}\n`;
  }
  yield "RHS\n";
  for (let row = 0; row < rows; row++) {
    const side = kind(row) === "G" ? least(row) : most(row);
    if (kind(row) !== "N" && side !== 0) yield ` rhs r${row} ${side}\n`;
  }
  yield "RANGES\n";
  for (let row = 0; row < rows; row++)
    if (kind(row) === "L" && least(row) > -Infinity) yield ` range r${row} ${most(row) - least(row)}\n`;
  yield "BOUNDS\n";
  for (let column = 0; column < columns; column++) {
    const [low, high] = [columnLower[column] ?? 0, columnUpper[column] ?? Infinity];
    if (low === high) yield ` FX bound c${column} ${low}\n`;
    else {
      if (low === -Infinity) yield ` MI bound c${column}\n`;
      else if (low !== 0) yield ` LO bound c${column} ${low}\n`;
      if (high < Infinity) yield ` UP bound c${column} ${high}\n`;
    }
  }
  yield "ENDATA\n";
}

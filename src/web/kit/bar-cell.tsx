/** What rows of a column are compared by, and what a whole bar stands for: the largest of them where nothing is said. */
export type Compared<Row> = { readonly by: (row: Row) => number | null; readonly whole?: number };

/** For what a whole bar stands among some rows; null where there is nothing to compare. */
export function wholeOf<Row>({ by, whole }: Compared<Row>, rows: readonly Row[]): number | null {
  if (whole !== undefined) return whole;
  const most = Math.max(0, ...rows.map((row) => by(row) ?? 0));
  return rows.length > 1 && most > 0 ? most : null;
}

/** Below a figure, how much of the whole it is. The figure itself says it to who does not see it. */
export function Bar({ value, whole }: { readonly value: number | null; readonly whole: number }) {
  if (value === null) return null;
  const share = Math.min(1, Math.max(0, value / whole));
  return (
    <span className="table-bar" aria-hidden="true">
      <i style={{ width: `${(share * 100).toFixed(1)}%` }} />
    </span>
  );
}

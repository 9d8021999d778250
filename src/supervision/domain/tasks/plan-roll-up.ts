import { rollUpOf } from "./roll-up.ts";
import type { RollUp, TaskRow } from "./task-row.ts";

export type PlanRollUp = {
  readonly plan: RollUp;
  readonly chapters: { readonly section: string | null; readonly rollUp: RollUp }[];
  readonly measures: { readonly measureId: string; readonly rollUp: RollUp }[];
};

const together = (rows: readonly TaskRow[]): RollUp =>
  rollUpOf(rows.map(({ light, phase }) => ({ colour: light.colour, phase })));

function groups<K>(rows: readonly TaskRow[], keyOf: (row: TaskRow) => K): Map<K, TaskRow[]> {
  const found = new Map<K, TaskRow[]>();
  for (const row of rows) {
    const group = found.get(keyOf(row));
    if (group) group.push(row);
    else found.set(keyOf(row), [row]);
  }
  return found;
}

/** How a plan, its chapters and its measures stand, from their tasks; chapters and measures in the order of the plan. */
export function planRollUp(rows: readonly TaskRow[]): PlanRollUp {
  const sorted = rows.toSorted((a, b) => (a.measureNumber ?? Infinity) - (b.measureNumber ?? Infinity) || 0);
  const chapters = groups(sorted, ({ section }) => section);
  const measures = groups(sorted, ({ measureId }) => measureId);
  return {
    plan: together(rows),
    chapters: [...chapters].map(([section, group]) => ({ section, rollUp: together(group) })),
    measures: [...measures].flatMap(([measureId, group]) =>
      measureId === null ? [] : [{ measureId, rollUp: together(group) }],
    ),
  };
}

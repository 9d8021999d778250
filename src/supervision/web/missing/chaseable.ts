import { nextStep } from "../../domain/tasks/missing.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import type { Chase } from "../chase/chasing.tsx";

export const keyOf = (unitId: string, taskId: string): string => `${unitId} ${taskId}`;

/** Keys of what of a unit can be chased on a day. */
export const chaseable = (unit: MissingUnit, asOf: string): string[] =>
  chasesOf(unit, asOf).map(({ unitId, taskId }) => keyOf(unitId, taskId));

/** What of a unit's missing reports can be chased on a day. */
export const chasesOf = ({ unitId, name, items }: MissingUnit, asOf: string): Chase[] =>
  items.flatMap((item) => {
    const step = nextStep(item, asOf);
    const { taskId, planId, version } = item;
    return step === null
      ? []
      : [{ unitId, unitName: name, taskId, planId, version, step, matter: "report" as const }];
  });

/** What an answer about a task is about. */
export function labelOf(units: readonly MissingUnit[], taskId: string): string {
  const items = units.flatMap((unit) => unit.items);
  const found = items.find((item) => item.taskId === taskId);
  return found === undefined ? "" : `${found.number}. ${found.text}`;
}

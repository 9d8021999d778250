import type { Day } from "../../../kernel/calendar.ts";
import type { LightColour } from "./light.ts";
import { countedAs } from "./roll-up.ts";
import type { TaskRow } from "./task-row.ts";
import type { TaskPhase, TaskSourceKind } from "./task.ts";

/** What a list of tasks is narrowed to; see `taskFilters` of the contract. `units`: every id of the unit asked for. */
export type TaskFilter = {
  readonly plan?: string | undefined;
  readonly measure?: string | undefined;
  readonly q?: string | undefined;
  readonly section?: string | undefined;
  readonly light?: LightColour | undefined;
  readonly phase?: TaskPhase | undefined;
  readonly source?: TaskSourceKind | undefined;
  readonly units?: readonly string[] | undefined;
  readonly role?: "lead" | "support" | "guide" | undefined;
  readonly state?: "judgement" | "claim" | "extension" | "report" | "standing" | undefined;
  readonly dueFrom?: Day | undefined;
  readonly dueTo?: Day | undefined;
  readonly sort?: "number" | "due" | "light" | undefined;
  /** The other way round; tasks without a deadline stay last. */
  readonly descending?: boolean | undefined;
};

const LIGHT_ORDER: Readonly<Record<LightColour, number>> = { red: 0, amber: 1, green: 2, grey: 3 };

function inState(row: TaskRow, state: NonNullable<TaskFilter["state"]>): boolean {
  if (state === "judgement") return row.awaitsJudgement;
  return state === "standing" ? row.standing : row.waiting.includes(state);
}

/** Whether a task passes the filter: what the database does for the present day, for a past one. */
export function passes(row: TaskRow, filter: TaskFilter): boolean {
  const { units, role, q, dueFrom, dueTo } = filter;
  const words = [row.text, row.measure ?? "", row.leader ?? "", row.source.title].join("\n").toLowerCase();
  return (
    (filter.plan === undefined || row.planId === filter.plan) &&
    (filter.measure === undefined || row.measureId === filter.measure) &&
    (!q || words.includes(q.toLowerCase())) &&
    (filter.section === undefined || (row.section ?? "") === filter.section) &&
    (filter.light === undefined ||
      countedAs({ colour: row.light.colour, phase: row.phase }) === filter.light) &&
    (filter.phase === undefined || row.phase === filter.phase) &&
    (filter.source === undefined || row.source.kind === filter.source) &&
    ((units === undefined && role === undefined) ||
      row.units.some(
        (unit) => (!units || units.includes(unit.unitId)) && (role === undefined || unit.role === role),
      )) &&
    (filter.state === undefined || inState(row, filter.state)) &&
    (dueFrom === undefined || (row.due !== null && row.due >= dueFrom)) &&
    (dueTo === undefined || (row.due !== null && row.due <= dueTo))
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of a list: by number within a plan, and first by date or light where asked, forward or `descending`. */
export function inOrder({
  sort,
  descending = false,
}: Pick<TaskFilter, "sort" | "descending">): (left: TaskRow, right: TaskRow) => number {
  const way = descending ? -1 : 1;
  const first = (a: TaskRow, b: TaskRow): number => {
    if (sort === "due") {
      const undated = Number(a.due === null) - Number(b.due === null);
      return undated || way * byText(a.due ?? "", b.due ?? "");
    }
    return sort === "light" ? way * (LIGHT_ORDER[a.light.colour] - LIGHT_ORDER[b.light.colour]) : 0;
  };
  const numbered = sort === "due" || sort === "light" ? 1 : way;
  return (a, b) => first(a, b) || byText(a.planId, b.planId) || numbered * (a.number - b.number);
}

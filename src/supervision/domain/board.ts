import type { Day } from "../../kernel/calendar.ts";
import { quarterOf } from "./deadline-state.ts";
import type {
  Board,
  Chapter,
  DeadlineState,
  MeasureRow,
  PlanFigures,
  PlanSummary,
  TimelineQuarter,
  UnitMatrix,
} from "./plan.ts";
import type { ResponsibilityRole, UndertakingKind } from "./reading.ts";
import { matchesWords } from "../../kernel/search-tokens.ts";

/** What a board is narrowed to; every part left out means all. */
export type BoardFilter = {
  readonly q?: string | undefined;
  readonly section?: string | undefined;
  readonly organisation?: string | undefined;
  readonly role?: ResponsibilityRole | undefined;
  readonly state?: DeadlineState | undefined;
  readonly kind?: UndertakingKind | undefined;
  readonly quarter?: string | undefined;
};

const STATES: readonly DeadlineState[] = ["pending", "due-soon", "dated", "continuous", "longterm", "none"];

/** The text of a measure that a search looks through, one field after the other. */
export function searchText(
  row: Pick<MeasureRow, "section" | "text" | "open"> & {
    readonly responsibilities: readonly { readonly name: string; readonly printed: string | null }[];
  },
): string {
  const units = row.responsibilities.flatMap(({ name, printed }) => [...new Set([name, printed ?? name])]);
  return [row.text, row.section ?? "", units.join("、"), row.open].join(" | ");
}

const quarterOfRow = (row: MeasureRow): string | null =>
  row.deadline.latest === null ? null : quarterOf(row.deadline.latest);

function carries(row: MeasureRow, { organisation, role }: BoardFilter): boolean {
  if (organisation === undefined && role === undefined) return true;
  return row.responsibilities.some(
    (each) =>
      (organisation === undefined || each.organisationId === organisation) &&
      (role === undefined || each.role === role),
  );
}

/** Whether a measure belongs to the narrowed board. */
export function matches(row: MeasureRow, filter: BoardFilter): boolean {
  return (
    (filter.section === undefined || (row.section ?? "") === filter.section) &&
    (filter.state === undefined || row.state === filter.state) &&
    (filter.quarter === undefined || quarterOfRow(row) === filter.quarter) &&
    (filter.kind === undefined || row.undertakings.some(({ kind }) => kind === filter.kind)) &&
    carries(row, filter) &&
    (!filter.q || matchesWords(searchText(row), filter.q))
  );
}

/** Counts of a set of measures; a unit counts once however often it is named. */
export function figuresOf(rows: readonly MeasureRow[]): PlanFigures {
  const count = (state: DeadlineState) => rows.filter((row) => row.state === state).length;
  const units = rows.flatMap((row) => row.responsibilities.map(({ organisationId }) => organisationId));
  return {
    measures: rows.length,
    undertakings: rows.reduce((sum, row) => sum + row.undertakings.length, 0),
    units: new Set(units).size,
    pending: count("pending"),
    "due-soon": count("due-soon"),
    dated: count("dated"),
    continuous: count("continuous"),
    longterm: count("longterm"),
    none: count("none"),
  };
}

function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** Measures under their chapters, both in the order of the plan. */
export const chaptersOf = (rows: readonly MeasureRow[]): Chapter[] =>
  [...grouped(rows, (row) => row.section)].map(([section, measures]) => ({ section, measures }));

/** Measures by the quarter of their date and their state, in order; what has no date stands last. */
export function timelineOf(rows: readonly MeasureRow[]): TimelineQuarter[] {
  return [...grouped(rows, quarterOfRow)]
    .toSorted(([a], [b]) => ((a ?? "~") < (b ?? "~") ? -1 : 1))
    .flatMap(([quarter, inQuarter]) => {
      const states = grouped(inQuarter, (row) => row.state);
      return STATES.flatMap((state): TimelineQuarter[] => {
        const measures = states.get(state);
        if (!measures) return [];
        return [
          { quarter, state, measures: measures.map(({ id, number, ordinal }) => ({ id, number, ordinal })) },
        ];
      });
    });
}

/** How many measures each unit leads, supports and guides in each chapter; busiest units first, then as printed. */
export function matrixOf(rows: readonly MeasureRow[]): UnitMatrix {
  const sections = [...new Set(rows.map((row) => row.section))];
  const column = new Map(sections.map((section, index) => [section, index]));
  type Row = {
    organisationId: string;
    name: string;
    collective: boolean;
    cells: Record<ResponsibilityRole, number>[];
  };
  const units = new Map<string, Row>();
  for (const row of rows) {
    for (const { organisationId, name, collective, role } of row.responsibilities) {
      const cells = () => sections.map(() => ({ lead: 0, support: 0, guide: 0 }));
      const unit = units.get(organisationId) ?? { organisationId, name, collective, cells: cells() };
      units.set(organisationId, unit);
      const cell = unit.cells[column.get(row.section) ?? 0];
      if (cell) cell[role] += 1;
    }
  }
  const total = (unit: Row) =>
    unit.cells.reduce((sum, cell) => sum + cell.lead + cell.support + cell.guide, 0);
  return { sections, rows: [...units.values()].toSorted((a, b) => total(b) - total(a)) };
}

/**
 * The board of a plan. Each part shows the measures that pass every filter except the one that the part itself sets,
 * so that a reader can move from one figure, quarter or unit to the next.
 */
export function boardOf(
  plan: PlanSummary,
  rows: readonly MeasureRow[],
  filter: BoardFilter,
  asOf: Day,
): Board {
  const passing = (without: BoardFilter) => rows.filter((row) => matches(row, { ...filter, ...without }));
  return {
    plan,
    asOf,
    figures: figuresOf(passing({ state: undefined })),
    chapters: chaptersOf(passing({})),
    timeline: timelineOf(passing({ quarter: undefined })),
    matrix: matrixOf(passing({ section: undefined, organisation: undefined, role: undefined })),
  };
}

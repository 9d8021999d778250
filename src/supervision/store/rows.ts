import type { Sql } from "../../platform/database/database.ts";
import type { Day } from "../../kernel/calendar.ts";
import { daysLeft, deadlineState } from "../domain/deadline-state.ts";
import type { MeasureRow, PlanUndertaking, Responsibility } from "../domain/plan.ts";
import type { Deadline, Span } from "../domain/reading.ts";

/** The columns of a measure that every list shows. */
export type MeasureRecord = {
  readonly id: string;
  readonly planId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly section: string | null;
  readonly parent: string | null;
  readonly text: string;
  readonly open: string;
  readonly deadlineKind: Deadline["kind"];
  readonly deadlineRaw: string | null;
  readonly deadlineLatest: Day | null;
  readonly deadlineThenContinuous: boolean;
};

export const measureColumns = (sql: Sql) => sql`
  m.id, m.plan_id, m.number, m.ordinal, m.section, m.parent, m.text, m.open, m.deadline_kind, m.deadline_raw,
  m.deadline_latest, m.deadline_then_continuous`;

type Spanned = { readonly spanStart: number | null; readonly spanEnd: number | null };

const spanOf = ({ spanStart, spanEnd }: Spanned): Span | null =>
  spanStart === null || spanEnd === null ? null : [spanStart, spanEnd];

export const deadlineOf = (record: MeasureRecord): Deadline => ({
  kind: record.deadlineKind,
  raw: record.deadlineRaw,
  latest: record.deadlineLatest,
  thenContinuous: record.deadlineThenContinuous,
});

function grouped<T extends { readonly measureId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.measureId);
    if (group) group.push(row);
    else groups.set(row.measureId, [row]);
  }
  return groups;
}

type ResponsibilityRow = Omit<Responsibility, "span"> & Spanned & { readonly measureId: string };
type UndertakingRow = Omit<PlanUndertaking, "span"> & Spanned & { readonly measureId: string };

/** Fills measures with their units and undertakings, as they stand on the day `asOf`. */
export async function withParts(
  sql: Sql,
  records: readonly MeasureRecord[],
  asOf: Day,
): Promise<MeasureRow[]> {
  const ids = records.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [responsibilities, undertakings] = await Promise.all([
    sql<ResponsibilityRow[]>`
      select measure_id, role, printed, name, organisation_id, collective, rule, span_start, span_end
      from supervision.responsibility where measure_id = any(${ids}) order by measure_id, position`,
    sql<UndertakingRow[]>`
      select measure_id, id, text, verb, object, kind, span_start, span_end, confirmed
      from supervision.undertaking where measure_id = any(${ids}) order by measure_id, position`,
  ]);
  const [units, tasks] = [grouped(responsibilities), grouped(undertakings)];
  return records.map((record): MeasureRow => {
    const deadline = deadlineOf(record);
    return {
      id: record.id,
      planId: record.planId,
      number: record.number,
      ordinal: record.ordinal,
      section: record.section,
      parent: record.parent,
      text: record.text,
      responsibilities: (units.get(record.id) ?? []).map(({ measureId: _, spanStart, spanEnd, ...unit }) => ({
        ...unit,
        span: spanOf({ spanStart, spanEnd }),
      })),
      open: record.open,
      deadline,
      state: deadlineState(deadline, asOf),
      daysLeft: daysLeft(deadline, asOf),
      undertakings: (tasks.get(record.id) ?? []).map(({ measureId: _, spanStart, spanEnd, ...task }) => ({
        ...task,
        span: spanOf({ spanStart, spanEnd }),
      })),
    };
  });
}

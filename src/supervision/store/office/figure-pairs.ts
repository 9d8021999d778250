import type { Day } from "../../../kernel/calendar.ts";
import type { MeasureOfPlan } from "../../../kernel/measure.ts";
import { type FigurePair, pairFigures, type ReportedFigure } from "../../domain/tasks/figure-pairs.ts";
import type { Supervision } from "../desk.ts";
import type { Scope } from "../tasks/read.ts";
import { type TaskReader, unitNames } from "../tasks/rows.ts";

type Row = Omit<ReportedFigure, "by"> & { readonly measureId: string };

/** What units reported in figures and the office accepted by the end of a day, by measure of a plan. */
export async function reportedFigures(
  desk: TaskReader,
  about: { readonly planId: string; readonly id?: string },
  asOf: Day,
): Promise<ReadonlyMap<string, readonly ReportedFigure[]>> {
  const { sql } = desk;
  const figures = await sql<Row[]>`
    select m.id as measure_id, f->>'name' as name, f->>'unit' as unit, (f->>'value')::float8 as value,
      r.unit_id, r.period, r.due, r.task_id, p.sample or p.sample_work as sample
    from supervision.report r
      join supervision.task t on t.id = r.task_id
      join supervision.measure m on m.id = t.measure_id
      join supervision.plan p on p.id = r.plan_id, jsonb_array_elements(r.content->'figures') f
    where r.plan_id = ${about.planId} ${about.id === undefined ? sql`` : sql`and m.id = ${about.id}`}
      and r.status = 'accepted' and r.due <= ${asOf}
      and (r.decided_at at time zone 'Asia/Shanghai')::date <= ${asOf}
    order by m.number, t.number, r.due`;
  const names = figures.length === 0 ? new Map<string, string>() : await unitNames(desk);
  const byMeasure = new Map<string, ReportedFigure[]>();
  for (const { measureId, ...figure } of figures) {
    const own = byMeasure.get(measureId) ?? [];
    own.push({ ...figure, by: names.get(figure.unitId) ?? figure.unitId });
    byMeasure.set(measureId, own);
  }
  return byMeasure;
}

/** What systems computed of a measure beside what units reported. A unit reads its own reports, and no hint that they disagree. */
export async function figurePairs(
  desk: Supervision,
  measure: MeasureOfPlan,
  asOf: Day,
  scope: Scope,
): Promise<FigurePair[]> {
  const [indicators, reported] = await Promise.all([
    desk.indicators(measure, asOf),
    reportedFigures(desk, measure, asOf),
  ]);
  const own = reported.get(measure.id) ?? [];
  if (scope === null) return pairFigures(indicators, own);
  const read = own.filter(({ unitId }) => scope.includes(unitId));
  return pairFigures(indicators, read).map((pair) => ({
    ...pair,
    reported: pair.reported.map((each) => ({ ...each, difference: null })),
  }));
}

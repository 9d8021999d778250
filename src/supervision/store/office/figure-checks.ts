import type { Day } from "../../../kernel/calendar.ts";
import { checkFigures, type ReportedFigure } from "../../domain/tasks/figure-checks.ts";
import type { Supervision } from "../desk.ts";
import { isBaotouPlan } from "../../domain/measure-detail.ts";
import { findPlan } from "../plans.ts";
import { type TaskReader, unitNames } from "../tasks/rows.ts";

type Row = Omit<ReportedFigure, "by"> & {
  readonly measureId: string;
  readonly measureNumber: number;
  readonly unitId: string;
};

/** What units reported in figures and the office accepted by the end of a day, by measure; the latest period counts. */
export async function reportedFigures(
  desk: TaskReader,
  planId: string,
  asOf: Day,
): Promise<ReadonlyMap<string, readonly (ReportedFigure & { readonly measureNumber: number })[]>> {
  const figures = await desk.sql<Row[]>`
    select m.id as measure_id, m.number as measure_number, f->>'name' as name, f->>'unit' as unit,
      (f->>'value')::float8 as value, r.unit_id, r.period, r.due, r.task_id
    from supervision.report r
      join supervision.task t on t.id = r.task_id
      join supervision.measure m on m.id = t.measure_id, jsonb_array_elements(r.content->'figures') f
    where r.plan_id = ${planId} and r.status = 'accepted' and r.due <= ${asOf}
      and (r.decided_at at time zone 'Asia/Shanghai')::date <= ${asOf}
    order by m.number`;
  const names = figures.length === 0 ? new Map<string, string>() : await unitNames(desk);
  const byMeasure = new Map<string, (ReportedFigure & { readonly measureNumber: number })[]>();
  for (const { measureId, unitId, ...figure } of figures) {
    const own = byMeasure.get(measureId) ?? [];
    own.push({ ...figure, by: names.get(unitId) ?? unitId });
    byMeasure.set(measureId, own);
  }
  return byMeasure;
}

/** Figures that were computed for the measures of a plan, beside what units reported under the same name and unit. */
export async function listFigureChecks(desk: Supervision, planId: string, asOf: Day) {
  // What no unit reported cannot be checked, and computing it for every measure takes time.
  const measures = await reportedFigures(desk, planId, asOf);
  const plan = measures.size === 0 ? undefined : await findPlan(desk.sql, planId);
  if (plan === undefined) return [];
  const [sample, served] = [plan.sampleWork, isBaotouPlan(plan)];
  const checks = await Promise.all(
    [...measures].map(async ([id, own]) => {
      const number = own[0]?.measureNumber ?? 0;
      const indicators = await desk.indicators({ id, planId, number, sample, served }, asOf);
      return checkFigures(indicators, own).map((check) => ({ measureId: id, ...check }));
    }),
  );
  return checks.flat().filter(({ reported }) => reported !== null);
}

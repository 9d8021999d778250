import type { Day } from "../../../kernel/calendar.ts";
import { checkFigures, type ReportedFigure } from "../../domain/tasks/figure-checks.ts";
import type { Supervision } from "../desk.ts";
import { isBaotouPlan } from "../../domain/measure-detail.ts";
import { findPlan } from "../plans.ts";
import { unitNames } from "../tasks/rows.ts";

type Row = Omit<ReportedFigure, "by"> & { readonly measureNumber: number; readonly unitId: string };

/** Figures that systems computed for the measures of a plan, beside what units reported under the same name and unit. */
export async function listFigureChecks(desk: Supervision, planId: string, asOf: Day) {
  const { sql } = desk;
  const [measures, names] = await Promise.all([
    sql<{ id: string; number: number }[]>`
      select id, number from supervision.measure where plan_id = ${planId} order by number`,
    unitNames(desk),
  ]);
  const plan = await findPlan(sql, planId);
  const [sample, served] = [plan?.sample ?? false, plan !== undefined && isBaotouPlan(plan)];
  const perMeasure = await Promise.all(
    measures.map(async ({ id, number }) => ({
      id,
      number,
      indicators: await desk.indicators({ id, planId, number, sample, served }, asOf),
    })),
  );
  const computed = perMeasure.filter(({ indicators }) => indicators.length > 0);
  if (computed.length === 0) return [];
  const figures = await sql<Row[]>`
    select m.number as measure_number, f->>'name' as name, f->>'unit' as unit, (f->>'value')::float8 as value,
      r.unit_id, r.period, r.due, r.task_id
    from supervision.report r
      join supervision.task t on t.id = r.task_id
      join supervision.measure m on m.id = t.measure_id, jsonb_array_elements(r.content->'figures') f
    where r.plan_id = ${planId} and r.status = 'accepted' and r.due <= ${asOf}
      and m.id = any(${computed.map(({ id }) => id)})`;
  return computed.flatMap(({ id, number, indicators }) => {
    const own = figures
      .filter(({ measureNumber }) => measureNumber === number)
      .map(({ unitId, measureNumber: _, ...figure }) => ({ ...figure, by: names.get(unitId) ?? unitId }));
    return checkFigures(indicators, own).map((check) => ({ measureId: id, ...check }));
  });
}

import type { Day } from "../../../kernel/calendar.ts";
import { checkFigures, type ReportedFigure } from "../../domain/tasks/figure-checks.ts";
import type { Supervision } from "../desk.ts";
import { isBaotouPlan } from "../../domain/measure-detail.ts";
import { findPlan } from "../plans.ts";
import { unitNames } from "../tasks/rows.ts";

type Row = Omit<ReportedFigure, "by"> & {
  readonly measureId: string;
  readonly measureNumber: number;
  readonly unitId: string;
};

/** Figures that were computed for the measures of a plan, beside what units reported under the same name and unit. */
export async function listFigureChecks(desk: Supervision, planId: string, asOf: Day) {
  const { sql } = desk;
  // What no unit reported cannot be checked, and computing it for every measure takes time.
  const figures = await sql<Row[]>`
    select m.id as measure_id, m.number as measure_number, f->>'name' as name, f->>'unit' as unit,
      (f->>'value')::float8 as value, r.unit_id, r.period, r.due, r.task_id
    from supervision.report r
      join supervision.task t on t.id = r.task_id
      join supervision.measure m on m.id = t.measure_id, jsonb_array_elements(r.content->'figures') f
    where r.plan_id = ${planId} and r.status = 'accepted' and r.due <= ${asOf}
    order by m.number`;
  const plan = figures.length === 0 ? undefined : await findPlan(sql, planId);
  if (plan === undefined) return [];
  const names = await unitNames(desk);
  const [sample, served] = [plan.sample, isBaotouPlan(plan)];
  const measures = new Map(figures.map(({ measureId, measureNumber }) => [measureId, measureNumber]));
  const checks = await Promise.all(
    [...measures].map(async ([id, number]) => {
      const own = figures
        .filter(({ measureId }) => measureId === id)
        .map(({ unitId, measureId: _, measureNumber: __, ...figure }) => ({
          ...figure,
          by: names.get(unitId) ?? unitId,
        }));
      const indicators = await desk.indicators({ id, planId, number, sample, served }, asOf);
      return checkFigures(indicators, own).map((check) => ({ measureId: id, ...check }));
    }),
  );
  return checks.flat().filter(({ reported }) => reported !== null);
}

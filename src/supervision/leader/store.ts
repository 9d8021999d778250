import { addDays, type Day } from "../../kernel/calendar.ts";
import { seriesDays } from "../../kernel/figure.ts";
import { isBaotouPlan } from "../domain/measure-detail.ts";
import type { PlanSummary } from "../domain/plan.ts";
import { pairFigures } from "../domain/tasks/figure-pairs.ts";
import { stoodOn } from "../domain/tasks/light-preview.ts";
import { lightOf } from "../domain/tasks/lights.ts";
import { lightRulesOn } from "../domain/tasks/settings-in-force.ts";
import type { Supervision } from "../store/desk.ts";
import { compareLights } from "../store/light-preview.ts";
import { measuresOfPlan } from "../store/measures.ts";
import { reportedFigures } from "../store/office/figure-pairs.ts";
import { loadPlanContext, type PlanContext } from "../store/tasks/plan-context.ts";
import { type Headline, headlineOf } from "./headline.ts";
import { CHANGES_DAYS, type Leading, leadingOf, type TaskOverTime } from "./leading.ts";

/** The tasks of a plan on days that ascend, each day's lights by the rules and periods that held then. */
async function tasksOver(
  desk: Pick<Supervision, "sql" | "isWorkingDay">,
  planId: string,
  days: readonly Day[],
  sections: ReadonlyMap<string, string | null>,
): Promise<{ tasks: TaskOverTime[]; contexts: ReadonlyMap<Day, PlanContext> }> {
  const { sql } = desk;
  const contexts = new Map<Day, PlanContext>();
  for (const day of days) {
    const context = await loadPlanContext(sql, planId, day, desk.isWorkingDay);
    if (context) contexts.set(day, context);
  }
  const tasks: TaskOverTime[] = [];
  await compareLights(sql, planId, {
    add: (actions) => {
      const on = stoodOn(actions, days).flatMap(({ day, state, coordinationAsked }) => {
        const context = contexts.get(day);
        if (!context) return [];
        const { settings, periods } = context;
        const rules = lightRulesOn(settings, day);
        return [{ day, state, light: lightOf(state, { asOf: day, periods, rules, coordinationAsked }) }];
      });
      const last = on.at(-1)?.state;
      if (last === undefined) return;
      const { id, measureId } = last;
      tasks.push({ id, measureId, section: sections.get(measureId ?? "") ?? null, on });
    },
  });
  return { tasks, contexts };
}

/** A plan at a glance as of a day, with what changed since an earlier one. */
export async function leadingOn(
  desk: Pick<Supervision, "sql" | "isWorkingDay">,
  planId: string,
  { asOf, since }: { readonly asOf: Day; readonly since: Day | undefined },
): Promise<Leading> {
  const from = since !== undefined && since < asOf ? since : addDays(asOf, -CHANGES_DAYS);
  const days = seriesDays(asOf);
  const measures = await measuresOfPlan(desk.sql, planId, asOf);
  const sections = new Map(measures.map(({ id, section }) => [id, section]));
  const all = [...new Set([...days, from])].toSorted();
  const { tasks, contexts } = await tasksOver(desk, planId, all, sections);
  const dues = contexts.get(asOf)?.periods.map(({ due }) => due) ?? [];
  const nextReport = dues.filter((due) => due >= asOf).toSorted()[0] ?? null;
  return leadingOf(measures, tasks, { asOf, since: from, days, nextReport });
}

/** Of every measure of a plan the figure that says most of it; measures without any are left out. */
export async function headlinesOn(
  desk: Supervision,
  plan: PlanSummary,
  asOf: Day,
): Promise<{ measureId: string; headline: Headline }[]> {
  const [measures, reported] = await Promise.all([
    measuresOfPlan(desk.sql, plan.id, asOf),
    reportedFigures(desk, { planId: plan.id }, asOf),
  ]);
  const rows = [];
  // One after the other: each asks every slice, and a leader's glance should not take all connections.
  for (const { id, number } of measures) {
    const { sampleWork: sample } = plan;
    const figures = await desk.indicators(
      { id, planId: plan.id, number, sample, served: isBaotouPlan(plan) },
      asOf,
    );
    const headline = headlineOf(pairFigures(figures, reported.get(id) ?? []));
    if (headline !== null) rows.push({ measureId: id, headline });
  }
  return rows;
}

import { addDays, type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { reportedThrough } from "../../domain/tasks/duties.ts";
import { missedPeriods } from "../../domain/tasks/missed-periods.ts";
import { missingText, missingUnits, type OwedReport } from "../../domain/tasks/missing.ts";
import { lastDuePeriod, periodsOf } from "../../domain/tasks/periods.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import type { Reminder } from "../../domain/tasks/task.ts";
import type { Supervision } from "../desk.ts";
import { loadSettings } from "../settings.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { snapshotsOfPlan } from "../tasks/read.ts";
import { type SupervisedPlan, supervisedPlans } from "./supervised-plans.ts";

/** Longer than any reporting period, so that the one that fell due last is among them. */
const A_YEAR = 400;

type Row = {
  readonly taskId: string;
  readonly version: number;
  readonly unitId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly role: OwedReport["role"];
  readonly since: Day;
  readonly reportedThrough: Day | null;
  readonly reminders: readonly Reminder[] | null;
};

/** What is owed today, out of the rows that are written with every action. */
async function owedToday(desk: Supervision, plan: SupervisedPlan, asOf: Day): Promise<OwedReport[]> {
  const { sql, isWorkingDay } = desk;
  const { schedules } = await loadSettings(sql, plan.id, asOf);
  const until = addDays(asOf, -1);
  const last = lastDuePeriod(periodsOf(schedules, isWorkingDay, addDays(asOf, -A_YEAR), until), asOf);
  if (!last) return [];
  const rows = await sql<Row[]>`
    select a.task_id, a.unit_id, a.role, a.since, a.reported_through, t.version, t.number, t.text, m.ordinal,
      case when 'reminder' = any(a.waiting) then (
        select part->'reminders' from jsonb_array_elements(t.state->'assignments') part
        where part->>'unitId' = a.unit_id::text and part->>'until' is null limit 1) end as reminders
    from supervision.assignment a
      join supervision.task t on t.id = a.task_id
      left join supervision.measure m on m.id = t.measure_id
    where a.plan_id = ${plan.id} and a.owes_reports and a.since <= ${last.due} and a.since <= ${last.to}
      and (a.reported_through is null or a.reported_through < ${last.due})
    order by t.number`;
  const earliest = rows.reduce((day, { since }) => (since < day ? since : day), last.due);
  const periods = periodsOf(schedules, isWorkingDay, earliest, until);
  return rows.map(({ reminders, since, reportedThrough: through, ...row }) => ({
    ...row,
    missed: periods.filter(
      ({ due, to }) => due >= since && to >= since && (through === null || due > through),
    ),
    reminders: reminders ?? [],
  }));
}

/** What was owed at the end of a past day, folded from the record. */
async function owedOn(desk: Supervision, plan: SupervisedPlan, asOf: Day): Promise<OwedReport[]> {
  const context = await loadPlanContext(desk.sql, plan.id, asOf, desk.isWorkingDay);
  const measures = await desk.sql<{ id: string; ordinal: string | null }[]>`
    select id, ordinal from supervision.measure where plan_id = ${plan.id}`;
  const ordinals = new Map(measures.map(({ id, ordinal }) => [id, ordinal]));
  const periods: readonly Period[] = context?.periods ?? [];
  return (await snapshotsOfPlan(desk, plan.id, asOf)).flatMap(({ state }) =>
    state.phase !== "dispatched"
      ? []
      : state.assignments.map((assignment) => ({
          taskId: state.id,
          version: state.version,
          unitId: assignment.unitId,
          number: state.number,
          ordinal: ordinals.get(state.measureId ?? "") ?? null,
          text: state.text,
          role: assignment.role,
          reportedThrough: reportedThrough(assignment),
          missed: missedPeriods(assignment, periods, asOf),
          reminders: assignment.reminders,
        })),
  );
}

/** Units that owe reports which fell due, over all plans or one, with the words for the work group. */
export async function listMissing(
  desk: Supervision,
  { plan, asOf }: { readonly plan?: string | undefined; readonly asOf: Day },
): Promise<{ asOf: Day; units: MissingUnit[]; text: string }> {
  const plans = await supervisedPlans(desk.sql, plan);
  const isToday = asOf === dayInShanghai(desk.now());
  const [owed, roster, people] = await Promise.all([
    Promise.all(plans.map((each) => (isToday ? owedToday : owedOn)(desk, each, asOf))),
    desk.organisations.list(),
    desk.people.list(),
  ]);
  const units = missingUnits(owed.flat(), roster, people);
  const sample = plans.some((each) => each.sample);
  return { asOf, units, text: missingText(units, asOf, sample) };
}

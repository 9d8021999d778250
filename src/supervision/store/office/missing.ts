import { addWorkingDays } from "../../../kernel/working-days.ts";
import { addDays, type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { missedPeriods } from "../../domain/tasks/missed-periods.ts";
import {
  missedOf,
  type Missed,
  missingText,
  missingUnits,
  type OwedReport,
  owedReport,
} from "../../domain/tasks/missing.ts";
import { lastDuePeriod, periodsOf } from "../../domain/tasks/periods.ts";
import type { Period } from "../../domain/tasks/schedule.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import type { Reminder } from "../../domain/tasks/task.ts";
import { loadSettingsOf } from "../settings.ts";
import { loadPlanContext } from "../tasks/plan-context.ts";
import { snapshotsOfPlan } from "../tasks/read.ts";
import type { TaskSnapshot } from "../tasks/rows.ts";
import type { OfficeReader } from "./office-reader.ts";
import { type SupervisedPlan, supervisedPlans } from "./supervised-plans.ts";

/** Longer than any reporting period, so that the one that fell due last is among them. */
const A_YEAR = 400;

/** As much of a task as a line of the list shows. */
const LINE = 120;

type Row = {
  readonly planId: string;
  readonly taskId: string;
  readonly version: number;
  readonly unitId: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly role: OwedReport["item"]["role"];
  readonly since: Day;
  readonly reportedThrough: Day | null;
  readonly reminders: readonly Reminder[] | null;
};

/** The period of each plan that fell due last, with all its schedules; plans where none has yet are left out. */
async function lastDueOf({ sql, isWorkingDay }: OfficeReader, plans: readonly SupervisedPlan[], asOf: Day) {
  const ids = plans.map(({ id }) => id);
  return [...(await loadSettingsOf(sql, ids, asOf))].flatMap(([id, { schedules }]) => {
    const recent = periodsOf(schedules, isWorkingDay, addDays(asOf, -A_YEAR), addDays(asOf, -1));
    const last = lastDuePeriod(recent, asOf);
    return last ? [{ id, schedules, last }] : [];
  });
}

/** What is owed today, out of the rows that are written with every action: one statement for all plans. */
async function owedToday(
  desk: OfficeReader,
  plans: readonly SupervisedPlan[],
  asOf: Day,
): Promise<OwedReport[]> {
  const { sql } = desk;
  const fallen = await lastDueOf(desk, plans, asOf);
  const rows = await sql<Row[]>`
    select a.plan_id, a.task_id, a.unit_id, a.role, a.since, a.reported_through, t.version, t.number,
      left(t.text, ${LINE}) as text, m.ordinal,
      case when 'reminder' = any(a.waiting) then (
        select part->'reminders' from jsonb_array_elements(t.state->'assignments') part
        where part->>'unitId' = a.unit_id::text and part->>'until' is null limit 1) end as reminders
    from unnest(${fallen.map(({ id }) => id)}::uuid[], ${fallen.map(({ last }) => last.due)}::date[],
        ${fallen.map(({ last }) => last.to)}::date[]) p (id, due, last)
      join supervision.assignment a on a.plan_id = p.id
      join supervision.task t on t.id = a.task_id
      left join supervision.measure m on m.id = t.measure_id
    where a.owes_reports and a.since <= p.due and a.since <= p.last
      and (a.reported_through is null or a.reported_through < p.due)
    order by t.plan_id, t.number`;
  const missed = missedByPlan(desk, fallen, rows, asOf);
  const titles = new Map(plans.map(({ id, title }) => [id, title]));
  return rows.flatMap((row) => {
    const found = missed(row);
    const facts = { ...row, planTitle: titles.get(row.planId) ?? "" };
    return found ? [owedReport(facts, found, row.reminders ?? [])] : [];
  });
}

/** What a row misses; the same for all of a plan with the same days, and so worked out once for them. */
function missedByPlan(
  { isWorkingDay }: OfficeReader,
  plans: readonly { readonly id: string; readonly schedules: Parameters<typeof periodsOf>[0] }[],
  rows: readonly Row[],
  asOf: Day,
): (row: Row) => Missed | null {
  const earliest = rows.reduce((day, { since }) => (since < day ? since : day), asOf);
  const periods = new Map(
    plans.map(({ id, schedules }) => [id, periodsOf(schedules, isWorkingDay, earliest, addDays(asOf, -1))]),
  );
  const known = new Map<string, Missed | null>();
  return ({ planId, since, reportedThrough: through }) => {
    const key = `${planId} ${since} ${through}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const missed = missedOf(
      (periods.get(planId) ?? []).filter(
        ({ due, to }) => due >= since && to >= since && (through === null || due > through),
      ),
    );
    known.set(key, missed);
    return missed;
  };
}

/** What was owed at the end of a past day, folded from the record. */
async function owedOn(
  desk: OfficeReader,
  plan: SupervisedPlan,
  asOf: Day,
  folded: readonly TaskSnapshot[] | undefined,
): Promise<OwedReport[]> {
  const context = await loadPlanContext(desk.sql, plan.id, asOf, desk.isWorkingDay);
  const measures = await desk.sql<{ id: string; ordinal: string | null }[]>`
    select id, ordinal from supervision.measure where plan_id = ${plan.id}`;
  const ordinals = new Map(measures.map(({ id, ordinal }) => [id, ordinal]));
  const periods: readonly Period[] = context?.periods ?? [];
  return (folded ?? (await snapshotsOfPlan(desk, plan.id, asOf))).flatMap(({ state }) =>
    (state.phase === "dispatched" ? state.assignments : []).flatMap((assignment) => {
      const missed = missedOf(missedPeriods(assignment, periods, asOf));
      const facts = {
        unitId: assignment.unitId,
        taskId: state.id,
        planId: plan.id,
        version: state.version,
        planTitle: plan.title,
        number: state.number,
        ordinal: ordinals.get(state.measureId ?? "") ?? null,
        text: state.text.slice(0, LINE),
        role: assignment.role,
      };
      return missed ? [owedReport(facts, missed, assignment.reminders)] : [];
    }),
  );
}

/** By when a reminder of each step, sent on the day, is to be answered, by plan. */
type AnswerBy = Readonly<Record<string, readonly Day[]>>;

/** Units that owe reports which fell due, over all plans or one, with the words for the work group. `folded`: the tasks of that one, who has them. */
export async function listMissing(
  desk: OfficeReader,
  { plan, asOf }: { readonly plan?: string | undefined; readonly asOf: Day },
  folded?: readonly TaskSnapshot[],
): Promise<{ asOf: Day; units: MissingUnit[]; answerBy: AnswerBy; text: string }> {
  const plans = await supervisedPlans(desk.sql, plan);
  const isToday = asOf === dayInShanghai(desk.now());
  const [owed, roster, people, signIns, settings] = await Promise.all([
    isToday
      ? owedToday(desk, plans, asOf)
      : Promise.all(plans.map((each) => owedOn(desk, each, asOf, folded))).then((all) => all.flat()),
    desk.organisations.list(desk.sql),
    desk.people.list(desk.sql),
    desk.people.lastSignIns(desk.sql),
    loadSettingsOf(
      desk.sql,
      plans.map(({ id }) => id),
      asOf,
    ),
  ]);
  const units = missingUnits(owed, roster, people, signIns);
  const sample = plans.some((each) => each.sample);
  const answerBy = Object.fromEntries(
    [...settings].map(([id, { limits }]) => [
      id,
      limits.reminderWithin.map((days) => addWorkingDays(asOf, days, desk.isWorkingDay)),
    ]),
  );
  return { asOf, units, answerBy, text: missingText(units, asOf, sample) };
}

import type { Day } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { addWorkingDays } from "../../../kernel/working-days.ts";
import { AT_ONCE, type Long } from "../../../platform/exports/long.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import type { LetterFacts, PaperFacts } from "../../domain/papers/facts.ts";
import { chaptersOf, letterTo, silentUnits } from "../../domain/papers/from-ledger.ts";
import { PAPER_FORMS, type PaperKind } from "../../domain/papers/kinds.ts";
import { UNKNOWN_PERIOD, UNKNOWN_UNIT } from "../../domain/papers/paper-failures.ts";
import { type PaperSpan, spanOf, usualSpan } from "../../domain/papers/spans.ts";
import { spanReports } from "../../domain/papers/span-reports.ts";
import type { PlanSummary } from "../../domain/plan.ts";
import { rosterIndex, type RosterUnit } from "../../domain/roster.ts";
import type { ReportRecord } from "../../domain/tasks/projection.ts";
import type { MissingUnit, TaskRow } from "../../domain/tasks/task-row.ts";
import { listMissing } from "../office/missing.ts";
import type { OfficeReader } from "../office/office-reader.ts";
import { findPlan } from "../plans.ts";
import { nameOf } from "../review.ts";
import { loadPlanContext, type PlanContext } from "../tasks/plan-context.ts";
import { type FoldedTask, snapshotsOfPlan, weightOfPlan } from "../tasks/read.ts";
import { reportColumns } from "../tasks/record.ts";
import { rowsOf } from "../tasks/rows.ts";

/** What a paper is asked to be about; the usual period of its kind where none is named. */
export type PaperSubject = {
  readonly plan: string;
  readonly kind: PaperKind;
  readonly period?: string | undefined;
  readonly unit?: string | undefined;
  readonly asOf: Day;
};

export type PaperGrounds = {
  readonly plan: PlanSummary;
  readonly facts: PaperFacts;
  readonly span: PaperSpan | null;
  readonly unit: RosterUnit | null;
};

const OFFICE = "领导小组办公室";

/** Reminders of steps 1, 2 and 3 give these letters their limits. */
const REMINDER: Readonly<Partial<Record<PaperKind, 0 | 1 | 2>>> = {
  "reminder-letter": 0,
  "chase-note": 1,
  "inspection-notice": 2,
};

/** Everything a paper may say, as of a day. Throws where plan, period or unit do not exist. */
export async function gatherFacts(
  desk: OfficeReader,
  subject: PaperSubject,
  caller: Caller,
  long: Long = AT_ONCE,
): Promise<PaperGrounds> {
  const { asOf } = subject;
  const plan = await findPlan(desk.sql, subject.plan);
  const context = await loadPlanContext(desk.sql, subject.plan, asOf, desk.isWorkingDay);
  if (!plan || !context) throw new FailureError(NO_PLAN);
  const span = spanFor(subject, context);
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  const unit = subject.unit === undefined ? null : (roster.get(subject.unit) ?? null);
  if (subject.unit !== undefined && unit === null) throw new FailureError(UNKNOWN_UNIT);

  const { tasks, each } = await weightOfPlan(desk, plan.id, asOf);
  const { name } = PAPER_FORMS[subject.kind];
  const label = span?.label ?? { zh: asOf, en: asOf };
  await long.takes({ zh: `${name.zh}（${label.zh}）`, en: `${name.en} (${label.en})` }, tasks, each);
  const snapshots = await snapshotsOfPlan(desk, plan.id, asOf, long.wrote);
  const [missing, office, rows] = await Promise.all([
    listMissing(desk, { plan: plan.id, asOf }, snapshots),
    officeOf(desk, plan.id),
    rowsOf(desk, snapshots),
  ]);
  const states = snapshots.map(({ state }) => state);
  const reports = span === null ? [] : await reportsOn(desk, plan.id, snapshots, span);
  const standings =
    span === null ? new Map() : spanReports(states, reports, span, (id) => roster.get(id)?.name ?? id);
  const { authority } = context.settings.options;
  const facts: PaperFacts = {
    planTitle: plan.title,
    office,
    asOf,
    period: span && { label: span.label.zh, from: span.from, to: span.to },
    issueNumber: null,
    chapters: chaptersOf(rows, standings, asOf),
    missing: silentUnits(missing.units),
    letter:
      unit &&
      (await letterFor(desk, { subject, context, unit, roster, rows, missing: missing.units, caller })),
    authority,
  };
  return { plan, facts, span, unit };
}

function spanFor({ kind, period, asOf }: PaperSubject, { periods }: PlanContext): PaperSpan | null {
  if (period === undefined) return usualSpan(kind, periods, asOf);
  const span = spanOf(period, periods);
  if (span === null || span.from > asOf) throw new FailureError(UNKNOWN_PERIOD);
  return span;
}

/** The office as the newest paper of the plan was signed, else as the plan names it, else by its common name. */
async function officeOf({ sql }: OfficeReader, planId: string): Promise<string> {
  const [found] = await sql<{ signed: string | null; named: string | null }[]>`
    select (
        select content->>'signature' from supervision.paper
        where plan_id = ${planId} and issued_at is not null and content->>'signature' <> ''
        order by issued_at desc limit 1
      ) as signed, (
        select name from supervision.responsibility where plan_id = ${planId} and name like ${`%${OFFICE}`}
        group by name order by count(*) desc, name limit 1
      ) as named`;
  return found?.signed ?? found?.named ?? OFFICE;
}

/** Reports of a span: as folded with their tasks of a past day, or of today as their rows say. */
async function reportsOn(
  { sql }: OfficeReader,
  planId: string,
  tasks: readonly FoldedTask[],
  { periods }: PaperSpan,
): Promise<readonly ReportRecord[]> {
  const folded = tasks.flatMap(({ reports }) => reports ?? []);
  if (tasks.every(({ reports }) => reports !== null)) return folded;
  const keys = periods.map(({ key }) => key);
  return sql<ReportRecord[]>`
    select ${reportColumns(sql)} from supervision.report
    where plan_id = ${planId} and period = any(${keys}) and role = 'lead'`;
}

type Addressed = {
  readonly subject: PaperSubject;
  readonly context: PlanContext;
  readonly unit: RosterUnit;
  readonly roster: ReadonlyMap<string, RosterUnit>;
  readonly rows: readonly TaskRow[];
  readonly missing: readonly MissingUnit[];
  readonly caller: Caller;
};

async function letterFor(desk: OfficeReader, addressed: Addressed): Promise<LetterFacts | null> {
  const { subject, context, unit, roster, rows, missing, caller } = addressed;
  if (PAPER_FORMS[subject.kind].to !== "unit") return null;
  const today = (id: string): string => roster.get(id)?.id ?? id;
  const owed = missing.find(({ unitId }) => today(unitId) === unit.id);
  const known = rows.map((row) => ({
    ...row,
    units: row.units.map((each) => ({ ...each, unitId: today(each.unitId) })),
  }));
  // A reminder that runs already has told the unit its day.
  const told = (owed?.items ?? []).flatMap(({ stepBy }) =>
    stepBy !== null && stepBy >= subject.asOf ? [stepBy] : [],
  );
  const days = context.settings.limits.reminderWithin[REMINDER[subject.kind] ?? 0];
  const by = told.toSorted().at(-1) ?? addWorkingDays(subject.asOf, days, desk.isWorkingDay);
  const contact = await contactOf(desk, caller);
  return letterTo(unit, owed, known, {
    asOf: subject.asOf,
    by,
    contact,
    inspects: subject.kind === "inspection-notice",
  });
}

/** Whom a unit may ask: the contact of the office's own unit, else who drafts. */
async function contactOf({ sql, people }: OfficeReader, caller: Caller): Promise<string | null> {
  if (caller.actor === null) return null;
  const { organisationId } = caller.actor;
  const own = (await people.contacts(sql)).find((each) => each.organisationId === organisationId);
  if (!own) return `联系人：${nameOf(caller)}`;
  return `联系人：${own.name}${own.phone === "" ? "" : `，联系电话：${own.phone}`}`;
}

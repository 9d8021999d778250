import { addDays, type Day } from "../../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import { NO_PLAN } from "../../domain/import-failures.ts";
import type { PlanSummary } from "../../domain/plan.ts";
import { rosterIndex } from "../../domain/roster.ts";
import {
  ADOPTED_DAYS,
  SAMPLE_COLLECTIVE,
  type SampleDocument,
  samplePlans,
} from "../../domain/sample-plan.ts";
import { WITHOUT_ACCOUNT } from "../../domain/sample-reports.ts";
import type { SampleTask, SampleYear } from "../../domain/sample-story.ts";
import { otherSampleTasks, sampleRecord, sampleTask } from "../../domain/sample-work.ts";
import { proposalsOf } from "../../domain/tasks/proposals.ts";
import type { Supervision } from "../desk.ts";
import { nobody, publishAsRead } from "../first-run.ts";
import { receiveDocument, type Upload } from "../intake.ts";
import { refreshLights } from "../lights.ts";
import { measuresOfPlan } from "../measures.ts";
import { findPlan } from "../plans.ts";
import { createPaper, issuePaper, paperChoices } from "../papers/papers.ts";
import { readingJob } from "../reading-job.ts";
import { registerInstances } from "../recurring.ts";
import { hasTasks, recordSetting } from "../settings.ts";
import { loadPlanContext, type PlanContext } from "../tasks/plan-context.ts";
import { writeRecords } from "./write-records.ts";

const BY = "示例 sample";

const NOTE = {
  zh: "示例文件：其中的地方、单位和任务都是虚构的。",
  en: "A sample: its places, bodies and tasks are invented.",
};

const uploadOf = ({ name, text }: SampleDocument): Upload => ({
  name,
  bytes: new TextEncoder().encode(text),
  note: NOTE,
});

/** The desk as it would have worked at ten in the morning of a past day. */
const deskOn = (desk: Supervision, day: Day): Supervision => ({
  ...desk,
  now: () => new Date(`${day}T02:00:00Z`),
});

/** Fills the demonstration database: an invented plan, its revision with a year of work, and a document to review. */
export async function fillDemonstration(desk: Supervision, asOf: Day): Promise<void> {
  const { plan, revision, draft } = samplePlans(asOf);
  const adoptedOn = addDays(asOf, -ADOPTED_DAYS);
  await proposeMembers(desk);
  const sample = { superior: null, sample: true } as const;
  const [before, then] = [deskOn(desk, addDays(adoptedOn, -400)), deskOn(desk, adoptedOn)];
  const first = await publishAsRead(before, uploadOf(plan), { ...sample, predecessor: null }, BY);
  const planId = await publishAsRead(then, uploadOf(revision), { ...sample, predecessor: first }, BY);
  const waiting = await receiveDocument(desk, uploadOf(draft), { confirmInternal: true, by: BY }, nobody);
  if (waiting.outcome === "accepted")
    await readingJob(desk)({ import: waiting.import.id }, { signal: new AbortController().signal });
  // A start that was killed half-way does the rest at the next one.
  if (!(await hasTasks(desk.sql, planId))) {
    const adoption = { kind: "adoption", from: adoptedOn, value: { on: adoptedOn } } as const;
    await recordSetting(then, planId, adoption, nobody, { at: then.now() });
    await inTransaction(desk.sql, (sql) => fillYear({ ...desk, sql }, sql, planId, asOf));
  }
  await registerInstances(desk, asOf, nobody);
  await refreshLights(desk, planId, asOf);
  await fillPapers(desk, planId, asOf);
}

/** Papers as the office wrote them: a report that went out, one that is written, and a letter to who has not reported. */
async function fillPapers(desk: Supervision, plan: string, asOf: Day): Promise<void> {
  const [known] = await desk.sql`select from supervision.paper where plan_id = ${plan} limit 1`;
  if (known) return;
  const [then, now] = [deskOn(desk, addDays(asOf, -25)), deskOn(desk, addDays(asOf, -1))];
  const went = await createPaper(then, { plan, kind: "monthly-report" }, nobody);
  await issuePaper(then, went.id, went.version, nobody);
  await createPaper(now, { plan, kind: "progress-summary" }, nobody);
  const { units } = await paperChoices(now, plan);
  const [silent] = units.toSorted((a, b) => b.missing - a.missing);
  if (silent && silent.missing > 0)
    await createPaper(now, { plan, kind: "reminder-letter", unit: silent.id }, nobody);
}

/** So that the plan's collective stands for somebody when it is published. */
async function proposeMembers(desk: Supervision): Promise<void> {
  const { name, members } = SAMPLE_COLLECTIVE;
  const place = { regionCode: "150000" };
  const named = [
    ...members.map((member) => ({ name: member, collective: false, ...place })),
    { name, collective: true, memberNames: members, ...place },
  ];
  await inTransaction(desk.sql, (sql) => desk.organisations.propose(named, sql, nobody));
}

async function tasksOf(
  desk: Supervision,
  plan: PlanSummary,
  year: SampleYear,
): Promise<readonly SampleTask[]> {
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  const measures = await measuresOfPlan(desk.sql, plan.id, year.asOf);
  const places = new Map(measures.map(({ id }, at) => [id, at + 1]));
  const parts = new Map<string, number>();
  const source = {
    kind: "plan",
    title: plan.title,
    paper: plan.docNumber,
    date: plan.date,
    quote: null,
  } as const;
  const planned = proposalsOf(measures, roster, new Map(), year.adoptedOn, year.adoptedOn).map(
    (proposal, at) => {
      const part = parts.get(proposal.measureId) ?? 0;
      parts.set(proposal.measureId, part + 1);
      const place = { planId: plan.id, number: at + 1, measure: places.get(proposal.measureId) ?? 0, part };
      return sampleTask(proposal, place, source, year);
    },
  );
  return [...planned, ...otherSampleTasks(plan.id, planned.length + 1, year)];
}

/** Somebody at each unit that owes reports, so that chasing reaches people; but for a few, whom it cannot reach. */
async function fillLiaisons(
  desk: Supervision,
  sql: Sql,
  planId: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const owing = await sql<{ unitId: string }[]>`
    select distinct unit_id from supervision.assignment where plan_id = ${planId} and owes_reports`;
  const units = owing
    .map(({ unitId: id }) => ({ id, name: names.get(id) ?? "" }))
    .filter(({ name }) => !WITHOUT_ACCOUNT.includes(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  await desk.people.addSamplePeople("liaison", units, desk.now(), sql);
}

async function fillYear(desk: Supervision, sql: Sql, planId: string, asOf: Day): Promise<void> {
  const plan = await findPlan(sql, planId);
  const context: PlanContext | undefined = await loadPlanContext(sql, planId, asOf, desk.isWorkingDay);
  if (!plan || !context) throw new Error(NO_PLAN.sentence.en);
  const adoptedOn = addDays(asOf, -ADOPTED_DAYS);
  const names = new Map((await desk.organisations.list(desk.sql)).map(({ id, name }) => [id, name]));
  const { isWorkingDay } = desk;
  const year = { asOf, adoptedOn, periods: context.periods, isWorkingDay, names };
  const records = (await tasksOf(desk, plan, year)).map((task) => sampleRecord(task, year).actions);
  await writeRecords(sql, context, records, asOf);
  await fillLiaisons(desk, sql, planId, names);
  const after = { tasks: records.length, actions: records.flat().length };
  const [subject, action] = [`plan:${planId}`, "supervision.fill-demonstration"];
  await desk.audit.record(sql, { caller: nobody, action, subject, after });
}

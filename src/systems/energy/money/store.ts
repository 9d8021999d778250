import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import type { OpenSolver } from "../../../kernel/linear-program.ts";
import { at } from "../../../kernel/fields.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { json } from "../../../platform/database/json.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import { openInThread } from "../../../platform/solver/open-in-thread.ts";
import { hidden, today } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ProjectDesk } from "../projects/store.ts";
import { runsOf } from "../runs/store-run.ts";
import { bindingOn } from "../sizing/binding.ts";
import { headOf } from "../workbench/assumption.ts";
import { sizingOf } from "../workbench/store.ts";
import { seenProject, workedOn } from "../workbench/store-ground.ts";
import { seriesOf } from "../workbench/store-hours.ts";
import type { Costing, Costings, Design } from "./costing.ts";
import { moneyWorkbook } from "./store-workbook.ts";
import { assumed, type Assumptions, type Reckoned, valuesOf } from "./terms.ts";
import { dispatchAll, type Money, moneyOf } from "./tornado.ts";

export const RECKON = "energy.reckon";
const MOST_LISTED = 20;

const RUNNING = refusal(
  "costing-running",
  "这个项目有一次收益测算还在算；请等它算完，或先取消它。",
  "Money of this project is still being reckoned. Wait for it, or cancel it first.",
);
const NO_DESIGN = at(
  "sizing",
  refusal(
    "no-such-design",
    "这次定容没有得出方案，或不是这个项目的；请选另一个。",
    "This sizing came to no design, or is of another project: choose another.",
  ),
);
const UNPROVED = refusal(
  "no-dispatch",
  "求解器没有证明这个方案的调度最优，没有可算的收益；请换一个方案，或先做全年精算。",
  "The solver proved no dispatch of this design, and there is nothing to reckon with. Choose another, or confirm it exactly first.",
);

type Row = Omit<Costing, "askedOn"> & { readonly askedAt: Date };
const viewOf = ({ askedAt, ...row }: Row): Costing => ({ ...row, askedOn: dayInShanghai(askedAt) });
const columns = (sql: Sql) =>
  sql`id, sizing_id, state, asked_at, solved, terms, assumptions, result, failure, sample`;

/** Designs of a project that the caller sees, and what was reckoned of them, the latest first. Throws `not-found`. */
export async function costingsOf(desk: ProjectDesk, projectId: string, caller: Caller): Promise<Costings> {
  await seenProject(desk, projectId, caller);
  const { sql } = desk;
  const designs = await sql<(Omit<Design, "on"> & { readonly askedAt: Date })[]>`
    select sizing.id, asked_at, exact, synthetic, sizing.sample, assumed, result -> 'capacities' as capacities
    from energy.sizing join energy.hours on hours.id = sizing.hours_id
    where sizing.project_id = ${projectId} and state = 'done' and jsonb_typeof(result -> 'capacities') = 'object'
    order by asked_at desc, sizing.id limit ${MOST_LISTED}`;
  const costings = await sql<Row[]>`
    select ${columns(sql)} from energy.costing where project_id = ${projectId}
    order by asked_at desc, id limit ${MOST_LISTED}`;
  return {
    designs: designs.map(({ askedAt, ...row }) => ({ ...row, on: dayInShanghai(askedAt) })),
    costings: costings.map(viewOf),
    day: today(desk),
  };
}

const costings = runsOf({
  table: "costing",
  of: "projectId",
  subject: "energy-project",
  job: RECKON,
  queue: "energy sizings",
  running: RUNNING,
  ground: workedOn,
});
export const cancelCosting = costings.cancel;

/** Asks for money of a design, which a job reckons; one at a time for a project. Throws `costing-running`, `no-such-design`. */
export const askCosting = (desk: ProjectDesk, projectId: string, terms: Reckoned, caller: Caller) =>
  costings.ask(desk, projectId, caller, async (sql) => {
    const [design] = await sql`
      select 1 from energy.sizing where id = ${terms.sizing} and project_id = ${projectId} and state = 'done'
        and jsonb_typeof(result -> 'capacities') = 'object'`;
    if (design === undefined) throw new FailureError(NO_DESIGN);
    return {
      row: {
        sizingId: terms.sizing,
        terms: json(sql, terms),
        assumptions: json(sql, assumed(terms, today(desk))),
      },
      after: { sizing: terms.sizing },
    };
  });

type Work = {
  readonly projectId: string;
  readonly sizingId: string;
  readonly assumptions: Assumptions;
  readonly askedAt: Date;
};

async function reckoned(
  desk: ProjectDesk,
  { projectId, sizingId, assumptions, askedAt }: Work,
  open: OpenSolver,
  told: (dispatched: number) => Promise<void>,
): Promise<Money> {
  const run = await sizingOf(desk, projectId, sizingId);
  const capacities = run.result?.capacities;
  if (capacities === null || capacities === undefined) throw new FailureError(NO_DESIGN);
  const series = await seriesOf(desk, projectId, run.hoursId);
  const head = headOf(run.assumed, run.rule);
  const conditions = bindingOn(head, dayInShanghai(askedAt));
  const terms = valuesOf(assumptions);
  const world = { head, series, capacities };
  const dispatched = await dispatchAll(world, terms.sharePercent / 100, conditions, open, told);
  if (dispatched === null) throw new FailureError(UNPROVED);
  return moneyOf(capacities, terms, dispatched);
}

export const reckonJob = costings.job((desk, work: Work, wanted, told) =>
  reckoned(desk, work, openInThread(wanted), told),
);

/** What was reckoned as a workbook: figures, flows, sensitivities, assumptions. Throws `not-found`. */
export async function costingWorkbook(
  desk: ProjectDesk,
  { project, costing }: { readonly project: string; readonly costing: string },
  caller: Caller,
): Promise<FileReply> {
  const { state } = await seenProject(desk, project, caller);
  const { sql } = desk;
  const [row] = await sql<Row[]>`
    select ${columns(sql)} from energy.costing where id = ${costing} and project_id = ${project} and state = 'done'`;
  if (row === undefined) return hidden();
  return moneyWorkbook(state.name, viewOf(row));
}

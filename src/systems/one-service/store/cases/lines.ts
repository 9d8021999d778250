import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { holdsWords } from "../../../../platform/database/holds-words.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { clockOf } from "../../domain/cases/case-clock.ts";
import { answerDueOf } from "../../domain/cases/case-now.ts";
import { CASE_ORDERS, type CaseLine } from "../../domain/cases/case-view.ts";
import { CASE_STAGES, type CaseState } from "../../domain/cases/case.ts";
import type { Desk } from "../desk.ts";

type Stored = { readonly id: string; readonly state: CaseState; readonly sample: boolean };
const anything = (sql: Sql) => sql`true`;
type Part = ReturnType<typeof anything>;
export type Paging = { readonly page: number; readonly size: number };
type CaseOrder = OrderOf<typeof CASE_ORDERS>;

function lineOf(
  { id, state, sample }: Stored,
  day: Day,
  { isWorkingDay }: Pick<Desk, "isWorkingDay">,
): CaseLine {
  const { receiving, deciding, delivery } = state;
  return {
    id,
    number: state.number,
    itemName: state.item.name,
    mode: state.mode,
    stage: state.stage,
    receivingCity: receiving.regionCode,
    receivingUnit: receiving.unitName,
    decidingCity: deciding.regionCode,
    decidingUnit: deciding.unitName,
    clerk: state.clerk?.name ?? null,
    begunOn: state.begunOn,
    clock: clockOf(state, day, isWorkingDay),
    grade: state.appraisal?.grade ?? null,
    answerDue: answerDueOf(state, isWorkingDay),
    deliveryCity: delivery?.how.kind === "window" ? delivery.how.regionCode : null,
    parentId: state.parentId,
    sample,
  };
}

async function linesWhere(
  desk: Desk,
  where: Part,
  order: Part,
  { page, size }: Paging,
): Promise<{ rows: CaseLine[]; day: Day }> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  // The page is chosen from what lists are found by; records are read for its rows alone.
  const rows = await sql<Stored[]>`
    select record.id, record.state, record.sample
    from (
      select now.id, row_number() over (order by ${order}) as place from one_service.case_now now where ${where}
      order by ${order} limit ${size} offset ${(page - 1) * size}
    ) shown join one_service.record using (id) order by place`;
  return { rows: rows.map((row) => lineOf(row, day, desk)), day };
}

const found = (sql: Sql, q: string | undefined): Part =>
  holdsWords(sql, q, sql`lower(now.number || ' ' || now.item_name)`);

/** Of `case_now now`: the applicant's own. */
export const ofApplicant = (sql: Sql, { accountId }: Pick<ActingFor, "accountId">): Part =>
  sql`now.applicant = ${accountId}`;

/** An applicant's own cases, the latest first. */
export async function myCases(desk: Desk, caller: Caller) {
  const { sql } = desk;
  const own = caller.actor?.accountId ?? null;
  const { rows, day } = await linesWhere(
    desk,
    ofApplicant(sql, { accountId: own }),
    sql`now.begun_on desc, now.number desc`,
    { page: 1, size: 500 },
  );
  const joint = await sql<{ id: string; number: string; title: string }[]>`
    select id, state ->> 'number' as number, state ->> 'title' as title from one_service.record
    where kind = 'joint-case' and state -> 'applicant' ->> 'accountId' = ${own}
      and id = any(${[...new Set(rows.flatMap(({ parentId }) => parentId ?? []))]}::uuid[])
    order by day desc`;
  return { rows, joint: [...joint], day };
}

/** The children of a joint case. */
export const linesOfParent = async (desk: Desk, parentId: string): Promise<CaseLine[]> =>
  (
    await linesWhere(desk, desk.sql`now.parent_id = ${parentId}`, desk.sql`now.number`, {
      page: 1,
      size: 100,
    })
  ).rows;

const inAskedOrder = (sql: Sql, asked: CaseOrder, usual: Part): Part =>
  orderedBy(
    sql,
    CASE_ORDERS,
    asked,
    {
      item: sql`now.item_name`,
      // Stages stand in the order in which a case goes through them.
      stage: sql`array_position(${[...CASE_STAGES]}::text[], now.stage)`,
      due: sql`now.due`,
      begun: sql`now.begun_on`,
    },
    usual,
  );

type Lists = Readonly<Record<string, Part>>;

/** How many cases each list has, in one pass. */
async function countsOf(sql: Sql, base: Part, lists: Lists): Promise<Record<string, number>> {
  const [counts] = await sql<Record<string, number>[]>`
    select ${Object.entries(lists)
      .map(([name, where]) => sql`count(*) filter (where ${where}) as ${sql(name)}`)
      .reduce((all, each) => sql`${all}, ${each}`)}
    from one_service.case_now now where ${base}`;
  return Object.fromEntries(Object.keys(lists).map((name) => [name, counts?.[name] ?? 0]));
}

/** One id is looked up in the order of an index; several are not. */
const ofUnits = (sql: Sql, column: Part, { unitIds }: ActingFor): Part =>
  unitIds.length === 1
    ? sql`${column} = ${unitIds[0] ?? null}::uuid`
    : sql`${column} = any(${[...unitIds]}::uuid[])`;

/** Of `case_now now`: what a window received, and what is to be fetched in its city. */
export function ofWindow(sql: Sql, actor: ActingFor): { own: Part; fetched: Part; all: Part } {
  const own = ofUnits(sql, sql`now.receiving_unit`, actor);
  const fetched = sql`(now.stage = 'delivering' and now.delivery_city = ${actor.regionCode})`;
  return { own, fetched, all: sql`(${own} or ${fetched})` };
}

/** Of `case_now now`: what a unit decides. What is still with the place of receipt is not the unit's yet. */
export const ofDeciding = (sql: Sql, actor: ActingFor): Part =>
  sql`${ofUnits(sql, sql`now.deciding_unit`, actor)} and now.handed_over_on is not null`;

/** A page of one of the lists with the counts of all; words or a stage narrow the page and its total. */
async function pageOf(
  desk: Desk,
  {
    base,
    lists,
    list,
    narrowed,
    order,
    paging,
  }: {
    readonly base: Part;
    readonly lists: Lists;
    readonly list: string;
    readonly narrowed: Part | null;
    readonly order: Part;
    readonly paging: Paging;
  },
): Promise<{ total: number; rows: CaseLine[]; day: Day; counts: Record<string, number> }> {
  const { sql } = desk;
  const counts = await countsOf(sql, base, lists);
  const within = sql`${base} and ${lists[list] ?? sql`true`}`;
  const where = narrowed === null ? within : sql`${within} and ${narrowed}`;
  const total =
    narrowed === null
      ? (counts[list] ?? counts["all"] ?? 0)
      : ((await countsOf(sql, where, { all: sql`true` }))["all"] ?? 0);
  return { total, ...(await linesWhere(desk, where, order, paging)), counts };
}

/** What the caller's window received, and what is to be fetched in its city. */
export async function windowCases(
  desk: Desk,
  {
    list,
    q,
    sort,
    reversed,
    ...paging
  }: Paging & CaseOrder & { readonly list: string; readonly q?: string | undefined },
  caller: Caller,
) {
  const { sql } = desk;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const { own, fetched, all: base } = ofWindow(sql, actor);
  const lists: Lists = {
    "to-hand-over": sql`${own} and now.stage = 'received'`,
    "handed-over": sql`${own} and now.stage = 'handed-over'`,
    waiting: sql`${own} and now.stage = 'supplement'`,
    "to-deliver": fetched,
    today: sql`${own} and now.begun_on = ${day}`,
    all: sql`true`,
  };
  const narrowed = q === undefined ? null : found(sql, q);
  const order = inAskedOrder(sql, { sort, reversed }, sql`now.begun_on desc, now.number desc`);
  return pageOf(desk, { base, lists, list, narrowed, order, paging });
}

/** Of `case_now now`: over its limit on a day. While time is stopped none is, not even one whose last day had come. */
export const isOverdue = (sql: Desk["sql"], day: Day) =>
  sql`now.ended_on is null and now.due < ${day} and now.stage not in ('supplement', 'special')`;

/** What the caller's unit decides: overdue first, then what is due next. */
export async function unitCases(
  desk: Desk,
  asked: Paging &
    CaseOrder & {
      readonly list: string;
      readonly q?: string | undefined;
      readonly stage?: string | undefined;
    },
  caller: Caller,
) {
  const { sql } = desk;
  const { list, q, stage, sort, reversed, ...paging } = asked;
  const actor = await whoActs(desk, caller);
  const day = dayInShanghai(desk.now());
  const base = ofDeciding(sql, actor);
  const lists: Lists = {
    "to-sign": sql`now.stage = 'handed-over'`,
    "in-work": sql`now.stage in ('accepted', 'special')`,
    waiting: sql`now.stage = 'supplement'`,
    overdue: isOverdue(sql, day),
    "to-deliver": sql`now.stage in ('decided', 'delivering')`,
    "to-answer": sql`now.answer_due is not null`,
    over: sql`now.stage in ('delivered', 'not-accepted', 'withdrawn')`,
    all: sql`true`,
  };
  const narrowed =
    q === undefined && stage === undefined
      ? null
      : sql`${found(sql, q)} ${stage === undefined ? sql`` : sql`and now.stage = ${stage}`}`;
  const order = inAskedOrder(
    sql,
    { sort, reversed },
    sql`(now.ended_on is not null), now.due nulls last, now.begun_on desc, now.number`,
  );
  return pageOf(desk, { base, lists, list, narrowed, order, paging });
}

/** Overdue cases of a city, without anything of applicants. */
export async function overdueIn(desk: Desk, regionCode: string | null): Promise<CaseLine[]> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const where = sql`${isOverdue(sql, day)}
    ${regionCode === null ? sql`` : sql`and now.region_code = ${regionCode}`}`;
  return (await linesWhere(desk, where, sql`now.due, now.number`, { page: 1, size: 200 })).rows;
}

import type { Day } from "../../kernel/calendar.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { BoardFilter } from "../domain/board.ts";
import { DUE_SOON_DAYS } from "../domain/deadline-state.ts";
import type { DeadlineState, MeasureRow } from "../domain/plan.ts";
import type { Deadline, Span } from "../domain/reading.ts";
import { queryTokens, queryWords } from "../../kernel/search-tokens.ts";
import { measureColumns, type MeasureRecord, withParts } from "./rows.ts";

/** `organisations` are all ids under which the plans may know the unit asked for. */
export type MeasureFilter = Omit<BoardFilter, "organisation"> & {
  readonly plan?: string | undefined;
  readonly organisations?: readonly string[] | undefined;
};
export type Page = { readonly page: number; readonly size: number };

function inState(sql: Sql, state: DeadlineState, asOf: Day) {
  // Counted by the database, which knows days after 9999-12-31.
  const soon = sql`${asOf}::date + ${DUE_SOON_DAYS}::int`;
  switch (state) {
    case "pending":
      return sql`m.deadline_kind = 'date' and m.deadline_latest < ${asOf}`;
    case "due-soon":
      return sql`m.deadline_kind = 'date' and m.deadline_latest between ${asOf} and ${soon}`;
    case "dated":
      return sql`m.deadline_kind = 'date' and m.deadline_latest > ${soon}`;
    case "none":
      return sql`(m.deadline_kind = 'none' or (m.deadline_kind = 'date' and m.deadline_latest is null))`;
    default:
      return sql`m.deadline_kind = ${state}`;
  }
}

function inQuarter(sql: Sql, quarter: string) {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))];
  const first = `${year}-${String(number * 3 - 2).padStart(2, "0")}-01`;
  const next = number === 4 ? `${year + 1}-01-01` : `${year}-${String(number * 3 + 1).padStart(2, "0")}-01`;
  return sql`m.deadline_latest >= ${first} and m.deadline_latest < ${next}`;
}

/** Words that are looked for themselves: shorter ones are proved by neighbouring characters. */
const longWords = (query: string) => queryWords(query).filter((word) => [...word].length > 2);

function holding(sql: Sql, query: string) {
  return longWords(query).reduce(
    (found, word) => sql`${found} and strpos(m.search_text, ${word}) > 0`,
    sql`m.id in (
      select measure_id from supervision.measure_tokens where tokens @> ${queryTokens(query)}::text[])`,
  );
}

/** Hits by their place; where tokens alone decide, the wide rows of measures are not read to count them. */
function hits(sql: Sql, filter: MeasureFilter, asOf: Day) {
  const { q = "", ...others } = filter;
  if (longWords(q).length === 0 && Object.values(others).every((value) => value === undefined))
    return sql`select measure_id as id, plan_id, number from supervision.measure_tokens
      where tokens @> ${queryTokens(q)}::text[]`;
  return sql`select m.id, m.plan_id, m.number from supervision.measure m where ${matching(sql, filter, asOf)}`;
}

function carriedBy(sql: Sql, { organisations, role }: MeasureFilter) {
  return sql`exists (
    select from supervision.responsibility r where r.measure_id = m.id
    ${organisations === undefined ? sql`` : sql`and r.organisation_id = any(${[...organisations]})`}
    ${role === undefined ? sql`` : sql`and r.role = ${role}`})`;
}

function matching(sql: Sql, filter: MeasureFilter, asOf: Day) {
  const { plan, q, section, organisations, role, state, kind, quarter } = filter;
  return sql`true
    ${plan === undefined ? sql`` : sql`and m.plan_id = ${plan}`}
    ${q ? sql`and ${holding(sql, q)}` : sql``}
    ${section === undefined ? sql`` : sql`and coalesce(m.section, '') = ${section}`}
    ${state === undefined ? sql`` : sql`and ${inState(sql, state, asOf)}`}
    ${quarter === undefined ? sql`` : sql`and ${inQuarter(sql, quarter)}`}
    ${organisations === undefined && role === undefined ? sql`` : sql`and ${carriedBy(sql, filter)}`}
    ${
      kind === undefined
        ? sql``
        : sql`and exists (select from supervision.undertaking u where u.measure_id = m.id and u.kind = ${kind})`
    }`;
}

type Found = { readonly records: readonly MeasureRecord[]; readonly total: number };

/** Without words the order of the plans is an index, of which only the page is read; counting is apart. */
async function browse(sql: Sql, filter: MeasureFilter, { page, size }: Page, asOf: Day): Promise<Found> {
  const records = await sql<MeasureRecord[]>`
    select ${measureColumns(sql)} from supervision.measure m where ${matching(sql, filter, asOf)}
    order by m.plan_id, m.number limit ${size} offset ${(page - 1) * size}`;
  const [counted] = await sql<{ total: number }[]>`
    select count(*) as total from supervision.measure m where ${matching(sql, filter, asOf)}`;
  return { records, total: counted?.total ?? 0 };
}

/** With words the hits are looked up once, both to count them and to take the page out of them. */
async function search(sql: Sql, filter: MeasureFilter, { page, size }: Page, asOf: Day): Promise<Found> {
  // Reading the tokens of every measure takes seconds; the planner thinks it cheap, and only the index is.
  await sql`set local enable_seqscan = off`;
  const rows = await sql<(MeasureRecord & { readonly total: number })[]>`
    with hit as (${hits(sql, filter, asOf)}),
      shown as (select id from hit order by plan_id, number limit ${size} offset ${(page - 1) * size})
    select ${measureColumns(sql)}, counted.total
    from (select count(*) as total from hit) counted
      left join (supervision.measure m join shown on shown.id = m.id) on true
    order by m.plan_id, m.number`;
  // Beyond the last page one row without a measure carries the count.
  return { records: rows.filter(({ id }) => id !== null), total: rows[0]?.total ?? 0 };
}

/** One page of the measures that pass the filter, over all plans, in the order of their plans. */
export async function listMeasures(
  sql: Sql,
  filter: MeasureFilter,
  page: Page,
  asOf: Day,
): Promise<{ total: number; rows: MeasureRow[] }> {
  const { records, total } = await inTransaction(sql, async (transaction) => {
    // A plan made once for all pages and filters reads everything for a first page of fifty.
    await transaction`set local plan_cache_mode = force_custom_plan`;
    return (filter.q ? search : browse)(transaction, filter, page, asOf);
  });
  return { total, rows: await withParts(sql, records, asOf) };
}

/** All measures of a plan in its order. */
export async function measuresOfPlan(sql: Sql, planId: string, asOf: Day): Promise<MeasureRow[]> {
  const records = await sql<MeasureRecord[]>`
    select ${measureColumns(sql)} from supervision.measure m where m.plan_id = ${planId} order by m.number`;
  return withParts(sql, records, asOf);
}

/** Measures of plans in force in which a unit has a role, under any of its ids; at most `limit`. */
export async function measuresOfUnits(
  sql: Sql,
  ids: readonly string[],
  asOf: Day,
  limit: number,
): Promise<MeasureRow[]> {
  const records = await sql<MeasureRecord[]>`
    select ${measureColumns(sql)} from supervision.measure m join supervision.plan p on p.id = m.plan_id
    where m.id in (select measure_id from supervision.responsibility where organisation_id = any(${[...ids]}))
      and not exists (
        select from supervision.plan_relation r where r.relation = 'predecessor' and r.other_id = m.plan_id)
    order by p.incomplete, p.published_at desc, m.plan_id, m.number limit ${limit}`;
  return withParts(sql, records, asOf);
}

export type MeasureRecordDetail = {
  readonly row: MeasureRow;
  readonly draftId: string;
  readonly printed: { readonly text: string; readonly deadline: Deadline };
  readonly spans: {
    readonly text: Span | null;
    readonly ordinal: Span | null;
    readonly annotation: readonly Span[];
    readonly deadline: Span | null;
  };
  readonly previous: string | null;
  readonly next: string | null;
};

type DetailRow = MeasureRecord & Pick<MeasureRecordDetail, "draftId" | "printed" | "spans">;

/** A measure with what was printed and where, and its neighbours in the plan. */
export async function findMeasure(sql: Sql, id: string, asOf: Day): Promise<MeasureRecordDetail | undefined> {
  const [record] = await sql<DetailRow[]>`
    select ${measureColumns(sql)}, m.draft_id, m.printed, m.spans from supervision.measure m where m.id = ${id}`;
  if (!record) return undefined;
  const [row] = await withParts(sql, [record], asOf);
  const around = await sql<{ id: string; number: number }[]>`
    select id, number from supervision.measure
    where plan_id = ${record.planId} and number in (${record.number - 1}, ${record.number + 1})`;
  const at = (number: number) => around.find((each) => each.number === number)?.id ?? null;
  if (!row) return undefined;
  const { draftId, printed, spans } = record;
  return { row, draftId, printed, spans, previous: at(record.number - 1), next: at(record.number + 1) };
}

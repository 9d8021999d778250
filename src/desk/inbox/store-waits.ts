import type { Day } from "../../kernel/calendar.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import type { Sql } from "../../platform/database/database.ts";
import { json } from "../../platform/database/json.ts";
import { type AskedLines, type DeskLine, MOST_SHOWN, type Tally } from "./inbox.ts";

/** Who reads: `held` is everything by which something waits for them (`heldBy`). */
export type Reader = { readonly accountId: string; readonly held: readonly string[] };

/** Rows of `platform.wait` that wait on a day for whoever holds one of these, of those with these ids where they are named. */
const standing = (sql: Sql, held: readonly string[], day: Day, ids?: readonly string[]) => sql`
  whom && ${[...held]}::text[] and not except_of && ${[...held]}::text[] and ${onDay(sql, day)}
    ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::text[])`}`;

const onDay = (sql: Sql, day: Day) => sql`
  (from_day is null or from_day <= ${day}) and (until_day is null or until_day > ${day})`;

const late = (sql: Sql, day: Day) => sql`coalesce(late_from <= ${day}, false)`;

/** As `spanOf` says. */
const span = (sql: Sql, day: Day) => sql`
  case when late_from <= ${day} then 'late' when due <= ${day} then 'today' when due <= ${day}::date + 6 then 'week' else 'later' end`;

/** As `isSnoozed` says. */
const off = (sql: Sql, day: Day) => sql`coalesce(snoozed_until > ${day} and not ${late(sql, day)}, false)`;

const marked = (sql: Sql, { accountId, held }: Reader, day: Day, ids?: readonly string[]) => sql`
  platform.wait left join desk.inbox_mark m on m.account_id = ${accountId} and m.line_id = id
  where ${standing(sql, held, day, ids)}`;

/** What is in the table for a reader, counted. */
export const waitTallies = (
  sql: Sql,
  reader: Reader,
  day: Day,
  ids?: readonly string[],
): Promise<Tally[]> => sql<Tally[]>`
  select line_kind as kind, place, ${span(sql, day)} as span, read_at is not null as read, ${off(sql, day)} as off, count(*) as count
  from ${marked(sql, reader, day, ids)} group by 1, 2, 3, 4, 5`;

type Row = DeskLine & { readonly ofUnit: string | null };

/** The most urgent lines of each span that are asked for, in the order of `byUrgency`; `unitNames` are of the day. */
export async function waitLines(
  sql: Sql,
  reader: Reader,
  day: Day,
  {
    kind,
    snoozed = false,
    size = MOST_SHOWN,
    ids,
  }: AskedLines & { readonly ids?: readonly string[] | undefined },
  unitNames: () => Promise<ReadonlyMap<string, string>>,
): Promise<DeskLine[]> {
  const isOff = off(sql, day);
  const asked = sql`
    ${snoozed ? isOff : sql`not ${isOff}`} ${kind === undefined ? sql`` : sql`and line_kind = ${kind}`}`;
  const ofSpan = (name: string) => sql`
    (select id, line_kind as kind, subject, why, of_unit, due, ${late(sql, day)} as late, since, link, weight, sample,
      ${name} as span, read_at is not null as read, case when ${isOff} then snoozed_until end as snoozed_until
    from ${marked(sql, reader, day, ids)} and ${asked} and ${span(sql, day)} = ${name}
    order by due nulls last, weight desc, since nulls last, id limit ${size})`;
  const rows = await sql<Row[]>`
    ${ofSpan("late")} union all ${ofSpan("today")} union all ${ofSpan("week")} union all ${ofSpan("later")}`;
  const names = rows.some(({ ofUnit }) => ofUnit !== null) ? await unitNames() : undefined;
  return rows.map(({ ofUnit, ...line }) => {
    const name = ofUnit === null ? undefined : names?.get(ofUnit);
    const { zh, en } = line.why;
    return name === undefined ? line : { ...line, why: { zh: `${zh}：${name}`, en: `${en}: ${name}` } };
  });
}

/** Which of these lines wait for a reader, and whether they are late. */
export const waitsAmong = (
  sql: Sql,
  { held }: Pick<Reader, "held">,
  day: Day,
  ids: readonly string[],
): Promise<Pick<InboxLine, "id" | "late">[]> => sql<Pick<InboxLine, "id" | "late">[]>`
  select id, ${late(sql, day)} as late from platform.wait where ${standing(sql, held, day, ids)}`;

/** Ids of all lines that wait for a reader and are not put off. */
export async function waitIds(sql: Sql, reader: Reader, day: Day): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from ${marked(sql, reader, day)} and not ${off(sql, day)}`;
  return rows.map(({ id }) => id);
}

type Due = { span: DeskLine["span"]; count: number };

/** How many different lines wait for any of these people, each by everything that they hold, by when they are due. */
export const waitsDue = (sql: Sql, people: readonly (readonly string[])[], day: Day): Promise<Due[]> => sql<
  Due[]
>`
  select ${span(sql, day)} as span, count(distinct id) as count from platform.wait
  where whom && ${[...new Set(people.flat())]}::text[] and ${onDay(sql, day)}
    and (except_of = '{}' or exists (
      select from jsonb_array_elements(${json(sql, people)}) person, lateral (
        select array_agg(each) as held from jsonb_array_elements_text(person) each) one
      where whom && held and not except_of && held))
  group by 1`;

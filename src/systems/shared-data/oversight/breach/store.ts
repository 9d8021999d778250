import type postgres from "postgres";
import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { ValuesOf } from "../../../../kernel/fields.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { json } from "../../../../platform/database/json.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, hidden, today, type Units, unitsOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { BREACHES, type BreachCode } from "../../domain/clocks/breaches.ts";
import {
  breach,
  BREACH_ORDERS,
  type BREACH_REPORT,
  type BreachAct,
  type BreachAsked,
  type BreachBoard,
  breachBoard,
  type BreachLine,
  type BreachState,
  type FoundBreach,
  type KeptBreach,
  oversees,
  seesBreach,
} from "./kind.ts";
import { NO_UNIT, NOT_YOURS } from "../failures.ts";
import type { FlowState } from "../return-flow/kind.ts";
import { type Found, identified, ofFlow, type Stored } from "../store-lapses.ts";
import type { Desk } from "../../store/desk.ts";
import { doAct } from "../../store/records.ts";

/** Missed cycles, of which there is no end to write down beforehand; of `some` flows where that is given. */
async function ofFlows(
  sql: Sql,
  units: Units,
  day: Day,
  some?: postgres.PendingQuery<postgres.Row[]>,
): Promise<FoundBreach[]> {
  const flows = await sql<Stored<FlowState>[]>`
    select id, sample, state from shared_data.record where kind = 'return-flow' ${some === undefined ? sql`` : sql`and ${some}`}`;
  return flows.flatMap((each) => ofFlow(each, day)).map(identified(units));
}

type LapseRow = Omit<Found, "about"> & {
  readonly aboutKind: Found["about"]["kind"];
  readonly aboutId: string;
  readonly title: string;
};

/** What was computed as of a day; `ids` narrows it. */
async function foundOn(
  sql: Sql,
  units: Units,
  day: Day,
  flows: readonly FoundBreach[],
  ids?: readonly string[],
): Promise<FoundBreach[]> {
  const rows = await sql<LapseRow[]>`
    select about_kind, about_id, code, unit_id, began, ended, title, evidence, sample from shared_data.lapse
    where code is not null and began <= ${day} ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`;
  const found = rows
    .map(({ aboutKind, aboutId, title, ...row }) => ({
      ...row,
      about: { kind: aboutKind, id: aboutId, title },
    }))
    .map(identified(units));
  return [...found, ...flows.filter(({ id }) => ids === undefined || ids.includes(id))];
}

/** What people reported, answered and judged; `ids` narrows it. */
const keptBreaches = (sql: Sql, ids?: readonly string[]): Promise<KeptBreach[]> => sql<KeptBreach[]>`
  select id, version, sample, state from shared_data.record
  where kind = ${breach.kind} ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`;

/** Every breach as of a day, whoever asks; `ids` narrows them, `flows` are missed cycles where they are known. */
export async function allBreaches(
  desk: Pick<Desk, "sql" | "organisations">,
  day: Day,
  given?: Units,
  ids?: readonly string[],
  flows?: readonly FoundBreach[],
): Promise<BreachLine[]> {
  const { sql } = desk;
  const units = given ?? (await unitsOf(desk));
  const found = await foundOn(sql, units, day, flows ?? (await ofFlows(sql, units, day)), ids);
  return breachBoard(found, await keptBreaches(sql, ids)).filter(({ began }) => began <= day);
}

/** The board's lines as a table `line`, with what they are chosen and counted by. Statuses as `breachStatus` says. */
const lines = (sql: Sql, day: Day, flows: readonly FoundBreach[]) => sql`
  kept as (
    select id, status, day as began, until as ended, state ->> 'code' as code, unit_ids[1] as unit_id
    from shared_data.record where kind = ${breach.kind} and day <= ${day}
  ), computed as not materialized (
    select id, code, unit_id, began, ended from shared_data.lapse where code is not null and began <= ${day}
    union all
    select id, code, "unitId", began, ended
    from jsonb_to_recordset(${json(sql, flows)}) as flow (id uuid, code text, "unitId" uuid, began date, ended date)
  ), line as (
    select c.id, c.code, c.unit_id, c.began, c.ended, case when k.status = 'false-alarm' then k.status
      when c.ended is not null then 'ended' else coalesce(k.status, 'open') end as status
    from computed c left join kept k using (id)
    union all
    select k.id, k.code, k.unit_id, k.began, k.ended, k.status from kept k
    where not exists (select from shared_data.lapse l where l.id = k.id and l.code is not null and l.began <= ${day})
      and k.id <> all(${flows.map(({ id }) => id)}::uuid[])
  )`;

export type BreachFilter = {
  readonly status?: string | undefined;
  readonly code?: BreachCode | undefined;
  readonly unit?: string | undefined;
  readonly region?: string | undefined;
};

/** Every id under which units of the roster are or were known. */
const idsOf = (units: Units, wanted: (unit: Units["list"][number]) => boolean): string[] =>
  units.list.filter(wanted).flatMap(({ id, mergedIds = [] }) => [id, ...mergedIds]);

/** The board for a caller: a unit its own, a data officer the own area, office and leader all. */
export async function breachBoardFor(
  desk: Desk,
  { status, code, unit, region }: BreachFilter,
  { page, size, ...asked }: Page & OrderOf<typeof BREACH_ORDERS>,
  caller: Caller,
): Promise<BreachBoard> {
  const { sql } = desk;
  const actor: ActingFor = await actorOf(desk, caller);
  const [units, day] = [await unitsOf(desk), today(desk)];
  const flows = await ofFlows(sql, units, day);
  const all = seesBreach({ ...actor, unitIds: [] }, { unitId: "", regionCode: "" });
  const sees = ({ id, regionCode }: { id: string; regionCode: string }): boolean =>
    seesBreach(actor, { unitId: id, regionCode });
  const seen = all ? sql`true` : sql`unit_id = any(${idsOf(units, sees)}::uuid[])`;
  const counts = await sql<{ code: string; unitId: string; open: number; listed: number }[]>`
    with ${lines(sql, day, flows)}
    select code, unit_id, count(*) filter (where status <> 'false-alarm' and (ended is null or ended > ${day})) as open,
      count(*) filter (where ${status === undefined ? sql`true` : sql`status = ${status}`}) as listed
    from line where ${seen} group by code, unit_id`;
  const chosen = counts.filter(
    (each) =>
      (code === undefined || each.code === code) &&
      (unit === undefined || units.canonical(each.unitId) === unit) &&
      (region === undefined || units.region(each.unitId) === region),
  );
  const order = orderedBy(
    sql,
    BREACH_ORDERS,
    asked,
    {
      code: sql`array_position(${[...BREACHES]}::text[], code)`,
      began: sql`began`,
      ended: sql`ended`,
      status: sql`array_position(${Object.keys(breach.statuses)}::text[], status)`,
    },
    sql`began desc, id`,
  );
  const ids = await sql<{ id: string }[]>`
    with ${lines(sql, day, flows)}
    select id from line where ${status === undefined ? sql`true` : sql`status = ${status}`}
      ${code === undefined ? sql`` : sql`and code = ${code}`}
      and unit_id = any(${[...new Set(chosen.map(({ unitId }) => unitId))]}::uuid[])
    order by ${order} limit ${size} offset ${(page - 1) * size}`;
  const shown = await allBreaches(
    desk,
    day,
    units,
    ids.map(({ id }) => id),
  );
  const places = new Map(ids.map(({ id }, place) => [id, place]));
  const inOrder = shown.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const openBy = (key: (each: (typeof counts)[number]) => string): Record<string, number> => {
    const sums: Record<string, number> = {};
    for (const each of counts) if (each.open > 0) sums[key(each)] = (sums[key(each)] ?? 0) + each.open;
    return sums;
  };
  return {
    total: chosen.reduce((sum, { listed }) => sum + listed, 0),
    rows: inOrder.map((line) => ({ ...line, unit: units.name(line.unitId) })),
    open: counts.reduce((sum, { open }) => sum + open, 0),
    byCode: openBy((each) => each.code),
    byRegion: openBy((each) => units.region(each.unitId)),
    actor,
    day,
  };
}

/**
 * Breaches on which the actor may have to act: open ones of the own unit, answered ones of what the actor oversees. Of return
 * flows only those of the unit, and those with an answered breach, are looked at.
 */
export async function breachesToSee(
  desk: Pick<Desk, "sql" | "organisations">,
  actor: ActingFor,
  day: Day,
): Promise<BreachLine[]> {
  const { sql } = desk;
  const units = await unitsOf(desk);
  const own = [...actor.unitIds];
  const flows = await ofFlows(
    sql,
    units,
    day,
    sql`(unit_ids && ${own}::uuid[] or id::text in (
      select state #>> '{about,id}' from shared_data.record where kind = ${breach.kind} and status = 'answered'))`,
  );
  const overseen = idsOf(units, ({ regionCode }) => oversees(actor, regionCode));
  const found = await sql<{ id: string }[]>`
    with ${lines(sql, day, flows)}
    select id from line
    where status = 'open' and unit_id = any(${own}::uuid[])
      or status = 'answered' and unit_id = any(${overseen}::uuid[])`;
  if (found.length === 0) return [];
  return allBreaches(
    desk,
    day,
    units,
    found.map(({ id }) => id),
    flows,
  );
}

/** How many breaches lasted at the end of each of these days, the latest last. */
export async function openBreachesOn(desk: Desk, days: readonly Day[]): Promise<number[]> {
  const { sql } = desk;
  const last = days.at(-1) ?? "";
  const flows = await ofFlows(sql, await unitsOf(desk), last);
  const rows = await sql<{ open: number }[]>`
    with ${lines(sql, last, flows)}
    select count(line.id) as open from unnest(${[...days]}::date[]) with ordinality as asked (day, place)
      left join line on status <> 'false-alarm' and began <= asked.day and (ended is null or ended > asked.day)
    group by place order by place`;
  return rows.map(({ open }) => open);
}

export type BreachReport = { readonly key: string } & ValuesOf<typeof BREACH_REPORT>;

/**
 * Reports a breach with evidence. Only units between which something is shared, or their authorities, know of one: who may not see
 * the unit's data authority's area is refused unless a record joins the two units.
 */
export async function reportBreach(
  desk: Desk,
  { key, unitId, title, ...seed }: BreachReport,
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const unit = (await unitsOf(desk)).find(unitId);
  if (!unit) throw new FailureError(NO_UNIT);
  await checkReporter(desk, actor, unit);
  const act = {
    type: "report",
    seed: {
      ...seed,
      unitId: unit.id,
      regionCode: unit.regionCode,
      about: { kind: "other", id: null, title },
      source: "reported",
    },
  } as const;
  const { id } = await doAct(desk, breach, { id: null, version: null, key, act }, caller, options);
  return { id };
}

async function checkReporter(
  { sql }: Desk,
  actor: ActingFor,
  unit: { readonly id: string; readonly regionCode: string },
): Promise<void> {
  if (seesBreach(actor, { unitId: unit.id, regionCode: unit.regionCode })) return;
  const own = [...actor.unitIds];
  const [joined] = await sql`
    select id from shared_data.record
    where kind in ('request', 'correction', 'return-flow') and unit_ids && ${own}::uuid[] and ${unit.id}::uuid = any(unit_ids)
    limit 1`;
  if (!joined) throw new FailureError(NOT_YOURS);
}

/** Does one step on a breach; one that was computed gets its record with its first answer. Throws `not-found` for others. */
export async function actOnBreach(
  desk: Desk,
  id: string,
  {
    version,
    key,
    act,
  }: {
    readonly version: number | null;
    readonly key: string;
    readonly act: BreachAsked;
  },
  caller: Caller,
  options: DoingOptions<BreachState, BreachAct> = {},
): Promise<{ id: string }> {
  const actor = await actorOf(desk, caller);
  const [line] = await allBreaches(desk, today({ now: () => options.at ?? desk.now() }), undefined, [id]);
  if (!line || !seesBreach(actor, line)) hidden();
  let on = line.version === null ? null : version;
  if (line.version === null) {
    const { code, unitId, regionCode, about, began, source, evidence } = line;
    const seed = { code, unitId, regionCode, about, began, source, evidence };
    // Refused before a record of it is made.
    const refused = breach.permit(
      { ...seed, reportedOn: began, answer: null, judgement: null, ended: line.ended },
      act,
      actor,
      today(desk),
    );
    if (refused) throw new FailureError(refused);
    const begin = {
      id: null,
      version: null,
      key: derivedKey(id, "report"),
      act: { type: "report", seed } as const,
    };
    on = (await doAct(desk, breach, begin, caller, { ...options, newId: id })).version;
  }
  await doAct(desk, breach, { id, version: on, key, act }, caller, options);
  return { id };
}

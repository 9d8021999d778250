import { unitsNamed } from "./kind.ts";
import type { Page } from "../../platform/records/list-records.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { RecordView } from "../../kernel/record.ts";
import {
  type EntriesOfMeasure,
  type EntryFilter,
  type EntryOrder,
  type EntryRow,
  ENTRY_ORDERS,
} from "./entry-row.ts";
import { type EntryState, REGISTERS, type RegisterKind } from "./entry.ts";
import { entryRowOf } from "./row.ts";
import type { Desk, RosterUnit } from "../store/desk.ts";
import { fallsBy } from "../../kernel/list.ts";
import { holdsWords } from "../../platform/database/holds-words.ts";
import { inOrder } from "../../platform/database/in-order.ts";
import type { UsualSlip } from "./forecast.ts";
import { nextStage, ownSlip } from "./stages.ts";

type Stored = Pick<RecordView<EntryState>, "id" | "version" | "state" | "sample" | "reported">;

/** Every id under which a unit is known. */
export function idsOfUnit(roster: readonly RosterUnit[], unit: string | undefined): string[] {
  if (unit === undefined) return [];
  const found = roster.find(({ id, mergedIds }) => id === unit || (mergedIds ?? []).includes(unit));
  return found ? [found.id, ...(found.mergedIds ?? [])] : [unit];
}

/** Names of units by every id under which they are known. */
export const unitNames = (roster: readonly RosterUnit[]): ReadonlyMap<string, string> =>
  new Map(
    roster.flatMap(({ id, mergedIds, name }) =>
      [id, ...(mergedIds ?? [])].map((each) => [each, name] as const),
    ),
  );

/** The names of these units, as a record for a reply. */
export const namesOf = (roster: readonly RosterUnit[], ids: Iterable<string>): Record<string, string> => {
  const names = unitNames(roster);
  return Object.fromEntries([...new Set(ids)].map((id) => [id, names.get(id) ?? id]));
};

/** In which order a register is listed; how long a row has been there falls as its day rises. */
function orderBy(sql: Sql, { sort = "changed", reversed = false }: EntryOrder) {
  const by = {
    name: sql`name`,
    city: sql`region_code`,
    variant: sql`variant`,
    stage: sql`nullif(stage_order, 0)`,
    amount: sql`amount_fen`,
    blocks: sql`nullif(blocks, 0)`,
    due: sql`next_due`,
    age: sql`raised_on`,
    changed: sql`changed_at`,
  }[sort];
  const falls = fallsBy(ENTRY_ORDERS, sort, reversed);
  const ordered = inOrder(sql, by, sort === "age" ? !falls : falls);
  return sql`${ordered}, id`;
}

/** The rows of these ids in this order, with what lists show of them. */
export async function rowsOf(sql: Sql, ids: readonly string[], asOf: Day): Promise<EntryRow[]> {
  const stored = await sql<Stored[]>`
    select id, version, state, sample, reported from organisation.record
    where kind = 'entry' and id = any(${[...ids]}::uuid[])`;
  const usual = await usualSlips(
    sql,
    stored.map(({ state }) => state),
  );
  const rows = new Map(stored.map((row) => [row.id, entryRowOf(row, usual(row.state), asOf)]));
  return ids.flatMap((id) => rows.get(id) ?? []);
}

/** A page of a register under a filter, with the names of the units in it. */
export async function listEntries(
  desk: Desk,
  register: RegisterKind,
  { sort, reversed, ...filter }: EntryFilter & EntryOrder,
  { page, size }: Page,
): Promise<{ total: number; rows: EntryRow[]; units: Record<string, string> }> {
  const { sql } = desk;
  const asOf = dayInShanghai(desk.now());
  const roster = await desk.organisations.list(sql);
  const where = matchingEntries(sql, register, filter, idsOfUnit(roster, filter.unit), asOf);
  const [[counted], found] = await Promise.all([
    sql<{ total: number }[]>`select count(*) as total from organisation.entry where ${where}`,
    sql<{ id: string }[]>`
      select id from organisation.entry where ${where}
      order by ${orderBy(sql, { sort, reversed })} limit ${size} offset ${(page - 1) * size}`,
  ]);
  const rows = await rowsOf(
    sql,
    found.map(({ id }) => id),
    asOf,
  );
  return {
    total: counted?.total ?? 0,
    rows,
    units: namesOf(
      roster,
      rows.flatMap((row) => unitsNamed(row)),
    ),
  };
}

const SHOWN_OF_MEASURE = 20;

/** What of every register hangs on a measure: how many rows, and of each register the first few, open ones first. */
export async function entriesOfMeasure(desk: Desk, measureId: string): Promise<EntriesOfMeasure[]> {
  const { sql } = desk;
  const found = await sql<{ id: string; register: RegisterKind; total: number }[]>`
    select id, register, total from (
      select id, register, count(*) over (partition by register) as total,
        row_number() over (partition by register order by closed_on is not null, next_due, changed_at desc, id) as place
      from organisation.entry
      where measure_ids @> array[${measureId}]::uuid[] and merged_into is null
    ) numbered where place <= ${SHOWN_OF_MEASURE} order by register, place`;
  const rows = await rowsOf(
    sql,
    found.map(({ id }) => id),
    dayInShanghai(desk.now()),
  );
  return REGISTERS.flatMap((register) => {
    const own = rows.filter((row) => row.register === register);
    const total = found.find((each) => each.register === register)?.total ?? 0;
    return total === 0 ? [] : [{ register, total, rows: own }];
  });
}

function stateIs(sql: Sql, state: EntryFilter["state"], asOf: Day) {
  switch (state) {
    case "open":
      return sql`and closed_on is null`;
    case "closed":
      return sql`and closed_on is not null`;
    case "blocked":
      return sql`and closed_on is null and blocks > 0`;
    case "slipping":
      return sql`and next_planned is not null and (next_planned < ${asOf} or slip_days > 0)`;
    case undefined:
      return sql``;
  }
}

/** Rows that were merged into others are counted with those; they show among the closed ones only. */
const unmerged = (sql: Sql, { state }: EntryFilter) =>
  state === "closed" ? sql`` : sql`and merged_into is null`;

/** The condition on `organisation.entry` under a filter; `unit` may be known by several ids. */
export function matchingEntries(
  sql: Sql,
  register: RegisterKind,
  filter: EntryFilter,
  unitIds: readonly string[],
  asOf: Day,
) {
  const { q, variant, stage, measure, undertaking, unit, city, standing, state } = filter;
  const words = sql`and ${holdsWords(sql, q)}`;
  return sql`register = ${register}
    ${unmerged(sql, filter)}
    ${variant === undefined ? sql`` : sql`and variant = ${variant}`}
    ${stage === undefined ? sql`` : stage === "unknown" ? sql`and stage is null` : sql`and stage = ${stage}`}
    ${measure === undefined ? sql`` : sql`and measure_ids @> array[${measure}]::uuid[]`}
    ${undertaking === undefined ? sql`` : sql`and undertaking_ids @> array[${undertaking}]::uuid[]`}
    ${unit === undefined ? sql`` : sql`and unit_ids && ${[...unitIds]}::uuid[]`}
    ${city === undefined ? sql`` : sql`and cities @> array[${city}]::text[]`}
    ${standing === undefined ? sql`` : sql`and standing = ${standing}`}
    ${stateIs(sql, state, asOf)}
    ${words}`;
}

/** Whether a filter narrows at all. */
export const isNarrow = (filter: EntryFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

export type UsualSlips = (state: EntryState) => (stage: string) => UsualSlip | undefined;

type Asked = { readonly register: RegisterKind; readonly variant: string; readonly stage: string };

const keyOf = (register: string, variant: string | null, stage: string): string =>
  [register, variant ?? "", stage].join("\n");

/** How late others of their kinds reached the stages that these rows wait for, one that was entered twice once; asked only for rows that cannot tell by themselves. */
export async function usualSlips(sql: Sql, states: readonly EntryState[]): Promise<UsualSlips> {
  const asked = new Map<string, Asked>();
  for (const state of states) {
    const { register, variant } = state;
    const next = state.closed === null && ownSlip(state) === null ? nextStage(state) : null;
    if (next !== null && variant !== null)
      asked.set(keyOf(register, variant, next.stage), { register, variant, stage: next.stage });
  }
  const found = new Map<string, UsualSlip>();
  if (asked.size > 0) {
    const all = [...asked.values()];
    const rows = await sql<(Asked & UsualSlip)[]>`
      select asked.register, asked.variant, asked.stage, slips.known, slips.days
      from unnest(${all.map(({ register }) => register)}::text[], ${all.map(({ variant }) => variant)}::text[],
        ${all.map(({ stage }) => stage)}::text[]) as asked (register, variant, stage)
      cross join lateral (
        select count(*) as known, percentile_disc(0.5) within group (order by slip_days) as days
        from organisation.entry_stage s
        where s.register = asked.register and s.variant = asked.variant and s.stage = asked.stage
          and slip_days is not null
          and s.entry_id not in (select id from organisation.entry where merged_into is not null)
      ) slips
      where slips.known > 0`;
    for (const { register, variant, stage, days, known } of rows)
      found.set(keyOf(register, variant, stage), { days, known });
  }
  return ({ register, variant }) =>
    (stage) =>
      found.get(keyOf(register, variant, stage));
}

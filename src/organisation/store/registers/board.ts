import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import type { RegisterBoard } from "../../domain/registers/entry-row.ts";
import type { Flow, RegisterKind } from "../../domain/registers/entry.ts";
import type { EntryFilter } from "../../domain/registers/entry-filter.ts";
import { FLOW_COLUMNS, type YearColumns } from "../../domain/registers/projection.ts";
import type { Desk } from "../desk.ts";
import { idsOfUnit } from "./list.ts";
import { isNarrow, matchingEntries } from "./matching.ts";

type Group = {
  readonly byStage: number;
  readonly byVariant: number;
  readonly stage: string | null;
  readonly variant: string | null;
  readonly rows: number;
  readonly km: number | null;
  readonly closed: number;
  readonly reported: number;
  readonly sample: number;
  readonly blocked: number;
  readonly slipping: number;
};

type Where = ReturnType<typeof matchingEntries>;

/** Counts by stage, by kind and over all in one pass. */
const groupsOf = (sql: Sql, where: Where, asOf: Day): Promise<Group[]> =>
  sql<Group[]>`
    select grouping(stage) as by_stage, grouping(variant) as by_variant, stage, variant, count(*) as rows,
      sum(length_km) as km, count(closed_on) as closed,
      count(*) filter (where standing = 'reported') as reported,
      count(*) filter (where standing = 'sample') as sample,
      count(*) filter (where closed_on is null and blocks > 0) as blocked,
      count(*) filter (where next_planned < ${asOf} or (next_planned is not null and slip_days > 0)) as slipping
    from organisation.entry where ${where} group by grouping sets ((stage), (variant), ())`;

const citiesOf = (sql: Sql, where: Where): Promise<{ city: string; rows: number }[]> =>
  sql<{ city: string; rows: number }[]>`
    select city, count(*) as rows from organisation.entry cross join lateral unnest(cities) as named (city)
    where ${where} group by city order by city`;

/** Sums by year. All rows are added without looking at each; those merged into others are few. */
const yearsOf = (sql: Sql, register: RegisterKind, where: Where, narrow: boolean): Promise<YearColumns[]> =>
  sql<YearColumns[]>`
    select year, sum(planned)::bigint as planned, sum(in_place)::bigint as in_place, sum(done)::bigint as done,
      sum(asked)::bigint as asked, sum(granted)::bigint as granted, sum(arrived)::bigint as arrived,
      sum(spent)::bigint as spent
    from organisation.money_year
    where register = ${register} and ${
      narrow
        ? sql`entry_id in (select id from organisation.entry where ${where})`
        : sql`entry_id not in (select id from organisation.entry where merged_into is not null)`
    }
    group by year order by year`;

/** Sums in fen by flow, of flows that have any. */
export function flowsOf(sums: Omit<YearColumns, "year">): Partial<Record<Flow, number>> {
  const flows: Partial<Record<Flow, number>> = {};
  for (const flow of Object.keys(FLOW_COLUMNS) as Flow[]) {
    const fen = sums[FLOW_COLUMNS[flow]];
    if (fen !== null) flows[flow] = fen;
  }
  return flows;
}

const inMetres = (km: number | null): number => Math.round((km ?? 0) * 1_000) / 1_000;

/** A register in figures under a filter. */
export async function boardOfRegister(
  desk: Desk,
  register: RegisterKind,
  filter: EntryFilter,
): Promise<RegisterBoard> {
  const { sql } = desk;
  const asOf = dayInShanghai(desk.now());
  const unitIds = filter.unit === undefined ? [] : idsOfUnit(await desk.organisations.list(sql), filter.unit);
  const where = matchingEntries(sql, register, filter, unitIds, asOf);
  const [groups, byCity, years] = await Promise.all([
    groupsOf(sql, where, asOf),
    citiesOf(sql, where),
    yearsOf(sql, register, where, isNarrow(filter)),
  ]);
  const all = groups.find(({ byStage, byVariant }) => byStage === 1 && byVariant === 1);
  return {
    total: all?.rows ?? 0,
    closed: all?.closed ?? 0,
    reported: all?.reported ?? 0,
    sample: all?.sample ?? 0,
    blocked: all?.blocked ?? 0,
    slipping: all?.slipping ?? 0,
    byStage: groups
      .filter(({ byStage }) => byStage === 0)
      .map(({ stage, rows, km }) => ({ stage, rows, km: inMetres(km) })),
    byVariant: groups
      .filter(({ byVariant }) => byVariant === 0)
      .map(({ variant, rows }) => ({ variant, rows }))
      .toSorted((a, b) => b.rows - a.rows || ((a.variant ?? "") < (b.variant ?? "") ? -1 : 1)),
    byCity,
    money: years.map(({ year, ...sums }) => ({ year: String(year), flows: flowsOf(sums) })),
  };
}

import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { Sql } from "../../platform/database/database.ts";
import type { EntryFilter, RegisterBoard } from "./entry-row.ts";
import type { Flow, RegisterKind } from "./entry.ts";
import { FLOW_COLUMNS, type YearColumns } from "./projection.ts";
import { specOf } from "./specs.ts";
import type { Desk } from "../store/desk.ts";
import { idsOfUnit, isNarrow, matchingEntries } from "./store-list.ts";

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
type Sums = Pick<YearColumns, "year"> & Partial<YearColumns>;

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

/** Rows by the cities they name together: far fewer groups than rows to take apart. */
async function citiesOf(sql: Sql, where: Where): Promise<RegisterBoard["byCity"]> {
  const groups = await sql<{ cities: string[]; rows: number }[]>`
    select cities, count(*) as rows from organisation.entry where ${where} group by cities`;
  const counts = new Map<string, number>();
  for (const { cities, rows } of groups)
    for (const city of cities) counts.set(city, (counts.get(city) ?? 0) + rows);
  return [...counts].map(([city, rows]) => ({ city, rows })).toSorted((a, b) => (a.city < b.city ? -1 : 1));
}

/** Sums by year of the flows that the register has, exact up to 2^53 fen. Those merged into others are few, so all are added where nothing narrows. */
async function yearsOf(sql: Sql, register: RegisterKind, where: Where, narrow: boolean): Promise<Sums[]> {
  const columns = specOf(register).flows.map(({ flow }) => FLOW_COLUMNS[flow]);
  if (columns.length === 0) return [];
  const sums = columns.reduce(
    (found, column) => sql`${found}, sum(${sql(column)})::float8 as ${sql(column)}`,
    sql``,
  );
  return sql<Sums[]>`
    select year ${sums} from organisation.money_year
    where ${
      narrow
        ? sql`entry_id in (select id from organisation.entry where ${where})`
        : sql`register = ${register}
            and entry_id not in (select id from organisation.entry where merged_into is not null)`
    }
    group by year order by year`;
}

/** Sums in fen by flow, of flows that have any. */
export function flowsOf(sums: Partial<YearColumns>): Partial<Record<Flow, number>> {
  const flows: Partial<Record<Flow, number>> = {};
  for (const flow of Object.keys(FLOW_COLUMNS) as Flow[]) {
    const fen = sums[FLOW_COLUMNS[flow]];
    if (typeof fen === "number") flows[flow] = fen;
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

import type postgres from "postgres";
import type { Day } from "../../../kernel/calendar.ts";
import { add, type Decimal, decimal, divide, multiply } from "../../../kernel/decimal.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { hidden } from "../../../platform/records/units.ts";
import { type Figure, plainText } from "./correction.ts";
import type { ItemCode } from "./item.ts";
import { type Judging, partBelow, RULE } from "./judging.ts";
import { type SectionState, targetOf } from "./section.ts";
import { sectionKey } from "./section-name.ts";
import { asFigure, trimmed } from "./store-correction.ts";
import { sumMonths } from "./store-month-sum.ts";
import type { WaterDesk } from "./store-section.ts";
import { TROPHIC } from "./tli.ts";
import {
  type Measured,
  type MonthMean,
  type SectionView,
  viewSection,
  viewWater,
  type WaterSection,
  type WaterView,
  type YearMeans,
} from "./view.ts";

/** A reading as it is kept: what was printed, and what is judged of it. */
export type KeptReading = {
  readonly sectionId: string;
  /** A day, or a day and time. */
  readonly time: string;
  readonly day: Day;
  readonly item: ItemCode;
  readonly printed: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly below: Decimal | null;
};

/**
 * Keeps readings, with what their months come to; of one that is there already nothing changes. How many were new. Nobody puts
 * readings of these sections right meanwhile.
 */
export async function keepReadings(
  sql: Sql,
  readings: readonly KeptReading[],
  { regionCode, sample, at }: { readonly regionCode: string; readonly sample: boolean; readonly at: Date },
): Promise<number> {
  await sql`
    select from ecology.record where id = any(${[...new Set(readings.map(({ sectionId }) => sectionId))]}::uuid[])
    order by id for no key update`;
  let kept = 0;
  for (let from = 0; from < readings.length; from += 1_000) {
    const part = readings.slice(from, from + 1_000);
    const { count } = await sql`
      insert into ecology.reading
        (section_id, time, item, day, printed, unit, judged, below, region_code, sample, recorded_at)
      select s::uuid, t, i, d::date, p, u, j::numeric, nullif(b, '')::numeric, ${regionCode}, ${sample}, ${at}
      from unnest(
        ${part.map(({ sectionId }) => sectionId)}::text[], ${part.map(({ time }) => time)}::text[],
        ${part.map(({ item }) => item)}::text[], ${part.map(({ day }) => day)}::text[],
        ${part.map(({ printed }) => printed)}::text[], ${part.map(({ unit }) => unit)}::text[],
        ${part.map(({ value }) => plainText(value))}::text[],
        ${part.map(({ below }) => (below === null ? "" : plainText(below)))}::text[]
      ) as given (s, t, i, d, p, u, j, b)
      on conflict do nothing`;
    kept += count;
  }
  await sumMonths(sql, readings);
  return kept;
}

export type SectionRecord = { readonly id: string; readonly sample: boolean; readonly state: SectionState };

const idsOf = (records: readonly SectionRecord[]): string[] => records.map(({ id }) => id);

export const shownSection = ({ id, sample, state }: SectionRecord): WaterSection => {
  const { name, river, basin, order, city, lake, place } = state;
  return { id, sample, name, river, basin, order, city, lake, place, target: targetOf(state) };
};

type Summed = {
  readonly item: ItemCode;
  readonly count: number;
  /** Of what was found; of detection limits of what was not. */
  readonly found: string;
  readonly limits: string;
  readonly below: string | null;
  readonly ions: string | null;
};

const written = (text: string): Decimal => decimal(trimmed(text));

/** Of pH the mean of the hydrogen ions, of all else the sum over the count, which no division in the database rounds. */
const meanOfSummed = ({ found, limits, count, ions, below }: Summed, judging: Judging): MonthMean => ({
  value:
    ions === null || judging.pH === "arithmetic"
      ? divide(add(written(found), multiply(written(limits), partBelow(judging))), count)
      : decimal((-Math.log10(Number(ions) / count)).toFixed(12)),
  below: below === null ? null : written(below),
});

/** Months that pages look back, whole ones. */
const MONTHS_BACK = 24;
const earliest = (sql: Sql, asOf: Day) =>
  sql`to_char(${asOf}::date - make_interval(months => ${MONTHS_BACK}), 'YYYY-MM')`;

/** Sections in use that day in Shanghai, or one alone. */
export const sectionsOn = (sql: Sql, asOf: Day, id?: string) => sql<SectionRecord[]>`
  select id, sample, state - 'corrections' as state from ecology.record
  where kind = 'section' and ${
    id === undefined
      ? sql`(status = 'used' or (changed_at at time zone 'Asia/Shanghai')::date > ${asOf})`
      : sql`id = ${id}`
  }
  order by state ->> 'river', (state ->> 'order')::int, id`;

type Part = postgres.PendingQuery<postgres.Row[]>;

type SummedMonth = Summed & { readonly sectionId: string; readonly month: string };

/** Sums of months of these sections up to a day: of all that pages look back to, or of those that `which` says. */
export const summedOf = (
  sql: Sql,
  records: readonly SectionRecord[],
  asOf: Day,
  which: Part = sql`month >= ${earliest(sql, asOf)}`,
) => sql<SummedMonth[]>`
  select section_id, month, item, count, found, limits, below, ions from ecology.month_sums_as_of(${asOf})
  where section_id = any(${idsOf(records)}::uuid[]) and ${which}`;

type OfMonth = { readonly month: string; readonly digest: string; readonly sums: readonly SummedMonth[] };

/**
 * The months of these sections that pages look back to, the earliest first, each with a digest of its sums; the sums only of
 * months whose digest is not among `known`. One statement, so that digest and sums are of one instant.
 */
export async function digestsOf(
  sql: Sql,
  records: readonly SectionRecord[],
  asOf: Day,
  known: readonly string[],
): Promise<OfMonth[]> {
  const rows = await sql<(Omit<SummedMonth, "sectionId"> & { digest: string; sectionId: string | null })[]>`
    with summed as materialized (
      select section_id, month, item, count, found, limits, below, ions from ecology.month_sums_as_of(${asOf})
      where section_id = any(${idsOf(records)}::uuid[]) and month >= ${earliest(sql, asOf)}
    ), told as (
      select month, encode(sha256(convert_to(month || string_agg(
        format('%s %s %s %s %s %s %s', section_id, item, count, found, limits, below, ions), ';' order by section_id, item collate "C"), 'UTF8')), 'hex') as digest
      from summed group by month
    )
    select month, digest, section_id, item, count, found, limits, below, ions
    from told left join summed using (month)
    where digest <> all(${[...known]}::text[])
    union all
    select month, digest, null, null, null, null, null, null, null from told where digest = any(${[...known]}::text[])`;
  const months = new Map<string, { digest: string; sums: SummedMonth[] }>();
  for (const { digest, ...sum } of rows) {
    const of = months.get(sum.month) ?? { digest, sums: [] };
    months.set(sum.month, of);
    if (sum.sectionId !== null) of.sums.push({ ...sum, sectionId: sum.sectionId });
  }
  return [...months]
    .map(([month, of]) => ({ month, ...of }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

/** These sections with the means that sums of their months make. */
export function meansOfSums(
  records: readonly SectionRecord[],
  summed: readonly SummedMonth[],
  judging: Judging,
): Measured[] {
  const months = new Map<string, Map<string, Map<ItemCode, MonthMean>>>();
  for (const row of summed) {
    const of = months.get(row.sectionId) ?? new Map<string, Map<ItemCode, MonthMean>>();
    months.set(row.sectionId, of);
    const month = of.get(row.month) ?? new Map<ItemCode, MonthMean>();
    of.set(row.month, month);
    month.set(row.item, meanOfSummed(row, judging));
  }
  return records.map((record) => ({
    section: shownSection(record),
    months: months.get(record.id) ?? new Map(),
  }));
}

async function measured(
  sql: Sql,
  records: readonly SectionRecord[],
  asOf: Day,
  { judging = RULE, which }: { readonly judging?: Judging; readonly which?: Part } = {},
): Promise<Measured[]> {
  return meansOfSums(records, await summedOf(sql, records, asOf, which), judging);
}
/** Months in which any of them has readings, the earliest first. */
async function monthsOf(sql: Sql, ids: readonly string[], asOf: Day): Promise<string[]> {
  const rows = await sql<{ month: string }[]>`
    select month from (
      select to_char(first, 'YYYY-MM') as month from generate_series(
        date_trunc('month', ${asOf}::timestamp) - make_interval(months => ${MONTHS_BACK}), ${asOf}::timestamp, '1 month') first
    ) back where exists (
      select from ecology.month_sums_as_of(${asOf}) sums
      where sums.month = back.month and section_id = any(${[...ids]}::uuid[])) order by month`;
  return rows.map(({ month }) => month);
}

/** The water of one month, the latest where none is asked for or the one asked for has no readings. */
export async function waterOf(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  asked?: string | undefined,
): Promise<WaterView> {
  const records = await sectionsOn(sql, asOf);
  const ids = idsOf(records);
  const months = await monthsOf(sql, ids, asOf);
  const month = asked !== undefined && months.includes(asked) ? asked : (months.at(-1) ?? null);
  // That month and, of each section, the one before with readings.
  const which = sql`(section_id, month) in (
    select id, ${month} from unnest(${ids}::uuid[]) id
    union all
    select id, (
      select max(month) from ecology.month_sum
      where section_id = id and month < ${month} and month >= ${earliest(sql, asOf)}) from unnest(${ids}::uuid[]) id)`;
  return viewWater(await measured(sql, records, asOf, { which }), months, month);
}

/** Means of what tells how far water is overgrown, by year, over all that was measured. */
async function yearsOf(sql: Sql, asOf: Day, id: string, judging: Judging): Promise<YearMeans[]> {
  const rows = await sql<(Summed & { year: number; months: number })[]>`
    select left(month, 4)::int as year, item, count(*)::int as months, sum(count)::int as count, sum(found) as found,
      sum(limits) as limits, max(below) as below, null as ions
    from ecology.month_sums_as_of(${asOf})
    where section_id = ${id} and item = any(${TROPHIC.map(({ code }) => code)}::text[])
    group by year, item order by year`;
  return [...new Set(rows.map(({ year }) => year))].map((year) => {
    const own = rows.filter((row) => row.year === year);
    return {
      year,
      months: Math.max(...own.map(({ months }) => months)),
      means: new Map(own.map((row) => [row.item, meanOfSummed(row, judging).value])),
    };
  });
}

/** Throws `not-found`. */
export async function sectionOf(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  id: string,
  judging: Judging = RULE,
): Promise<SectionView> {
  const [found] = await measured(sql, await sectionsOn(sql, asOf, id), asOf, { judging });
  return found === undefined ? hidden() : viewSection(found, judging, await yearsOf(sql, asOf, id, judging));
}

export type KnownSection = {
  readonly id: string;
  readonly regionCode: string;
  /** The day on which it went out of use. */
  readonly endedOn: Day | null;
};

/** Sections by the {@link sectionKey} of their names; of one name the one in use, else the one that ended last. */
export async function sectionsByName(sql: Sql): Promise<ReadonlyMap<string, KnownSection>> {
  // Nothing is done with a section once it has ended.
  const rows = await sql<(KnownSection & { name: string })[]>`
    select id, state ->> 'name' as name, state ->> 'city' as region_code,
      case when status = 'ended' then (changed_at at time zone 'Asia/Shanghai')::date end as ended_on
    from ecology.record where kind = 'section' order by ended_on`;
  return new Map(rows.map(({ name, ...known }) => [sectionKey(name), known]));
}

/** What is kept already of these sections and days, as it stands, by `section|time|item`. */
export async function keptKeys(
  sql: Sql,
  ids: readonly string[],
  days: readonly Day[],
  asOf: Day,
): Promise<ReadonlyMap<string, Figure>> {
  if (ids.length === 0 || days.length === 0) return new Map();
  const rows = await sql<(Figure & { key: string })[]>`
    select section_id || '|' || time || '|' || item as key, printed, unit, judged::text as judged, below::text as below
    from ecology.readings_as_of(${asOf})
    where section_id = any(${[...new Set(ids)]}::uuid[]) and day = any(${[...new Set(days)]}::date[])`;
  return new Map(rows.map(({ key, ...figure }) => [key, asFigure(figure)]));
}

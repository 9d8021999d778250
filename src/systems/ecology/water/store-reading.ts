import type { Day } from "../../../kernel/calendar.ts";
import { add, type Decimal, decimal, divide, multiply } from "../../../kernel/decimal.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { hidden } from "../../../platform/records/units.ts";
import { type Figure, plainText } from "./correction.ts";
import type { ItemCode } from "./item.ts";
import { type Judging, partBelow, RULE } from "./judging.ts";
import { type SectionState, targetOf } from "./section.ts";
import { asFigure, trimmed } from "./store-correction.ts";
import type { WaterDesk } from "./store-section.ts";
import { TROPHIC } from "./tli.ts";
import {
  type BasinView,
  type Measured,
  type MonthMean,
  type SectionView,
  viewBasins,
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

/** Keeps readings; of one that is there already nothing changes. How many were new. */
export async function keepReadings(
  sql: Sql,
  readings: readonly KeptReading[],
  { regionCode, sample, at }: { readonly regionCode: string; readonly sample: boolean; readonly at: Date },
): Promise<number> {
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
  return kept;
}

type SectionRecord = { readonly id: string; readonly sample: boolean; readonly state: SectionState };

const shownSection = ({ id, sample, state }: SectionRecord): WaterSection => {
  const { name, river, basin, order, city, lake, place } = state;
  return { id, sample, name, river, basin, order, city, lake, place, target: targetOf(state) };
};

type Summed = {
  readonly item: ItemCode;
  /** Of what was found; of detection limits of what was not. */
  readonly sum: string;
  readonly limits: string;
  readonly count: number;
  readonly ions: number | null;
  readonly below: string | null;
};

const written = (text: string): Decimal => decimal(trimmed(text));

/** Of pH the mean of the hydrogen ions, of all else the sum over the count, which no division in the database rounds. */
const meanOfSummed = ({ sum, limits, count, ions, below }: Summed, judging: Judging): MonthMean => ({
  value:
    ions === null || judging.pH === "arithmetic"
      ? divide(add(written(sum), multiply(written(limits), partBelow(judging))), count)
      : decimal((-Math.log10(ions)).toFixed(12)),
  below: below === null ? null : written(below),
});

/** What a mean is made of. */
const summing = (sql: Sql) => sql`
  item, coalesce(sum(judged) filter (where below is null), 0)::text as sum, coalesce(sum(below), 0)::text as limits,
  count(*)::int as count, max(below)::text as below,
  case when min(judged) < max(judged) then avg(power(10::float8, -judged::float8)) filter (where item = 'pH') end as ions`;

/** Months that pages look back. */
const MONTHS_BACK = 24;

/** Sections in use that day in Shanghai, with the means of their months up to a day; one alone, or all. */
async function measured(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  { id = null, judging = RULE }: { readonly id?: string | null; readonly judging?: Judging } = {},
): Promise<Measured[]> {
  const records = await sql<SectionRecord[]>`
    select id, sample, state - 'corrections' as state from ecology.record
    where kind = 'section' and ${
      id === null
        ? sql`(status = 'used' or (changed_at at time zone 'Asia/Shanghai')::date > ${asOf})`
        : sql`id = ${id}`
    }
    order by state ->> 'river', (state ->> 'order')::int, id`;
  const summed = await sql<(Summed & { sectionId: string; month: string })[]>`
    select section_id, to_char(date_trunc('month', day::timestamp), 'YYYY-MM') as month, ${summing(sql)}
    from ecology.readings_as_of(${asOf})
    where day <= ${asOf} and day > ${asOf}::date - make_interval(months => ${MONTHS_BACK})
      ${id === null ? sql`` : sql`and section_id = ${id}`}
    group by section_id, date_trunc('month', day::timestamp), item`;
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

export const waterOf = async (
  desk: Pick<WaterDesk, "sql">,
  asOf: Day,
  month?: string | undefined,
): Promise<WaterView> => viewWater(await measured(desk, asOf), month);

export const basinsOf = async (
  desk: Pick<WaterDesk, "sql">,
  asOf: Day,
  judging: Judging = RULE,
): Promise<BasinView> => viewBasins(await measured(desk, asOf, { judging }), judging);

/** Means of what tells how far water is overgrown, by year, over all that was measured. */
async function yearsOf(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  id: string,
  judging: Judging,
): Promise<YearMeans[]> {
  const rows = await sql<(Summed & { year: number; months: number })[]>`
    select extract(year from day)::int as year, count(distinct date_trunc('month', day))::int as months, ${summing(sql)}
    from ecology.readings_as_of(${asOf})
    where section_id = ${id} and day <= ${asOf} and item = any(${TROPHIC.map(({ code }) => code)}::text[])
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
  desk: Pick<WaterDesk, "sql">,
  asOf: Day,
  id: string,
  judging: Judging = RULE,
): Promise<SectionView> {
  const [found] = await measured(desk, asOf, { id, judging });
  return found === undefined ? hidden() : viewSection(found, judging, await yearsOf(desk, asOf, id, judging));
}

export type KnownSection = { readonly id: string; readonly regionCode: string };

/** Sections in use by their names. */
export async function sectionsByName(sql: Sql): Promise<ReadonlyMap<string, KnownSection>> {
  const rows = await sql<(KnownSection & { name: string })[]>`
    select id, state ->> 'name' as name, state ->> 'city' as region_code
    from ecology.record where kind = 'section' and status = 'used'`;
  return new Map(rows.map(({ name, ...known }) => [name, known]));
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

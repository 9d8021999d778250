import type { Day } from "../../../kernel/calendar.ts";
import { type Decimal, decimal, divide, exactly, parseDecimal } from "../../../kernel/decimal.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { hidden } from "../../../platform/records/units.ts";
import type { ItemCode } from "./item.ts";
import { type SectionState, targetOf } from "./section.ts";
import type { WaterDesk } from "./store-section.ts";
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

/** Halves of limits and moved points end after a few digits; nothing else is kept. */
const PLACES = 40;
function plainText(value: Decimal): string {
  const { over, under } = exactly(value);
  const scaled = (over * 10n ** BigInt(PLACES)) / under;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(PLACES + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

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
  readonly sectionId: string;
  readonly month: string;
  readonly item: ItemCode;
  readonly sum: string;
  readonly count: number;
  readonly ions: number | null;
  readonly below: string | null;
};

const written = (text: string): Decimal => parseDecimal(text.replace(/\.?0+$/, "")) ?? decimal(0);

/** Of pH the mean of the hydrogen ions, of all else the sum over the count, which no division in the database rounds. */
const meanOfSummed = ({ sum, count, ions, below }: Summed): MonthMean => ({
  value: ions === null ? divide(written(sum), count) : decimal((-Math.log10(ions)).toFixed(12)),
  below: below === null ? null : written(below),
});

/** Months that pages look back. */
const MONTHS_BACK = 24;

/** Sections in use that day in Shanghai, with the means of their months up to a day; one alone, or all. */
async function measured(
  { sql }: Pick<WaterDesk, "sql">,
  asOf: Day,
  id: string | null = null,
): Promise<Measured[]> {
  const records = await sql<SectionRecord[]>`
    select id, sample, state from ecology.record
    where kind = 'section' and ${
      id === null
        ? sql`(status = 'used' or (changed_at at time zone 'Asia/Shanghai')::date > ${asOf})`
        : sql`id = ${id}`
    }
    order by state ->> 'river', (state ->> 'order')::int, id`;
  const summed = await sql<Summed[]>`
    select section_id, to_char(day, 'YYYY-MM') as month, item, sum(judged)::text as sum, count(*)::int as count,
      case when item = 'pH' and count(distinct judged) > 1 then avg(power(10::float8, -judged::float8)) end as ions,
      max(below)::text as below
    from ecology.reading
    where day <= ${asOf} and day > ${asOf}::date - make_interval(months => ${MONTHS_BACK})
      ${id === null ? sql`` : sql`and section_id = ${id}`}
    group by section_id, month, item`;
  const months = new Map<string, Map<string, Map<ItemCode, MonthMean>>>();
  for (const row of summed) {
    const of = months.get(row.sectionId) ?? new Map<string, Map<ItemCode, MonthMean>>();
    months.set(row.sectionId, of);
    const month = of.get(row.month) ?? new Map<ItemCode, MonthMean>();
    of.set(row.month, month);
    month.set(row.item, meanOfSummed(row));
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

export const basinsOf = async (desk: Pick<WaterDesk, "sql">, asOf: Day): Promise<BasinView> =>
  viewBasins(await measured(desk, asOf));

/** Throws `not-found`. */
export async function sectionOf(desk: Pick<WaterDesk, "sql">, asOf: Day, id: string): Promise<SectionView> {
  const [found] = await measured(desk, asOf, id);
  return found === undefined ? hidden() : viewSection(found);
}

export type KnownSection = { readonly id: string; readonly regionCode: string };

/** Sections in use by their names. */
export async function sectionsByName(sql: Sql): Promise<ReadonlyMap<string, KnownSection>> {
  const rows = await sql<(KnownSection & { name: string })[]>`
    select id, state ->> 'name' as name, state ->> 'city' as region_code
    from ecology.record where kind = 'section' and status = 'used'`;
  return new Map(rows.map(({ name, ...known }) => [name, known]));
}

/** What is kept already of these sections and days: what was judged, by `section|time|item`. */
export async function keptKeys(
  sql: Sql,
  ids: readonly string[],
  days: readonly Day[],
): Promise<ReadonlyMap<string, Decimal>> {
  if (ids.length === 0 || days.length === 0) return new Map();
  const rows = await sql<{ key: string; judged: string }[]>`
    select section_id || '|' || time || '|' || item as key, judged::text as judged from ecology.reading
    where section_id = any(${[...new Set(ids)]}::uuid[]) and day = any(${[...new Set(days)]}::date[])`;
  return new Map(rows.map(({ key, judged }) => [key, decimal(judged)]));
}

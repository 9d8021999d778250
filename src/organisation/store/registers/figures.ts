import type { Day } from "../../../kernel/calendar.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type Flow, REGISTERS, type RegisterKind } from "../../domain/registers/entry.ts";
import type { YearColumns } from "../../domain/registers/projection.ts";
import { flowsOf } from "./board.ts";

/** What of a register counts for some measures, as of a day. Rows merged into others are left out. */
export type RegisterFigures = {
  readonly register: RegisterKind;
  readonly total: number;
  readonly open: number;
  /** By where they come from: entered here, taken over as reported, invented for demonstration. */
  readonly standing: Readonly<Record<"entered" | "reported" | "sample", number>>;
  /** By stage; null: not known. */
  readonly byStage: readonly { readonly stage: string | null; readonly rows: number; readonly km: number }[];
  /** In fen by flow: all years, and year by year. */
  readonly totals: Readonly<Partial<Record<Flow, number>>>;
  readonly money: readonly {
    readonly year: string;
    readonly flows: Readonly<Partial<Record<Flow, number>>>;
  }[];
  readonly blocked: number;
  readonly slipping: number;
  /** Calls whose closing day is past and which nobody has marked as done. */
  readonly overdueCalls: number;
  /** Days since open rows were raised, the oldest first; of problems only. */
  readonly openAges: readonly { readonly level: string | null; readonly days: number }[];
  /** Rows there were at the end of each month, and how many of them were closed by then; the last one as of the day. */
  readonly series: readonly { readonly period: string; readonly rows: number; readonly closed: number }[];
};

type Counted = {
  readonly register: RegisterKind;
  readonly stage: string | null;
  readonly standing: keyof RegisterFigures["standing"];
  readonly rows: number;
  readonly open: number;
  readonly km: number | null;
  readonly blocked: number;
  readonly slipping: number;
};

/** Months of the series, the present one included. */
export const SERIES_MONTHS = 12;

/** Rows entered by the day, and not merged into others; on any of the measures where some are given. */
const counted = (sql: Sql, measureIds: readonly string[] | undefined, asOf: Day) => sql`
  entered_on <= ${asOf} and merged_into is null
  ${measureIds === undefined ? sql`` : sql`and measure_ids && ${[...measureIds]}::uuid[]`}`;

const sumOf = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

function stagesOf(rows: readonly Counted[]): RegisterFigures["byStage"] {
  const stages = [...new Set(rows.map(({ stage }) => stage))];
  return stages.map((stage) => {
    const own = rows.filter((row) => row.stage === stage);
    return {
      stage,
      rows: sumOf(own, (row) => row.rows),
      km: Math.round(sumOf(own, ({ km }) => km ?? 0) * 1_000) / 1_000,
    };
  });
}

function totalsOver(years: readonly { readonly flows: Partial<Record<Flow, number>> }[]) {
  const totals: Partial<Record<Flow, number>> = {};
  for (const { flows } of years)
    for (const flow of Object.keys(flows) as Flow[]) totals[flow] = (totals[flow] ?? 0) + (flows[flow] ?? 0);
  return totals;
}

/**
 * Figures of every register that has any row, for the indicators of measures: of all rows, or of those that hang on any of
 * `measureIds`. Money in fen, lengths in km. All of it is computed from the registers as they stand; `asOf` leaves out rows
 * entered later and sets ages and what is overdue.
 */
export async function registerFigures(
  sql: Sql,
  { measureIds }: { readonly measureIds?: readonly string[] },
  asOf: Day,
): Promise<RegisterFigures[]> {
  const where = counted(sql, measureIds, asOf);
  const groups = await sql<Counted[]>`
    select register, stage, standing, count(*) as rows, sum(length_km) as km,
      count(*) filter (where closed_on is null or closed_on > ${asOf}) as open,
      count(*) filter (where closed_on is null and blocks > 0) as blocked,
      count(*) filter (where next_planned < ${asOf} or (next_planned is not null and slip_days > 0)) as slipping
    from organisation.entry where ${where}
    group by register, stage, stage_order, standing order by register, stage_order, standing`;
  const years = await sql<(YearColumns & { register: RegisterKind })[]>`
    select register, year, sum(planned)::float8 as planned, sum(in_place)::float8 as in_place,
      sum(done)::float8 as done, sum(asked)::float8 as asked, sum(granted)::float8 as granted,
      sum(arrived)::float8 as arrived, sum(spent)::float8 as spent
    from organisation.money_year where entry_id in (select id from organisation.entry where ${where})
    group by register, year order by register, year`;
  const calls = await sql<{ register: RegisterKind; overdue: number }[]>`
    select register, count(*) as overdue from organisation.entry_item
    where list = 'call' and done_on is null and due < ${asOf}
      and entry_id in (select id from organisation.entry where ${where} and closed_on is null)
    group by register`;
  const ages = await sql<{ level: string | null; days: number }[]>`
    select level, ${asOf}::date - raised_on as days from organisation.entry
    where register = 'problem' and closed_on is null and ${where} order by raised_on, id`;
  const series = await sql<{ register: RegisterKind; period: string; rows: number; closed: number }[]>`
    select e.register, to_char(m.begins, 'YYYY-MM') as period, count(*) as rows,
      count(*) filter (where e.closed_on < m.begins + interval '1 month' and e.closed_on <= ${asOf}) as closed
    from generate_series(
        date_trunc('month', ${asOf}::date) - ${SERIES_MONTHS - 1} * interval '1 month',
        date_trunc('month', ${asOf}::date), interval '1 month'
      ) as m (begins)
    join organisation.entry e on e.entered_on < m.begins + interval '1 month'
    where ${where} group by e.register, m.begins order by e.register, m.begins`;
  return REGISTERS.flatMap((register) => {
    const rows = groups.filter((row) => row.register === register);
    if (rows.length === 0) return [];
    const money = years
      .filter((row) => row.register === register)
      .map(({ register: _, year, ...sums }) => ({ year: String(year), flows: flowsOf(sums) }));
    const of = (standing: Counted["standing"]): number =>
      sumOf(
        rows.filter((row) => row.standing === standing),
        (row) => row.rows,
      );
    return [
      {
        register,
        total: sumOf(rows, (row) => row.rows),
        open: sumOf(rows, ({ open }) => open),
        standing: { entered: of("entered"), reported: of("reported"), sample: of("sample") },
        byStage: stagesOf(rows),
        totals: totalsOver(money),
        money,
        blocked: sumOf(rows, ({ blocked }) => blocked),
        slipping: sumOf(rows, ({ slipping }) => slipping),
        overdueCalls: calls.find((row) => row.register === register)?.overdue ?? 0,
        openAges: register === "problem" ? ages : [],
        series: series
          .filter((row) => row.register === register)
          .map(({ period, rows: there, closed }) => ({ period, rows: there, closed })),
      },
    ];
  });
}

import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { UNITS } from "../../../kernel/figure.ts";
import type { Sql } from "../../../platform/database/database.ts";
import { type CountFigures, standingOf } from "../../../platform/records/figures.ts";
import type { SharedDataFigure } from "../domain/figures.ts";
import { openBreachesOn } from "./breach/store.ts";
import type { Desk } from "../store/desk.ts";

/** Part and whole as they grew to by each day. */
export type Growth = { readonly part: number; readonly whole: number };

/** `added[i]` fell before day `i` and not before the one before it. */
const grown = (days: readonly Day[], added: readonly (Growth & { readonly at: number })[]): Growth[] =>
  days.map((_, day) =>
    added
      .filter(({ at }) => at <= day)
      .reduce((sum, { part, whole }) => ({ part: sum.part + part, whole: sum.whole + whole }), {
        part: 0,
        whole: 0,
      }),
  );

const anyDay = (sql: Sql) => sql`day`;
type Part = ReturnType<typeof anyDay>;

/** Where a day falls among days in order: 0 up to and with the first, as many as there are after the last. */
const placeOf = (sql: Sql, on: Part, days: readonly Day[]) =>
  sql`width_bucket(${on} - 1, ${[...days]}::date[])`;

/** Of the corrections whose answer was due or given by each day, the share answered in time. */
export async function answeredInTime(sql: Sql, days: readonly Day[]): Promise<Growth[]> {
  // An answer that is late counts from the day after its limit, and never becomes one in time.
  const counted = sql`greatest(asked_on, least(due + 1, answered_on))`;
  const rows = await sql<(Growth & { at: number })[]>`
    select ${placeOf(sql, counted, days)} as at, count(*) as whole, count(*) filter (where answered_on <= due) as part
    from shared_data.correction_now where status <> 'withdrawn' group by 1`;
  return grown(days, rows);
}

/** Of the recipients told by each day, the share that had applied the correction or said why they need not. */
export async function recipientsApplied(sql: Sql, days: readonly Day[]): Promise<Growth[]> {
  const rows = await sql<(Growth & { at: number })[]>`
    select ${placeOf(sql, sql`answered_on`, days)} as at, sum(recipients)::int as whole, 0 as part
    from shared_data.correction_now where answered_on is not null group by 1
    union all
    select ${placeOf(sql, sql`applied`, days)}, 0, count(*)::int
    from shared_data.correction_now, unnest(applied_on) as applied group by 1`;
  return grown(days, rows);
}

/** Of the grants that ran through a quarter until each day, or ended, the share whose ledger had no gap. */
export async function ledgerComplete(sql: Sql, days: readonly Day[]): Promise<Growth[]> {
  const ended = sql`case when status = 'terminated' then least(valid_until, ended_on) else valid_until end`;
  const judged = sql`least((date_trunc('quarter', valid_from) + interval '3 months')::date, ${ended})`;
  const rows = await sql<(Growth & { at: number })[]>`
    select ${placeOf(sql, judged, days)} as at, count(*) as whole, 0 as part from shared_data.grant_now group by 1`;
  // Only grants that are judged by the day: one that is not yet has no share in either part.
  const gaps = await sql<{ open: number }[]>`
    with judged as (select id, ${judged} as judged_on from shared_data.grant_now)
    select count(distinct judged.id) as open from unnest(${[...days]}::date[]) with ordinality as asked (day, place)
      left join (shared_data.lapse join judged on judged.id = about_id) on about_kind = 'grant'
        and judged_on <= asked.day and began <= asked.day and (ended is null or ended > asked.day)
    group by place order by place`;
  return grown(days, rows).map(({ whole }, at) => ({ part: whole - (gaps[at]?.open ?? 0), whole }));
}

type Count = CountFigures<Desk, SharedDataFigure>;

/** A rate over time, of what `growth` counts by each day. */
const rate =
  (
    id: SharedDataFigure,
    unit: Sentence,
    source: Sentence,
    growth: (sql: Sql, days: readonly Day[]) => Promise<readonly Growth[]>,
  ): Count =>
  async ({ sql, config }, _, days) => ({
    source,
    standing: standingOf(config.demo),
    figures: { [id]: (await growth(sql, days)).map((each) => ({ ...each, unit })) },
  });

/** Figures of measure （四） about how shared data is overseen, with the ends of the months before. */
export const oversightFigures: readonly Count[] = [
  async (desk, _, days) => ({
    source: {
      zh: "由申请、校核、回流和使用台账计算，加人工登记并附证据的；核定为误报的不计",
      en: "computed from requests, corrections, return-flow and records of use, and those reported with evidence; without false alarms",
    },
    standing: standingOf(desk.config.demo),
    figures: { "shared-data.breaches-open": await openBreachesOn(desk, days) },
    targets: { "shared-data.breaches-open": 0 },
  }),
  rate(
    "shared-data.corrections-in-time",
    UNITS.cases,
    {
      zh: "校核记录，期限为10个工作日（条例第二十六条）",
      en: "records of corrections; 10 working days (article 26)",
    },
    answeredInTime,
  ),
  rate(
    "shared-data.recipients-applied",
    UNITS.units,
    { zh: "校核记录中各使用单位的确认", en: "confirmations of the recipients in the records of corrections" },
    recipientsApplied,
  ),
  rate(
    "shared-data.ledger-complete",
    { zh: "项授权", en: "grants" },
    {
      zh: "授权与使用台账（条例第二十九条），按季度检查",
      en: "grants and records of use (article 29), checked by quarter",
    },
    ledgerComplete,
  ),
];

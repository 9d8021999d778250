import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type postgres from "postgres";
import type { Sql } from "../../../../platform/database/database.ts";
import { AT_ONCE, inPages } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import { exportList } from "../../../../platform/records/exporter.ts";
import { actorOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { seenBy, type SiteDesk } from "../store.ts";
import { type Balance, BALANCE_COLUMNS, balanceOf, type ZoneYear } from "./balance.ts";

type Part = postgres.PendingQuery<postgres.Row[]> | postgres.Helper<string>;

const EVENTS = ["found", "untrue", "closed", "restored"] as const;
const DAYS = {
  found: "found_on",
  untrue: "dismissed_on",
  closed: "closed_on",
  restored: "accepted_on",
} as const;
const yearOf = (event: (typeof EVENTS)[number]) => `${event}_year`;

type Happened = {
  readonly event: (typeof EVENTS)[number];
  readonly zone: string | null;
  readonly year: number;
  readonly m2: number | null;
  readonly restored: number | null;
  readonly sites: number;
};

/** By zone and year. The area of a site is divided among its zones; the site itself counts in the one that most of it lies in. */
async function happened(sql: Sql, seen: ReturnType<typeof seenBy>, day: string) {
  const together = (parts: readonly Part[]): Part => parts.reduce((all, part) => sql`${all}, ${part}`);
  const years = together(EVENTS.map((event) => sql(yearOf(event))));
  const [named, outside] = [sql`zone_m2`, sql`area_m2 - coalesce(zone_m2, 0)`];
  const sums = (m2: Part) => sql`sum(${m2}), sum(restored_m2 * (${m2}) / nullif(area_m2, 0))`;
  return sql<Happened[]>`
    with plain as (
      -- Nearly all lie in one zone, and nothing happens to them on a day to come: they are added up as they stand.
      select zone, ${years}, ${sums(named)}, ${sums(outside)}, count(*)
      from ecology.site_point where ${seen} and not split and last_on <= ${day} group by zone, ${years}
    ), plain_sums (zone, ${years}, named_m2, named_restored, outside_m2, outside_restored, sites) as (table plain),
    other as (
      select p.zone, of_zone, m2, restored_m2 * m2 / nullif(area_m2, 0) as restored, ${together(
        EVENTS.map(
          (event) =>
            sql`case when ${sql(DAYS[event])} <= ${day} then ${sql(yearOf(event))} end as ${sql(yearOf(event))}`,
        ),
      )}
      from ecology.site_point p, lateral (
        select key, value::float8 from jsonb_each_text(p.zones)
        union all
        select null, p.area_m2 - coalesce((select sum(value::float8) from jsonb_each_text(p.zones)), 0)) shares (of_zone, m2)
      where ${seen} and (split or last_on > ${day})
    ), added (of_zone, main, ${years}, m2, restored, sites) as (
      select zone, true, ${years}, named_m2, named_restored, sites from plain_sums where zone is not null
      union all select null, zone is null, ${years}, outside_m2, outside_restored, sites from plain_sums
      union all select of_zone, of_zone is not distinct from zone, ${years}, m2, restored, 1 from other
    )
    select event, of_zone as zone, year, sum(m2) as m2, sum(restored) as restored,
      (coalesce(sum(sites) filter (where main), 0))::int as sites
    from added, lateral (values ${together(EVENTS.map((event) => sql`(${event}::text, ${sql(yearOf(event))})`))}) events (event, year)
    where year is not null group by event, of_zone, year`;
}

/** Less than a square metre beside known zones is what rounding leaves. */
const LEAST_M2 = 1;

/** Sites found, struck off and restored, by zone and year, of those that the caller sees. */
export async function balanceFor(desk: SiteDesk, caller: Caller): Promise<Balance> {
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const seen = seenBy(sql, await actorOf(desk, caller));
  const rows = await happened(sql, seen, day);
  const found = new Map<string, { -readonly [K in keyof ZoneYear]: ZoneYear[K] }>();
  for (const { event, zone, year, m2, restored, sites } of rows) {
    if (zone === null && sites === 0 && (m2 ?? 0) < LEAST_M2) continue;
    const key = `${year} ${zone ?? ""}`;
    const none = { foundSites: 0, foundM2: 0, untrueSites: 0, untrueM2: 0, closedSites: 0, closedM2: 0 };
    const of = found.get(key) ?? { zone, year, ...none, restoredM2: 0 };
    if (event === "restored") of.restoredM2 = restored ?? 0;
    else [of[`${event}Sites`], of[`${event}M2`]] = [sites, m2 ?? 0];
    found.set(key, of);
  }
  const [about] = await sql<{ sample: boolean; withoutArea: number }[]>`
    select exists (select from ecology.site_point where sample and ${seen}) as sample,
      (select count(*)::int from ecology.site_point where area_m2 is null and ${seen}) as without_area`;
  return {
    rows: balanceOf([...found.values()], Number(day.slice(0, 4))),
    day,
    sample: about?.sample === true,
    withoutArea: about?.withoutArea ?? 0,
  };
}

/** The same as a workbook. */
export async function balanceWorkbook(desk: SiteDesk, caller: Caller): Promise<PiecedFile> {
  const { rows, day, sample, withoutArea } = await balanceFor(desk, caller);
  return exportList({
    name: { zh: "大青山图斑分区分年平衡表", en: "Balance of sites by zone and year" },
    columns: () => BALANCE_COLUMNS,
    chosen: null,
    // Zones and years are few, whatever the sites.
    rows: inPages(AT_ONCE, async () => rows, rows.length + 1),
    total: rows.length,
    isSample: () => sample,
    words: { unitName: () => "" },
    notes: () => [
      `截至 ${day}。年初 + 发现 − 不属实 − 销号 = 年末；面积按分区分摊，图斑数计入面积最大的分区。`,
      ...(withoutArea > 0 ? [`${withoutArea} 个图斑登记时没有边界，只计个数，不计面积。`] : []),
    ],
    asOf: day,
  });
}

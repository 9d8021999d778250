import { dayInShanghai } from "../../../../kernel/calendar.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { AT_ONCE, inPages } from "../../../../platform/exports/long.ts";
import type { PiecedFile } from "../../../../platform/http/file-reply.ts";
import { exportList } from "../../../../platform/records/exporter.ts";
import { actorOf } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { seenBy, type SiteDesk } from "../store.ts";
import { type Balance, BALANCE_COLUMNS, balanceOf, type ZoneYear } from "./balance.ts";

type Event = "found" | "untrue" | "closed" | "restored";
const DAYS: Readonly<Record<Event, string>> = {
  found: "found_on",
  untrue: "dismissed_on",
  closed: "closed_on",
  restored: "accepted_on",
};

/** By zone and year. The area of a site is divided among its zones; the site itself counts in the one that most of it lies in. */
async function happened(sql: Sql, seen: ReturnType<typeof seenBy>, day: string) {
  const rows = await sql<
    {
      event: Event;
      zone: string | null;
      year: number;
      m2: number | null;
      restored: number | null;
      sites: number;
    }[]
  >`
    with part as (
      select p.*, of_zone, m2 from ecology.site_point p, lateral (
        select key as of_zone, value::float8 as m2 from jsonb_each_text(p.zones)
        union all
        select null, p.area_m2 - coalesce((select sum(value::float8) from jsonb_each_text(p.zones)), 0)) shares
      where ${seen}
    ), added as (
      -- Days come down to years before events are told apart: so a site is read once, and not once for each event.
      select of_zone, of_zone is not distinct from zone as main,
        ${Object.values(DAYS)
          .map(
            (column) =>
              sql`extract(year from case when ${sql(column)} <= ${day} then ${sql(column)} end) as ${sql(column)}`,
          )
          .reduce((all, each) => sql`${all}, ${each}`)},
        sum(m2) as m2, sum(restored_m2 * m2 / nullif(area_m2, 0)) as restored, count(*) as sites
      from part group by 1, 2, 3, 4, 5, 6
    )
    select event, of_zone as zone, year::int as year, sum(m2) as m2, sum(restored) as restored,
      (coalesce(sum(sites) filter (where main), 0))::int as sites
    from added, lateral (values ${Object.entries(DAYS)
      .map(([event, column]) => sql`(${event}::text, ${sql(column)})`)
      .reduce((all, each) => sql`${all}, ${each}`)}) events (event, year)
    where year is not null group by event, of_zone, year`;
  return rows;
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
  const [about] = await sql<{ sample: boolean | null; withoutArea: number }[]>`
    select bool_or(sample) as sample, (count(*) filter (where area_m2 is null))::int as without_area
    from ecology.site_point where ${seen}`;
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

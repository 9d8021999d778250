import { figures, standingOf } from "../../../platform/records/figures.ts";
import { SITE_FIGURES } from "./figures.ts";
import type { SiteDesk } from "./store.ts";

const HECTARE_M2 = 10_000;

/** As of a day in Shanghai; what was found untrue is acted on no more. Found, closed and restored, about measure （十四）. */
export const siteIndicators = figures(14, SITE_FIGURES, [
  async ({ sql }: SiteDesk, asOf) => {
    const [row] = await sql<
      { found: number; closed: number; restored: number | null; sample: boolean | null }[]
    >`
      select (count(*) filter (where status <> 'dismissed' or (changed_at at time zone 'Asia/Shanghai')::date > ${asOf}))::int as found,
        (count(*) filter (where state ->> 'closedOn' <= ${asOf}))::int as closed,
        (sum((state ->> 'restoredM2')::float8) filter (where state ->> 'acceptedOn' <= ${asOf})) as restored,
        bool_or(sample) as sample
      from ecology.record where kind = 'site' and (begun_at at time zone 'Asia/Shanghai')::date <= ${asOf}`;
    return {
      source: { zh: "大青山图斑登记", en: "the records of sites" },
      standing: standingOf(row?.sample),
      figures: {
        "ecology.sites-found": row?.found ?? 0,
        "ecology.sites-closed": row?.closed ?? 0,
        "ecology.restored-area": Math.round((row?.restored ?? 0) / (HECTARE_M2 / 100)) / 100,
      },
    };
  },
]);

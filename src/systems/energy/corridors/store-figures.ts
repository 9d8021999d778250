import type { Shell } from "../../../platform/slice.ts";
import { standingOf } from "../../../platform/records/figures.ts";
import type { Day } from "../../../kernel/calendar.ts";

/** Trucks that chosen stations serve, about measure （十六）. */
export async function trucksServed({ sql }: Pick<Shell, "sql">, asOf: Day) {
  const [row] = await sql<{ trucks: number | null; sample: boolean | null }[]>`
    select sum(trucks) as trucks, bool_or(sample) as sample from energy.corridor_served
    where since <= ${asOf} and (until is null or until > ${asOf})`;
  return {
    source: { zh: "货运走廊登记", en: "truck corridors as entered" },
    standing: standingOf(row?.sample),
    figures: { "energy.trucks": row?.trucks ?? 0 },
  };
}

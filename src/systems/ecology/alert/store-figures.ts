import { figures, standingOf } from "../../../platform/records/figures.ts";
import { ALERT_FIGURES } from "./figures.ts";
import type { AlertDesk } from "./store.ts";

type Row = { readonly due: number; readonly inTime: number; readonly sample: boolean | null };

/** How many alerts were acknowledged in time, about measure （十三）. */
export const alertIndicators = figures(13, ALERT_FIGURES, [
  async ({ sql }: AlertDesk, asOf) => {
    const [row] = await sql<Row[]>`
      select count(*)::int as due, count(*) filter (where acknowledged_at <= due_at)::int as in_time,
        bool_or(sample) as sample
      from ecology.alert_notice
      where not drill and raised_on <= ${asOf} and (least(acknowledged_at, due_at) at time zone 'Asia/Shanghai')::date <= ${asOf}`;
    return {
      source: { zh: "上下游预警记录", en: "records of alerts along the river" },
      standing: standingOf(row?.sample),
      figures: {
        "ecology.alerts-in-time": {
          part: row?.inTime ?? 0,
          whole: row?.due ?? 0,
          unit: { zh: "份通报", en: "notices" },
        },
      },
    };
  },
]);

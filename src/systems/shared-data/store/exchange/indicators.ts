import type { Day } from "../../../../kernel/calendar.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import type { Desk } from "../desk.ts";

/** Figures of （四） from the receipts: readings answered and denied, and receipts whose chain was recomputed. */
export async function exchangeIndicators(desk: Desk, asOf: Day): Promise<Indicator[]> {
  const [counted] = await desk.sql<{ answered: number; denied: number; verified: number }[]>`
    select count(*) filter (where outcome <> 'denied') as answered,
      count(*) filter (where outcome = 'denied') as denied,
      (select coalesce(sum(verified), 0)::bigint from shared_data.receipt_head
        where day <= ${asOf} and intact) as verified
    from shared_data.receipt where kind in ('reading', 'batch') and day <= ${asOf}`;
  const common = {
    measure: 4,
    standing: desk.config.demo ? ("sample" as const) : ("computed" as const),
    source: {
      zh: "本系统共享凭据日志（每次调用一条，哈希链）",
      en: "This system's log of receipts (one for each call, hash-chained)",
    },
    asOf,
  };
  return [
    {
      ...common,
      id: "shared-data.readings",
      name: { zh: "共享数据调用次数", en: "Readings of shared data" },
      value: counted?.answered ?? 0,
      unit: "次",
      better: "up",
    },
    {
      ...common,
      id: "shared-data.readings-denied",
      name: { zh: "被拒绝的调用次数", en: "Readings denied" },
      value: counted?.denied ?? 0,
      unit: "次",
      better: null,
    },
    {
      ...common,
      id: "shared-data.receipts-verified",
      name: { zh: "已核验完整的凭据", en: "Receipts verified intact" },
      value: counted?.verified ?? 0,
      unit: "条",
      better: "up",
    },
  ];
}

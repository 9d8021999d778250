import type { Day } from "../../../kernel/calendar.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import { SHARED_DATA_FIGURES, type SharedDataFigure } from "../domain/figures.ts";
import type { Desk } from "../store/desk.ts";

/** Figures of （四） from the receipts: readings answered and denied, and receipts whose chain was recomputed. */
export async function exchangeIndicators(desk: Desk, asOf: Day): Promise<Indicator[]> {
  const [counted] = await desk.sql<{ answered: number; denied: number; verified: number }[]>`
    select count(*) filter (where outcome <> 'denied') as answered,
      count(*) filter (where outcome = 'denied') as denied,
      (select coalesce(sum(verified), 0)::bigint from shared_data.receipt_head
        where day <= ${asOf} and intact) as verified
    from shared_data.receipt where kind in ('reading', 'batch') and day <= ${asOf}`;
  const figure = (id: SharedDataFigure, value: number): Indicator => ({
    id,
    ...SHARED_DATA_FIGURES[id],
    measure: 4,
    value,
    standing: desk.config.demo ? "sample" : "computed",
    source: {
      zh: "本系统共享凭据日志（每次调用一条，哈希链）",
      en: "This system's log of receipts (one for each call, hash-chained)",
    },
    asOf,
  });
  return [
    figure("shared-data.readings", counted?.answered ?? 0),
    figure("shared-data.readings-denied", counted?.denied ?? 0),
    figure("shared-data.receipts-verified", counted?.verified ?? 0),
  ];
}

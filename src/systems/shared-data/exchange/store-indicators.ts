import { type CountFigures, standingOf } from "../../../platform/records/figures.ts";
import type { SharedDataFigure } from "../domain/figures.ts";
import type { Desk } from "../store/desk.ts";

/** Figures of （四） from the receipts: readings answered and denied, and receipts whose chain was recomputed. */
export const exchangeFigures: CountFigures<Pick<Desk, "sql" | "config">, SharedDataFigure> = async (
  { sql, config },
  asOf,
) => {
  const [counted] = await sql<{ answered: number; denied: number; verified: number }[]>`
      select count(*) filter (where outcome <> 'denied') as answered,
        count(*) filter (where outcome = 'denied') as denied,
        (select coalesce(sum(verified), 0)::bigint from shared_data.receipt_head
          where day <= ${asOf} and intact) as verified
      from shared_data.receipt where kind in ('reading', 'batch') and day <= ${asOf}`;
  return {
    source: {
      zh: "本系统共享凭据日志（每次调用一条，哈希链）",
      en: "This system's log of receipts (one for each call, hash-chained)",
    },
    figures: {
      "shared-data.readings": counted?.answered ?? 0,
      "shared-data.readings-denied": counted?.denied ?? 0,
      "shared-data.receipts-verified": counted?.verified ?? 0,
    },
    standing: standingOf(config.demo),
  };
};

import { UNITS } from "../../../kernel/figure.ts";
import { type CountFigures, standingOf } from "../../../platform/records/figures.ts";
import type { SharedDataFigure } from "../domain/figures.ts";
import type { Desk } from "../store/desk.ts";

type Counts = {
  readonly answered: number;
  readonly inTime: number;
  readonly days: number | null;
  readonly open: number;
  readonly sample: boolean | null;
  readonly standing: number;
};

/** Figures of measure （四） from requests: in time, days to an answer, open, and breaches that stand. */
export const requestFigures: CountFigures<Pick<Desk, "sql">, SharedDataFigure> = async ({ sql }, asOf) => {
  // Nothing is done with a request that is over, so that its last act is the one that ended it.
  const [counts] = await sql<Counts[]>`
      select count(*) filter (where answered_on <= ${asOf}) as answered,
        count(*) filter (where answered_on <= ${asOf} and not answer_late) as in_time,
        percentile_cont(0.5) within group (order by answer_days) filter (where answered_on <= ${asOf}) as days,
        count(*) filter (where is_open or exists (
          select from shared_data.record r
          where r.id = request_now.id and (r.changed_at at time zone 'Asia/Shanghai')::date > ${asOf})) as open,
        bool_or(sample) as sample,
        (select count(*) from shared_data.lapse
          where about_kind = 'request' and code is not null and began <= ${asOf} and (ended is null or ended > ${asOf})
        ) as standing
      from shared_data.request_now where filed_on <= ${asOf}`;
  const { answered = 0, inTime = 0, days = null, open = 0, sample, standing = 0 } = counts ?? {};
  return {
    source: {
      zh: "本系统的共享申请记录，时限依《政务数据共享条例》按工作日计算",
      en: "requests recorded here, limits of the regulation in working days",
    },
    figures: {
      "shared-data.requests-in-time": { part: inTime, whole: answered, unit: UNITS.cases },
      "shared-data.request-answer-days": days,
      "shared-data.requests-open": open,
      "shared-data.request-breaches": standing,
    },
    standing: standingOf(sample),
  };
};

import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { type Ratio, share, UNITS } from "../../../kernel/figure.ts";
import type { Indicator } from "../../../kernel/measure.ts";
import { SHARED_DATA_FIGURES, type SharedDataFigure } from "../domain/figures.ts";
import type { Sql } from "../../../platform/database/database.ts";

const SOURCE: Sentence = {
  zh: "本系统的共享申请记录，时限依《政务数据共享条例》按工作日计算",
  en: "requests recorded here, limits of the regulation in working days",
};

type Counts = {
  readonly answered: number;
  readonly inTime: number;
  readonly days: number | null;
  readonly open: number;
  readonly sample: boolean | null;
};

/** Figures of measure （四） from requests: in time, days to an answer, open, and breaches that stand. */
export async function requestIndicators({ sql }: { readonly sql: Sql }, asOf: Day): Promise<Indicator[]> {
  // Nothing is done with a request that is over, so that its last act is the one that ended it.
  const [counts] = await sql<Counts[]>`
    select count(*) filter (where answered_on <= ${asOf}) as answered,
      count(*) filter (where answered_on <= ${asOf} and not answer_late) as in_time,
      percentile_cont(0.5) within group (order by answer_days) filter (where answered_on <= ${asOf}) as days,
      count(*) filter (where is_open or exists (
        select from shared_data.record r
        where r.id = request_now.id and (r.changed_at at time zone 'Asia/Shanghai')::date > ${asOf})) as open,
      bool_or(sample) as sample
    from shared_data.request_now where filed_on <= ${asOf}`;
  if (!counts) return [];
  const { answered, inTime, days, open, sample } = counts;
  const [lapses] = await sql<{ standing: number }[]>`
    select count(*) as standing from shared_data.lapse
    where about_kind = 'request' and code is not null and began <= ${asOf} and (ended is null or ended > ${asOf})`;
  const figure = (id: SharedDataFigure, value: number | null, ratio?: Ratio): Indicator => ({
    id,
    ...SHARED_DATA_FIGURES[id],
    measure: 4,
    value,
    standing: sample ? "sample" : "computed",
    source: SOURCE,
    asOf,
    ...(ratio === undefined ? {} : { ratio }),
  });
  const answers: Ratio = { part: inTime, whole: answered, unit: UNITS.cases };
  return [
    figure("shared-data.requests-in-time", share(answers), answers),
    figure("shared-data.request-answer-days", days),
    figure("shared-data.requests-open", open),
    figure("shared-data.request-breaches", lapses?.standing ?? 0),
  ];
}

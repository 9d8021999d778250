import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import type { Sql } from "../../../../platform/database/database.ts";

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
  const [counts] = await sql<Counts[]>`
    select count(*) filter (where answered_on <= ${asOf}) as answered,
      count(*) filter (where answered_on <= ${asOf} and not answer_late) as in_time,
      percentile_cont(0.5) within group (order by answer_days) filter (where answered_on <= ${asOf}) as days,
      count(*) filter (where is_open) as open, bool_and(sample) as sample
    from shared_data.request_now where filed_on <= ${asOf}`;
  if (!counts) return [];
  const { answered, inTime, days, open, sample } = counts;
  const [lapses] = await sql<{ standing: number }[]>`
    select count(*) as standing from shared_data.lapse
    where about_kind = 'request' and began <= ${asOf} and (ended is null or ended > ${asOf})`;
  const figure = (
    id: string,
    name: Sentence,
    value: number | null,
    unit: string,
    better: Indicator["better"],
  ): Indicator => ({
    id: `shared-data.${id}`,
    measure: 4,
    name,
    value,
    unit,
    better,
    standing: sample ? "sample" : "computed",
    source: SOURCE,
    asOf,
  });
  return [
    figure(
      "requests-in-time",
      { zh: "共享申请按时答复率", en: "Requests answered in time" },
      answered === 0 ? null : Math.round((1000 * inTime) / answered) / 10,
      "%",
      "up",
    ),
    figure(
      "request-answer-days",
      { zh: "共享申请答复用时（中位数）", en: "Working days to an answer (median)" },
      days,
      "个工作日",
      "down",
    ),
    figure("requests-open", { zh: "在办和在用的共享申请", en: "Requests open or in use" }, open, "件", null),
    figure(
      "request-breaches",
      { zh: "共享申请中未消除的违反情形", en: "Breaches of requests that stand" },
      lapses?.standing ?? 0,
      "项",
      "down",
    ),
  ];
}

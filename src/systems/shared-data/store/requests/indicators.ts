import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import type { RecordView } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import type { IsWorkingDay } from "../../../../kernel/working-days.ts";
import { workingDaysBetween } from "../../domain/clocks/clock.ts";
import { breachesOf, clocksOf } from "../../domain/requests/request-clocks.ts";
import { isOver, type RequestState } from "../../domain/requests/request.ts";

const SOURCE: Sentence = {
  zh: "本系统的共享申请记录，时限依《政务数据共享条例》按工作日计算",
  en: "requests recorded here, limits of the regulation in working days",
};

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  if (high === undefined) return null;
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2;
};

type Desk = { readonly sql: Sql; readonly isWorkingDay: IsWorkingDay };

/** Figures of measure （四） from requests: in time, days to an answer, open, and breaches that stand. */
export async function requestIndicators({ sql, isWorkingDay }: Desk, asOf: Day): Promise<Indicator[]> {
  const records = await sql<Pick<RecordView<RequestState>, "sample" | "state">[]>`
    select sample, state from shared_data.record where kind = 'request' and day <= ${asOf}`;
  if (records.length === 0) return [];
  const states = records.map(({ state }) => state);
  const answers = states.flatMap((state) => {
    const { answered } = state;
    if (answered === null || answered.on > asOf) return [];
    const clock = clocksOf(state, isWorkingDay).findLast(({ about }) => about === "answer")?.clock;
    if (!clock) return [];
    const late = breachesOf(state, asOf, isWorkingDay).some(
      ({ code, since }) => code === "late-answer" && since <= answered.on,
    );
    return [{ days: workingDaysBetween(clock.from, answered.on, isWorkingDay), late }];
  });
  const inTime = answers.filter(({ late }) => !late).length;
  const standing = states
    .flatMap((state) => breachesOf(state, asOf, isWorkingDay))
    .filter(({ healedOn, since }) => since <= asOf && (healedOn === null || healedOn > asOf)).length;
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
    standing: records.every(({ sample }) => sample) ? "sample" : "computed",
    source: SOURCE,
    asOf,
  });
  return [
    figure(
      "requests-in-time",
      { zh: "共享申请按时答复率", en: "Requests answered in time" },
      answers.length === 0 ? null : Math.round((1000 * inTime) / answers.length) / 10,
      "%",
      "up",
    ),
    figure(
      "request-answer-days",
      { zh: "共享申请答复用时（中位数）", en: "Working days to an answer (median)" },
      median(answers.map(({ days }) => days)),
      "个工作日",
      "down",
    ),
    figure(
      "requests-open",
      { zh: "在办和在用的共享申请", en: "Requests open or in use" },
      states.filter((state) => !isOver(state)).length,
      "件",
      null,
    ),
    figure(
      "request-breaches",
      { zh: "共享申请中未消除的违反情形", en: "Breaches of requests that stand" },
      standing,
      "项",
      "down",
    ),
  ];
}

import { type Day, lastDayOfMonth } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Indicator } from "../../../../kernel/measure.ts";
import type { Desk } from "../desk.ts";

/** `asOf` and the eleven month ends before it, the earliest first. */
function monthEnds(asOf: Day): Day[] {
  const [year = 0, month = 1] = asOf.split("-").map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    if (back === 0) return asOf;
    const at = year * 12 + month - 1 - back;
    const [y, m] = [Math.floor(at / 12), (at % 12) + 1];
    return `${y}-${String(m).padStart(2, "0")}-${String(lastDayOfMonth(y, m)).padStart(2, "0")}`;
  }).toReversed();
}

type Counts = {
  readonly day: Day;
  readonly crossing: number;
  readonly decided: number;
  readonly withoutVisit: number;
  readonly limited: number;
  readonly inTime: number;
  readonly appraised: number;
  readonly satisfied: number;
};

/** Of each day, what its year brought up to then. */
const countsAt = ({ sql }: Pick<Desk, "sql">, days: readonly Day[]) =>
  sql<Counts[]>`
    with asked as (
      select day::date as until, date_trunc('year', day::date)::date as since from unnest(${[...days]}::text[]) as day
    )
    select until as day,
      count(*) filter (where begun_on between since and until and receiving_city <> region_code) as crossing,
      count(*) filter (where decided_on between since and until) as decided,
      count(*) filter (where decided_on between since and until and without_visit) as without_visit,
      count(*) filter (where decided_on between since and until and in_time is not null) as limited,
      count(*) filter (where decided_on between since and until and in_time) as in_time,
      count(*) filter (where appraised_on between since and until) as appraised,
      count(*) filter (where appraised_on between since and until and grade >= 3) as satisfied
    from asked cross join one_service.case_now group by until order by until`;

const share = (part: number, of: number): number | null =>
  of === 0 ? null : Math.round((part / of) * 1000) / 10;

const SOURCE: Sentence = {
  zh: "一网通办办件（收件、决定、送达、评价的记录），本年累计",
  en: "Cases of the one service, by what was recorded; this year so far",
};

/** Figures of measure （四） from cases, each for the year so far with twelve month ends, and the reported one beside ours. */
export async function caseIndicators(desk: Pick<Desk, "sql">, asOf: Day): Promise<Indicator[]> {
  const counts = await countsAt(desk, monthEnds(asOf));
  const [known] = await desk.sql<{ sample: boolean }[]>`
    select coalesce(bool_or(sample), false) as sample from one_service.case_now`;
  const figure = (
    id: string,
    name: Sentence,
    unit: string,
    valueOf: (each: Counts) => number | null,
  ): Indicator => ({
    id: `one-service.${id}`,
    measure: 4,
    name,
    value: counts.length === 0 ? null : valueOf(counts.at(-1) as Counts),
    unit,
    better: "up",
    standing: known?.sample ? "sample" : "computed",
    source: SOURCE,
    asOf,
    series: counts.flatMap((each) => {
      const value = valueOf(each);
      return value === null ? [] : [{ day: each.day, value }];
    }),
  });
  return [
    figure(
      "cross-city-cases",
      { zh: "跨城市办件（一市收件、另一市办理）", en: "Cases received in one city and decided in another" },
      "件",
      ({ crossing }) => crossing,
    ),
    figure(
      "without-visit",
      { zh: "不见面办理的占比", en: "Share decided without anybody having to come" },
      "%",
      ({ withoutVisit, decided }) => share(withoutVisit, decided),
    ),
    figure(
      "decided-in-time",
      { zh: "在承诺时限内决定的占比", en: "Share decided within the promised time" },
      "%",
      ({ inTime, limited }) => share(inTime, limited),
    ),
    figure(
      "satisfied",
      { zh: "好差评满意率（基本满意及以上）", en: "Share of appraisals that are at least rather satisfied" },
      "%",
      ({ satisfied, appraised }) => share(satisfied, appraised),
    ),
    {
      id: "one-service.four-cities-cases-2024",
      measure: 4,
      name: {
        zh: "“四城通办”2024年办件量（公开报道）",
        en: "Cases of the four cities' common service in 2024, as reported",
      },
      value: 587_600,
      unit: "件",
      better: "up",
      standing: "reported",
      source: {
        zh: "hhhtsme.cn/News/detail?id=24720，截至该文发布日；不是本系统计算",
        en: "hhhtsme.cn/News/detail?id=24720, to the day of that article; not computed here",
      },
      asOf: "2024-12-31",
    },
  ];
}

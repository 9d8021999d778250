import type { Day } from "../../../../kernel/calendar.ts";
import { type Ratio, UNITS } from "../../../../kernel/figure.ts";
import { type CountFigures, standingOf } from "../../../../platform/records/figures.ts";
import type { OneServiceFigure } from "../../domain/figures.ts";
import type { Desk } from "../desk.ts";

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

type Part = Omit<Counts, "day"> & { readonly month: string };

/** What each month brought, up to a day: cases begun, decided and appraised in it. */
const monthsOf = ({ sql }: Pick<Desk, "sql">, since: Day, until: Day) =>
  sql<Part[]>`
    with event (day, receiving_city, region_code, kind, without_visit, in_time, grade) as (
      select begun_on, receiving_city, region_code, 'begun', null::boolean, null::boolean, null::integer
        from one_service.case_now where begun_on between ${since} and ${until}
      union all
      select decided_on, null, null, 'decided', without_visit, in_time, null
        from one_service.case_now where decided_on between ${since} and ${until}
      union all
      select appraised_on, null, null, 'appraised', null, null, grade
        from one_service.case_now where appraised_on between ${since} and ${until}
    )
    select to_char(day, 'YYYY-MM') as month,
      count(*) filter (where receiving_city <> region_code) as crossing,
      count(*) filter (where kind = 'decided') as decided,
      count(*) filter (where without_visit) as without_visit,
      count(*) filter (where in_time is not null) as limited,
      count(*) filter (where in_time) as in_time,
      count(*) filter (where kind = 'appraised') as appraised,
      count(*) filter (where grade >= 3) as satisfied
    from event group by 1`;

const NOTHING = {
  crossing: 0,
  decided: 0,
  withoutVisit: 0,
  limited: 0,
  inTime: 0,
  appraised: 0,
  satisfied: 0,
};

/** Of each day, which is the last of its month or the last of all, what its year brought up to then. */
async function countsAt(desk: Pick<Desk, "sql">, days: readonly Day[]): Promise<Counts[]> {
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  const months = await monthsOf(desk, `${first.slice(0, 4)}-01-01`, last);
  return days.map((day) =>
    months
      .filter(({ month }) => month.slice(0, 4) === day.slice(0, 4) && month <= day.slice(0, 7))
      .reduce(
        (sum, { month: _, ...part }): Counts => ({
          day,
          crossing: sum.crossing + part.crossing,
          decided: sum.decided + part.decided,
          withoutVisit: sum.withoutVisit + part.withoutVisit,
          limited: sum.limited + part.limited,
          inTime: sum.inTime + part.inTime,
          appraised: sum.appraised + part.appraised,
          satisfied: sum.satisfied + part.satisfied,
        }),
        { day, ...NOTHING },
      ),
  );
}

/** Figures of measure （四） from cases, each for the year so far with twelve month ends. */
export const caseFigures: CountFigures<Pick<Desk, "sql">, OneServiceFigure> = async (desk, _, days) => {
  const counts = await countsAt(desk, days);
  const [known] = await desk.sql<{ sample: boolean }[]>`
      select coalesce(bool_or(sample), false) as sample from one_service.case_now`;
  const rate = (part: keyof typeof NOTHING, whole: keyof typeof NOTHING): Ratio[] =>
    counts.map((each) => ({ part: each[part], whole: each[whole], unit: UNITS.cases }));
  return {
    source: {
      zh: "一网通办办件（收件、决定、送达、评价的记录），本年累计",
      en: "Cases of the one service, by what was recorded; this year so far",
    },
    figures: {
      "one-service.cross-city-cases": counts.map(({ crossing }) => crossing),
      "one-service.without-visit": rate("withoutVisit", "decided"),
      "one-service.decided-in-time": rate("inTime", "limited"),
      "one-service.satisfied": rate("satisfied", "appraised"),
    },
    standing: standingOf(known?.sample),
  };
};

/** The figure that was reported, beside ours. */
export const reportedCases: CountFigures<unknown, OneServiceFigure> = async () => ({
  source: {
    zh: "hhhtsme.cn/News/detail?id=24720，截至该文发布日；不是本系统计算",
    en: "hhhtsme.cn/News/detail?id=24720, to the day of that article; not computed here",
  },
  figures: { "one-service.four-cities-cases-2024": 587_600 },
  standing: "reported",
  asOf: "2024-12-31",
});

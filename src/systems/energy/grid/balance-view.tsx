import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { regionWords } from "../../../kernel/region.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section, StatusLabel, type Tone } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { YearsLegend, YearsPicture } from "../balance/picture.tsx";
import { sum } from "../balance/years.ts";
import { api } from "../web/client.ts";
import type { GridBalance, GridStanding, YearOfGrid } from "./balance.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/grid-balance";
const TONES: Readonly<Record<GridStanding, Tone>> = {
  none: "quiet",
  enough: "grass",
  full: "ochre",
  over: "vermilion",
  open: "ochre",
};
const WORST: readonly GridStanding[] = ["over", "full", "open", "enough", "none"];

const sure = ({ built, approved }: YearOfGrid): number => sum([built, approved]);
const whole = (of: YearOfGrid): number => sum([sure(of), of.proposed]);
const says = (of: YearOfGrid): boolean => whole(of) > 0 || of.unstated > 0;
const worst = ({ years }: GridBalance): GridStanding =>
  WORST.find((standing) => years.some((each) => each.standing === standing)) ?? "none";
/** What is left of a confirmed capacity once everything that is asked has it. */
const leftOf = (of: YearOfGrid): number | null => (of.known === null ? null : sum([of.known, -whole(of)]));

type Run = { readonly of: YearOfGrid; readonly last: number | null };

/** What is said of a year: what is to be confirmed only where nothing is. */
const told = ({ year: _, unverified, ...of }: YearOfGrid): string =>
  JSON.stringify([of, of.known === null ? unverified : null]);

/** Years one after the other that say the same are said once. */
function runsOf(years: readonly YearOfGrid[]): Run[] {
  const runs: Run[] = [];
  for (const of of years) {
    const before = runs.at(-1);
    if (before !== undefined && of.year !== null && told(before.of) === told(of))
      runs[runs.length - 1] = { of: before.of, last: of.year };
    else runs.push({ of, last: of.year });
  }
  return runs;
}

/** What a year, or several alike, come to, in a sentence. */
function useSaid() {
  const t = useWords(words);
  const { language } = useLanguage();
  const mw = (value: number): string => formatFigure(value, language);
  return ({ of, last }: Run): string => {
    const { built, approved, proposed, unstated, known, unverified } = of;
    const left = (room: number): string =>
      sure(of) > room
        ? t.short(mw(sum([sure(of), -room])))
        : whole(of) > room
          ? t.shortWith(mw(sum([whole(of), -room])))
          : t.left(mw(sum([room, -whole(of)])));
    const room =
      known !== null
        ? [t.room(mw(known)), left(known)]
        : [unverified === null ? t.noRoom : t.doubtful(mw(unverified))];
    const when =
      of.year === null || last === null || last === of.year ? t.year(of.year) : t.years(of.year, last);
    return t.said(when, [
      whole(of) > 0 ? t.asked(mw(built), mw(approved), mw(proposed)) : t.standings.none,
      ...(unstated > 0 ? [t.unstated(unstated)] : []),
      ...room,
    ]);
  };
}

function Direction({ of }: { readonly of: GridBalance }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const said = useSaid();
  const drawn = of.years.some((each) => says(each) || each.known !== null || each.unverified !== null);
  const sentences = runsOf(of.years).map(said);
  return (
    <figure className="balance-figure">
      <figcaption>
        <b>{t.ways[of.way]}</b> <StatusLabel name={t.standings[worst(of)]} tone={TONES[worst(of)]} />{" "}
        <SampleLabel sample={of.sample} />
      </figcaption>
      {drawn && <YearsPicture years={of.years} noYear={t.noYear} label={sentences.join(" ")} />}
      {of.overFrom !== null && <p>{t.overFrom(formatDay(of.overFrom, language))}</p>}
      {sentences.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </figure>
  );
}

type Line = GridBalance & { readonly at: YearOfGrid };

/** Of each place within a city the year in which it is closest. */
const closest = (of: GridBalance): Line | null => {
  const asked = of.years.filter((each) => says(each) || each.known !== null || each.unverified !== null);
  const at = WORST.flatMap((standing) => asked.filter((each) => each.standing === standing))[0];
  return at === undefined ? null : { ...of, at };
};

/** What the grid takes against what projects ask, city by city, place by place. */
export default function BalanceView() {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const found = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const mw = (value: number | null): string => (value === null ? "—" : formatFigure(value, language));
  const figures: readonly Column<Line>[] = [
    { key: "built", title: t.built, figure: true, render: ({ at }) => mw(at.built) },
    { key: "approved", title: t.approved, figure: true, render: ({ at }) => mw(at.approved) },
    { key: "proposed", title: t.proposed, figure: true, render: ({ at }) => mw(at.proposed) },
    {
      key: "capacity",
      title: t.capacity,
      figure: true,
      render: ({ at: { known, unverified } }) =>
        known !== null
          ? mw(known)
          : unverified === null
            ? t.unpublished
            : `${mw(unverified)} (${sentence(words.unverified)})`,
    },
    { key: "left", title: t.leftOf, figure: true, render: ({ at }) => mw(leftOf(at)) },
    {
      key: "standing",
      title: t.standing,
      card: "state",
      render: ({ at: { standing } }) => <StatusLabel name={t.standings[standing]} tone={TONES[standing]} />,
    },
  ];
  const where: Column<Line> = {
    key: "place",
    title: t.place,
    card: "title",
    render: ({ city, node, sample }) => (
      <>
        {node === null ? `${sentence(regionWords(city))} · ${t.wholeCity}` : <Chinese>{node}</Chinese>}{" "}
        <SampleLabel sample={sample} />
      </>
    ),
  };
  const way: Column<Line> = {
    key: "way",
    title: t.way,
    card: "mark",
    render: (of) => t.ways[of.way],
  };
  const when: Column<Line> = { key: "year", title: t.when, render: ({ at }) => t.year(at.year) };
  const keyOf = ({ city, node, way: of, at }: Line): string => `${city} ${node} ${of} ${at.year}`;
  return (
    <Loaded query={found}>
      {({ rows }) => {
        const cities = rows.filter(({ node }) => node === null);
        const codes = [...new Set(cities.map(({ city }) => city))];
        return (
          <div className="ui-stack">
            <p className="ui-quiet">{t.help}</p>
            <YearsLegend
              of={{
                built: t.built,
                approved: t.approved,
                proposed: t.proposed,
                known: t.known,
                unverified: t.unverified,
              }}
            />
            {codes.map((code) => {
              const own = cities.filter(({ city }) => city === code);
              const places = rows.flatMap((of) =>
                of.city === code && of.node !== null ? (closest(of) ?? []) : [],
              );
              const unplaced = own[0]?.unplaced ?? 0;
              return (
                <Section
                  key={code}
                  title={sentence(regionWords(code))}
                  action={<Link to={`/energy/projects?city=${code}`}>{t.projects}</Link>}
                >
                  <div className="balance-figures">
                    {own.map((of) => (
                      <Direction key={of.way} of={of} />
                    ))}
                  </div>
                  {places.length > 0 && (
                    <DataTable
                      label={t.places}
                      columns={[where, way, when, ...figures]}
                      rows={places}
                      rowKey={keyOf}
                      empty={<EmptyState title={t.unpublished} />}
                    />
                  )}
                  {places.length > 0 && unplaced > 0 && <p className="ui-quiet">{t.unplaced(unplaced)}</p>}
                </Section>
              );
            })}
            <details>
              <summary>{t.table}</summary>
              <DataTable
                label={t.table}
                columns={[where, way, when, ...figures]}
                rows={rows.flatMap((of) => of.years.map((at) => ({ ...of, at })))}
                rowKey={keyOf}
                empty={<EmptyState title={t.unpublished} />}
              />
            </details>
          </div>
        );
      }}
    </Loaded>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { regionWords } from "../../../kernel/region.ts";
import { SchematicMap, useCitySeats } from "../../../web/draw/schematic-map.tsx";
import "../../../web/frame/desk.css";
import { useSentence } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { ClassShape, ClassSign, useLetter } from "./class-sign.tsx";
import type { WaterClass } from "./classify.ts";
import { YELLOW_RIVER } from "./course.ts";
import { HowJudged } from "./how-judged.tsx";
import { itemOf } from "./item.ts";
import { type WaterRow, type WaterView } from "./view.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/ecology/water";
const CLASSES: readonly WaterClass[] = [1, 2, 3, 4, 5, 6];

const pathOf = ({ id }: WaterRow): string => `/ecology/water/${id}`;
const classNow = ({ now }: WaterRow): WaterClass | null => now?.class ?? null;

function River({ rows }: { readonly rows: readonly WaterRow[] }) {
  const t = useWords(words);
  const letter = useLetter();
  const seats = useCitySeats();
  const drawn = rows.filter(({ place }) => place !== null && place.length > 0);
  if (drawn.length === 0) return null;
  return (
    <Section title={t.map}>
      <SchematicMap
        label={t.title}
        references={seats}
        courses={[{ name: "黄河", place: YELLOW_RIVER }]}
        marks={drawn.map((row) => {
          const of = classNow(row);
          return {
            id: row.id,
            name: row.name,
            place: row.place?.slice(0, 1) ?? [],
            to: pathOf(row),
            note: of === null ? t.unmeasured : letter(of),
            symbol: <ClassShape of={of} />,
          };
        })}
        legend={CLASSES.map((of) => (
          <ClassSign key={of} of={of} none="" />
        ))}
      />
      <p className="ui-quiet">{t.position}</p>
    </Section>
  );
}

function Change({ row }: { readonly row: WaterRow }) {
  const t = useWords(words);
  const letter = useLetter();
  const now = classNow(row);
  if (now === null || row.before === null) return <span className="ui-quiet">—</span>;
  if (now === row.before) return <span className="ui-quiet">{t.same}</span>;
  return (
    <span>
      {now < row.before ? "↑" : "↓"} {letter(row.before)} → {letter(now)}
    </span>
  );
}

function Target({ row }: { readonly row: WaterRow }) {
  const t = useWords(words);
  const letter = useLetter();
  const now = classNow(row);
  return (
    <span className="ui-row">
      {letter(row.target)}
      {now !== null && (
        <StatusLabel
          name={now <= row.target ? t.met : t.missed}
          tone={now <= row.target ? "grass" : "vermilion"}
        />
      )}
    </span>
  );
}

function Rows({ rows }: { readonly rows: readonly WaterRow[] }) {
  const t = useWords(words);
  const sentence = useSentence();
  const columns: readonly Column<WaterRow>[] = [
    {
      key: "section",
      title: t.section,
      card: "title",
      render: (row) => (
        <span className="ui-row">
          <Link to={pathOf(row)} lang="zh-CN">
            {row.name}
          </Link>
          <SampleLabel sample={row.sample} />
        </span>
      ),
    },
    {
      key: "class",
      title: t.class,
      card: "mark",
      render: (row) => <ClassSign of={classNow(row)} none={t.unmeasured} />,
    },
    { key: "target", title: t.target, card: "state", render: (row) => <Target row={row} /> },
    {
      key: "determining",
      title: t.determining,
      card: "state",
      render: ({ now }) =>
        now === null || now.determining.length === 0
          ? "—"
          : now.determining.map((code) => sentence(itemOf(code).said)).join(sentence({ zh: "、", en: ", " })),
    },
    { key: "change", title: t.change, render: (row) => <Change row={row} /> },
    { key: "river", title: t.river, render: ({ river }) => <Chinese>{river}</Chinese> },
    { key: "city", title: t.city, render: ({ city }) => sentence(regionWords(city)) },
  ];
  return (
    <Section title={t.listed}>
      <DataTable columns={columns} rows={rows} rowKey={({ id }) => id} label={t.listed} />
    </Section>
  );
}

function Shown({ view }: { readonly view: WaterView }) {
  const t = useWords(words);
  if (view.rows.length === 0) return <EmptyState title={t.none}>{t.noneHelp}</EmptyState>;
  return (
    <div className="ui-stack">
      <p>{t.judged(view.judged, view.good, view.worseThanV)}</p>
      <River rows={view.rows} />
      <Rows rows={view.rows} />
      <HowJudged />
    </div>
  );
}

/** Which class the water of every section is of, for everybody. */
export default function WaterPage() {
  const t = useWords(words);
  const works = useAllows()(BUSINESS_ROLES);
  const [{ month }, change] = useFilters(["month"]);
  const query = useQuery({
    queryKey: [ROUTE, month],
    queryFn: () => api(ROUTE, { query: month === undefined ? {} : { month } }),
    placeholderData: (before) => before,
  });
  const months = query.data?.months ?? [];
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <span className="ui-row">
          {months.length > 0 && (
            <Choice
              label={t.month}
              value={query.data?.month ?? undefined}
              options={months.toReversed().map((each) => ({ value: each, label: each }))}
              onChange={(value) => change({ month: value })}
            />
          )}
          <Link to="/ecology/basins">{t.toBasins}</Link>
          {works && <Link to="/ecology/sections">{t.toSections}</Link>}
        </span>
      }
    >
      <Loaded query={query}>{(view) => <Shown view={view} />}</Loaded>
    </PageFrame>
  );
}

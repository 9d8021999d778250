import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, useRef } from "react";
import { Link } from "react-router";
import { type Day, isDay } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { CITIES } from "../../kernel/region.ts";
import "../../web/frame/desk.css";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { Acts, offeredOf } from "../../web/kit/acts.tsx";
import { type ListColumn, shown, useColumns } from "../../web/kit/columns.tsx";
import { DataTable } from "../../web/kit/data-table.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { useFilters } from "../../web/kit/filters.ts";
import { History } from "../../web/kit/history.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { SampleLabel } from "../../web/kit/parts.tsx";
import { newRequestKey } from "../../web/kit/request-key.ts";
import { useWords } from "../../web/kit/said.ts";
import { TakeBack, useOfferBack } from "../../web/kit/take-back.tsx";
import { StandingTag } from "../../web/kit/standing-tag.tsx";
import { api } from "../web/client.ts";
import { rotation, type RotationAsked } from "./kind.ts";
import "./rotation.css";
import { cityName, cityNames, editionName, type NextHost, type RotationView } from "./turns.ts";
import type { HeldEdition } from "./wheel.ts";
import { words } from "./words.ts";

const ROTATION = "GET /api/rotation";
const INPUTS = { order: lazy(() => import("./order-input.tsx")) };

/** Whose turn the joint conference is, why, what was held, and what our turn needs. */
export default function RotationPage() {
  const t = useWords(words);
  const [{ date, act: opened }, change] = useFilters(["act", "date"]);
  const query = date === undefined ? {} : { date };
  const asked = useQuery({ queryKey: [ROTATION, query], queryFn: () => api(ROTATION, { query }) });
  return (
    <Loaded query={asked}>
      {(view) => (
        <PageFrame
          title={t.title}
          lead={t.lead}
          actions={<Button onClick={() => window.print()}>{t.print}</Button>}
        >
          <Order view={view} />
          <Offered view={view} opened={opened} />
          <section className="ui-panel">
            <h2>{t.next}</h2>
            <NextTable view={view} />
            <p className="ui-quiet rt-note">{t.editionNote}</p>
          </section>
          <Preparation view={view} date={date} onDate={(day) => change({ date: day })} />
          <section className="ui-panel">
            <h2>{t.held}</h2>
            <HeldTable view={view} />
          </section>
          <History history={view.history} none={words.historyNone} />
        </PageFrame>
      )}
    </Loaded>
  );
}

function Offered({ view, opened }: { readonly view: RotationView; readonly opened: string | undefined }) {
  const { state, actor, day, record } = view;
  const sentence = useSentence();
  const queries = useQueryClient();
  const offerBack = useOfferBack();
  const sent = useRef({ act: "", key: newRequestKey() });
  const send = async (type: string, values: object): Promise<void> => {
    const version = record?.version ?? null;
    const act = { type, ...values } as RotationAsked;
    // The same act asked again after a lost answer is the same request.
    const same = JSON.stringify([version, act]);
    if (sent.current.act !== same) sent.current = { act: same, key: newRequestKey() };
    const next = await api("POST /api/rotation/acts", { body: { version, key: sent.current.key, act } });
    await queries.invalidateQueries({ queryKey: [ROTATION] });
    const of = next.takeBack?.of;
    const { name } = rotation.acts[act.type];
    if (of !== undefined) offerBack(sentence(name), () => takeBack(next.record?.version ?? null, of));
  };
  const takeBack = async (version: number | null, of: number) => {
    const act = { type: "take-back", of } as const;
    await api("POST /api/rotation/acts", { body: { version, key: newRequestKey(), act } });
    await queries.invalidateQueries({ queryKey: [ROTATION] });
  };
  const four = CITIES.map(({ code, name }) => ({ value: code, label: sentence(name) }));
  return (
    <>
      <TakeBack offer={view.takeBack} onTakeBack={(of) => takeBack(record?.version ?? null, of)} />
      <Acts<object>
        offered={offeredOf(rotation, state, actor, day)}
        draft={`rotation:${record?.version ?? 0}`}
        opened={opened}
        day={day}
        choices={{ first: four, host: four, city: four }}
        inputs={INPUTS}
        onSend={send}
      />
    </>
  );
}

function Order({ view: { state, record } }: { readonly view: RotationView }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { confirmed, order } = state;
  if (confirmed === null)
    return (
      <p className="ui-banner ui-row">
        <StandingTag standing="unverified" />
        <span>{t.unverified}</span>
      </p>
    );
  const cities = sentence(cityNames(order, { zh: " → ", en: " → " }));
  return (
    <p className="ui-notice">
      {record?.sample === true && (
        <>
          <SampleLabel sample />{" "}
        </>
      )}
      {t.confirmed(cities, formatDay(confirmed.on, language))} {t.basis}
      <span lang="zh-CN">{confirmed.source}</span>
    </p>
  );
}

type Say = (said: Sentence) => string;

const editionColumn: ListColumn<{ readonly edition: number }> = shown(
  words.edition,
  ({ edition }, { sentence }) => <div className="rt-edition-name">{sentence(editionName(edition))}</div>,
  { width: 150, card: "title" },
);

const standIn = ({ host, turnOf }: { host: string; turnOf: string }, sentence: Say) =>
  host !== turnOf && (
    <span className="ui-label ui-label-ochre">{sentence(words.standIn(sentence(cityName(turnOf))))}</span>
  );

function NextTable({ view: { next, ownCity, meetings } }: { readonly view: RotationView }) {
  const t = useWords(words);
  const columns = useColumns<NextHost>([
    editionColumn,
    shown(
      words.host,
      (turn, { sentence }) => (
        <span className="ui-row">
          <b>{sentence(cityName(turn.host))}</b>
          {turn.host === ownCity && <span className="ui-label ui-label-river">{t.us}</span>}
          {standIn(turn, sentence)}
        </span>
      ),
      { width: 170 },
    ),
    shown(words.why, ({ reason }, { sentence }) => <div className="rt-why">{sentence(reason)}</div>),
    shown(
      words.meeting,
      ({ edition }) => {
        const meeting = meetings.find((each) => each.edition === edition);
        return meeting ? (
          <Link to={`/meetings/${meeting.id}`}>{meeting.date ?? t.openMeeting}</Link>
        ) : (
          <span className="ui-quiet">{t.noMeeting}</span>
        );
      },
      { width: 130 },
    ),
  ]);
  return <DataTable label={t.next} rows={next} rowKey={({ edition }) => edition} columns={columns} />;
}

/** What was held, the latest first, each with who says so. */
function HeldTable({ view: { state, meetings } }: { readonly view: RotationView }) {
  const t = useWords(words);
  const columns = useColumns<HeldEdition>([
    editionColumn,
    shown(
      words.host,
      (turn, { sentence }) => (
        <span className="ui-row">
          {sentence(cityName(turn.host))}
          {standIn(turn, sentence)}
        </span>
      ),
      { width: 170 },
    ),
    shown(words.day, ({ day }, { language }) => formatDay(day, language), { width: 150 }),
    shown(words.source, ({ reported, source }) => (
      <div className="rt-why">
        <span className="ui-label ui-label-quiet">{reported ? t.reported : t.recorded}</span>{" "}
        {source && <span lang="zh-CN">{source.title}</span>}
      </div>
    )),
    shown(
      words.meeting,
      ({ edition, meetingId }) => {
        const id = meetingId ?? meetings.find((each) => each.edition === edition)?.id;
        return id === undefined ? "" : <Link to={`/meetings/${id}`}>{t.openMeeting}</Link>;
      },
      { width: 130 },
    ),
  ]);
  return (
    <DataTable
      label={t.held}
      rows={state.held.toReversed()}
      rowKey={({ edition }) => edition}
      empty={<EmptyState title={t.heldNone} />}
      columns={columns}
    />
  );
}

/** What our turn needs, counted back from its day; the next host's where nobody knows which city is ours. */
function Preparation(props: {
  readonly view: RotationView;
  readonly date: Day | undefined;
  readonly onDate: (date: Day | null) => void;
}) {
  const { view, onDate } = props;
  const { preparation, ownCity, next, day } = view;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  if (preparation === null) return <p className="ui-quiet">{t.preparationFar}</p>;
  const { edition, meeting, date, steps } = preparation;
  const host = next.find((each) => each.edition === edition)?.host ?? "";
  return (
    <section className="ui-panel">
      <h2>{t.preparation(sentence(editionName(edition)), sentence(cityName(host)))}</h2>
      <div className="ui-stack">
        <p className="ui-quiet">{ownCity === null ? t.preparationAny : t.preparationOwn}</p>
        <div className="ui-row">
          <label className="ui-field">
            {t.meetingDay}
            <input
              className="ui-input"
              type="date"
              value={date ?? ""}
              onChange={({ target }) => {
                if (target.value === "" || isDay(target.value)) onDate(target.value || null);
              }}
            />
          </label>
          {meeting ? (
            <Link className="no-print" to={`/meetings/${meeting.id}`}>
              {t.openMeeting}
            </Link>
          ) : (
            date === null && <span className="ui-quiet no-print">{t.meetingDayHelp}</span>
          )}
        </div>
        <table className="ui-table">
          <thead>
            <tr>
              <th>{t.item}</th>
              <th>{t.due}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ text: what, workingDays, due }) => (
              <tr key={workingDays}>
                <td>{sentence(what)}</td>
                <td>
                  {due !== null && <div>{formatDay(due, language)}</div>}
                  <span className="ui-quiet">{t.before(workingDays)}</span>
                  {due !== null && due < day && (
                    <>
                      {" "}
                      <span className="rt-past">{t.past}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import type { RotationAct } from "./wheel.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { DataTable } from "../../web/kit/data-table.tsx";
import { oneOf, useFilters } from "../../web/kit/filters.ts";
import { formatDay, formatInstant } from "../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../web/kit/request-key.ts";
import { useAllows } from "../../web/frame/session.tsx";
import { StandingTag } from "../../web/kit/standing-tag.tsx";
import { Link } from "react-router";
import type { NextHost } from "./kind.ts";
import type { RotationView } from "./rotation-view.ts";
import { cityName, cityNames, editionName } from "./in-words.ts";
import { api } from "../web/client.ts";
import "../../web/frame/desk.css";
import { ACT_KINDS, ActForm } from "./act-form.tsx";
import { HeldTable } from "./held-table.tsx";
import { PreparationPanel } from "./preparation-panel.tsx";
import { text } from "./words.ts";
import "./rotation.css";

const ROTATION = "GET /api/rotation";

/** Whose turn the joint conference is, why, what was held, and what our turn needs. */
export default function RotationPage() {
  const t = useText(text);
  const [filters, change] = useFilters(["act", "date"]);
  const mayAct = useAllows()(["office"]);
  const queries = useQueryClient();
  const query = filters.date === undefined ? {} : { date: filters.date };
  const rotation = useQuery({ queryKey: [ROTATION, query], queryFn: () => api(ROTATION, { query }) });
  const kind = mayAct ? oneOf(filters.act, ACT_KINDS) : undefined;
  const key = useRef({ act: "", key: newRequestKey() });
  const act = async (view: RotationView, asked: RotationAct): Promise<void> => {
    // The same act asked again after a lost answer is the same request.
    const same = JSON.stringify([view.record?.version ?? null, asked]);
    if (key.current.act !== same) key.current = { act: same, key: newRequestKey() };
    await api("POST /api/rotation/acts", {
      body: { version: view.record?.version ?? null, key: key.current.key, act: asked },
    });
    await queries.invalidateQueries({ queryKey: [ROTATION] });
  };
  return (
    <Loaded query={rotation}>
      {(view) => (
        <PageFrame
          title={t.title}
          lead={t.lead}
          actions={<Button onClick={() => window.print()}>{t.print}</Button>}
        >
          <Order view={view} />
          {mayAct && (
            <section className="ui-panel no-print" aria-label={t.acts}>
              <div className="ui-stack">
                <div className="ui-row">
                  {ACT_KINDS.filter((each) => isOffered(each, view)).map((each) => (
                    <Button
                      key={each}
                      type={each === "set-order" && view.state.confirmed === null ? "primary" : "default"}
                      aria-pressed={kind === each}
                      onClick={() => change({ act: kind === each ? null : each })}
                    >
                      {t.actNames[each]}
                    </Button>
                  ))}
                </div>
                {kind !== undefined && isOffered(kind, view) && (
                  <ActForm
                    key={kind}
                    kind={kind}
                    state={view.state}
                    day={view.day}
                    onAct={(asked) => act(view, asked)}
                    onClose={() => change({ act: null })}
                  />
                )}
              </div>
            </section>
          )}
          <section className="ui-panel">
            <h2>{t.next}</h2>
            <NextTable view={view} />
            <p className="ui-quiet rt-note">{t.editionNote}</p>
          </section>
          <PreparationPanel view={view} date={filters.date} onDate={(date) => change({ date })} />
          <section className="ui-panel">
            <h2>{t.held}</h2>
            <HeldTable view={view} />
          </section>
          <History view={view} />
        </PageFrame>
      )}
    </Loaded>
  );
}

function isOffered(kind: (typeof ACT_KINDS)[number], { state }: RotationView): boolean {
  if (kind === "set-order" || kind === "record-held") return true;
  return kind === "undo" ? state.steps.length > 0 : state.confirmed !== null;
}

function Order({ view }: { readonly view: RotationView }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { confirmed, order } = view.state;
  if (confirmed === null)
    return (
      <p className="ui-banner ui-row">
        <StandingTag standing="unverified" />
        <span>{t.unverified}</span>
      </p>
    );
  const words = sentence(cityNames(order, { zh: " → ", en: " → " }));
  return (
    <p className="ui-notice">
      {view.record?.sample === true && (
        <>
          <span className="ui-label ui-label-ochre">{t.sample}</span>{" "}
        </>
      )}
      {t.confirmed(words, formatDay(confirmed.on, language))} {t.basis}
      <span lang="zh-CN">{confirmed.source}</span>
    </p>
  );
}

function NextTable({ view }: { readonly view: RotationView }) {
  const t = useText(text);
  const sentence = useSentence();
  const meetingOf = (edition: number) => view.meetings.find((each) => each.edition === edition);
  return (
    <DataTable<NextHost>
      label={t.next}
      rows={view.next}
      rowKey={({ edition }) => edition}
      columns={[
        {
          key: "edition",
          title: t.columns.edition,
          width: 150,
          card: "title",
          render: ({ edition }) => <div className="rt-edition-name">{sentence(editionName(edition))}</div>,
        },
        {
          key: "host",
          title: t.columns.host,
          width: 170,
          render: ({ host, turnOf }) => (
            <span className="ui-row">
              <b>{sentence(cityName(host))}</b>
              {host === view.ownCity && <span className="ui-label ui-label-river">{t.us}</span>}
              {host !== turnOf && (
                <span className="ui-label ui-label-ochre">{t.standIn(sentence(cityName(turnOf)))}</span>
              )}
            </span>
          ),
        },
        {
          key: "why",
          title: t.columns.why,
          render: ({ reason }) => <div className="rt-why">{sentence(reason)}</div>,
        },
        {
          key: "meeting",
          title: t.columns.meeting,
          width: 130,
          render: ({ edition }) => {
            const meeting = meetingOf(edition);
            return meeting ? (
              <Link to={`/meetings/${meeting.id}`}>{meeting.date ?? t.openMeeting}</Link>
            ) : (
              <span className="ui-quiet">{t.noMeeting}</span>
            );
          },
        },
      ]}
    />
  );
}

function History({ view }: { readonly view: RotationView }) {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <section className="ui-panel">
      <h2>{t.history}</h2>
      {view.history.length === 0 ? (
        <p className="ui-quiet">{t.historyNone}</p>
      ) : (
        <ol className="rt-history" reversed>
          {view.history.map(({ version, at, by, sentence: words }) => (
            <li key={version}>
              {sentence(words)} <span className="ui-quiet">{t.historyBy(by, formatInstant(at))}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { SchematicMap } from "../../../web/draw/schematic-map.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { specOf } from "../specs.ts";
import { api } from "../../web/client.ts";
import "../../../web/frame/desk.css";
import { DocumentsPanel } from "./documents-panel.tsx";
import { text } from "./words.ts";
import { FactsPanel } from "./facts-panel.tsx";
import { ItemsPanel } from "./items-panel.tsx";
import { LinksPanel } from "./links-panel.tsx";
import { MoneyPanel } from "./money-panel.tsx";
import { placeOfRow } from "../register-view.tsx";
import { useCitySeats } from "../list/rows-drawn.tsx";
import { RowStanding, StageWords } from "../row-words.tsx";
import {
  ClosingPanel,
  DiscussedPanel,
  ForecastPanel,
  HistoryPanel,
  SamePanel,
  TasksPanel,
} from "./side-panels.tsx";
import { StagesPanel } from "./stages-panel.tsx";
import { ENTRY } from "./use-act-on-entry.ts";
import "../list/registers.css";
import "./entry.css";

/** Where one row of a register stands, and what the reader may do about it. */
export default function EntryPage() {
  const { entry = "" } = useParams();
  const t = useText(text);
  const call = { params: { entry } };
  const query = useQuery({ queryKey: [ENTRY, call], queryFn: () => api(ENTRY, call) });
  return (
    <Loaded query={query} back={{ path: "/registers/project", label: t.back }}>
      {(detail) => <EntryOf key={detail.id} detail={detail} spec={specOf(detail.state.register)} />}
    </Loaded>
  );
}

function EntryOf({ detail, spec }: { readonly detail: EntryDetail; readonly spec: RegisterSpec }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [today] = useState(() => dayInShanghai(new Date()));
  const references = useCitySeats();
  const { state } = detail;
  const place = placeOfRow(spec, state.values);
  return (
    <PageFrame
      title={state.name}
      lead={
        <span className="ui-row">
          <StageWords spec={spec} row={detail.row} />
          <RowStanding row={detail.row} />
          {state.source !== null && state.source.date !== null && (
            <span className="ui-quiet">{formatDay(state.source.date, language)}</span>
          )}
          {state.source !== null && state.source.url !== null && (
            <a href={state.source.url} rel="noreferrer" target="_blank">
              {t.sourceLink}
            </a>
          )}
          <span className="ui-quiet">{t.enteredOn(formatDay(state.enteredOn, language))}</span>
        </span>
      }
      breadcrumb={[
        { title: sentence(spec.name), path: `/registers/${spec.register}` },
        { title: sentence(spec.one) },
      ]}
      actions={<Button onClick={() => window.print()}>{t.print}</Button>}
    >
      {state.closed !== null && (
        <p className="ui-notice">
          {t.closedOn(formatDay(state.closed.on, language), state.closed.reason)}{" "}
          {state.mergedInto !== null && <Link to={`/entries/${state.mergedInto}`}>{t.merged}</Link>}
        </p>
      )}
      {detail.warnings.length > 0 && (
        <section className="ui-banner" aria-labelledby="warnings">
          <h2 id="warnings" className="rg-h3">
            ▲ {t.warnings}
          </h2>
          <ul className="rg-warnings">
            {detail.warnings.map((warning) => (
              <li key={warning.zh}>{sentence(warning)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="rg-entry">
        <div className="ui-stack">
          <FactsPanel spec={spec} detail={detail} />
          <StagesPanel spec={spec} detail={detail} today={today} />
          {spec.flows.length > 0 && <MoneyPanel spec={spec} detail={detail} />}
          {spec.lists.map((list) => (
            <ItemsPanel key={list} detail={detail} list={list} today={today} />
          ))}
          {place.length > 0 && (
            <section className="ui-panel" aria-labelledby="place">
              <h2 id="place">{t.place}</h2>
              <SchematicMap
                label={t.place}
                marks={[{ id: detail.id, name: state.name, place }]}
                references={references}
              />
            </section>
          )}
        </div>
        <div className="ui-stack">
          <ForecastPanel spec={spec} detail={detail} />
          <LinksPanel detail={detail} />
          <TasksPanel detail={detail} />
          {spec.register === "problem" && <DiscussedPanel detail={detail} />}
          <SamePanel detail={detail} />
          <DocumentsPanel detail={detail} />
          <HistoryPanel detail={detail} />
          <ClosingPanel detail={detail} />
        </div>
      </div>
    </PageFrame>
  );
}

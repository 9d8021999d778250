import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Link, useParams } from "react-router";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { TakeBack } from "../../../web/kit/take-back.tsx";
import { PanelsOf } from "../../../web/frame/panels.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { SchematicMap, useCitySeats } from "../../../web/draw/schematic-map.tsx";
import type { EntryDetail } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { specOf } from "../specs.ts";
import { api } from "../../web/client.ts";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import { words } from "./words.ts";
import { FactsPanel } from "./facts-panel.tsx";
import { ItemsPanel } from "./items-panel.tsx";
import { LinksPanel } from "./links.tsx";
import { placeOfRow, RowStanding, StageWords } from "../row-words.tsx";
import {
  ClosingPanel,
  DiscussedPanel,
  DocumentsPanel,
  ForecastPanel,
  SamePanel,
  TasksPanel,
} from "./side-panels.tsx";
import { StagesPanel } from "./stages-panel.tsx";
import { ENTRY, useActOnEntry } from "../use-entry.ts";
import "../../../web/frame/desk.css";
import "../list/registers.css";
import "./entry.css";

// What draws tables is loaded beside the rest.
const MoneyPanel = lazy(async () => ({ default: (await import("./money-panel.tsx")).MoneyPanel }));
const History = lazy(async () => ({ default: (await import("../../../web/kit/history.tsx")).History }));

/** Where one row of a register stands, and what the reader may do about it. */
export default function EntryPage() {
  const { entry = "" } = useParams();
  const t = useWords(words);
  const call = { params: { entry } };
  const query = useQuery({ queryKey: [ENTRY, call], queryFn: () => api(ENTRY, call) });
  return (
    <Loaded query={query} back={{ path: "/registers/project", label: t.back }}>
      {(detail) => <EntryOf key={detail.id} detail={detail} spec={specOf(detail.state.register)} />}
    </Loaded>
  );
}

function EntryOf({ detail, spec }: { readonly detail: EntryDetail; readonly spec: RegisterSpec }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [today] = useState(() => dayInShanghai(new Date()));
  const references = useCitySeats();
  const { state } = detail;
  const act = useActOnEntry(detail);
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
      <TakeBack offer={detail.takeBack} onTakeBack={(of) => act.mutateAsync({ type: "take-back", of })} />
      {state.closed !== null && (
        <p className="ui-notice">
          {t.closedOn(formatDay(state.closed.on, language), state.closed.reason)}{" "}
          {state.mergedInto !== null && <Link to={`/entries/${state.mergedInto}`}>{t.merged}</Link>}
        </p>
      )}
      {detail.warnings.length > 0 && (
        <section className="ui-banner" aria-label={t.warnings}>
          <h2 className="ui-h2">{t.warnings}</h2>
          <ul className="kit-list">
            {detail.warnings.map((warning) => (
              <li key={warning.zh}>{sentence(warning)}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="rg-entry">
        <div className="ui-stack">
          <FactsPanel {...{ spec, detail, today }} />
          <StagesPanel spec={spec} detail={detail} today={today} />
          {spec.flows.length > 0 && (
            <Suspense fallback={<RowsSkeleton rows={4} />}>
              <MoneyPanel {...{ spec, detail, today }} />
            </Suspense>
          )}
          {spec.lists.map((list) => (
            <ItemsPanel key={list} detail={detail} list={list} today={today} />
          ))}
          {place.length > 0 && (
            <Section title={t.place}>
              <SchematicMap
                label={t.place}
                marks={[{ id: detail.id, name: state.name, place }]}
                references={references}
              />
            </Section>
          )}
        </div>
        <div className="ui-stack">
          <ForecastPanel spec={spec} detail={detail} />
          <LinksPanel detail={detail} />
          <TasksPanel detail={detail} today={today} />
          {spec.register === "problem" && <DiscussedPanel detail={detail} />}
          <SamePanel detail={detail} />
          <DocumentsPanel detail={detail} />
          <ClosingPanel detail={detail} today={today} />
        </div>
      </div>
      <PanelsOf place="record" about={{ kind: "entry", id: detail.id }} />
      <Suspense fallback={<RowsSkeleton rows={6} />}>
        <History history={detail.history} most={12} />
      </Suspense>
    </PageFrame>
  );
}

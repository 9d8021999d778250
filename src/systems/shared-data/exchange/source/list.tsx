import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatFigure, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { SourceView } from "../view.ts";
import { api } from "../../web/client.ts";
import "../exchange.css";
import { DropUpload, SourceForm } from "./source-form.tsx";
import { text } from "./words.ts";

const SOURCES = "GET /api/data/sources";

/** Where the data that the reader's unit provides comes from. */
export default function SourcesPage() {
  const t = useText(text);
  const sources = useQuery({ queryKey: [SOURCES], queryFn: () => api(SOURCES) });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded query={sources}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
          ) : (
            <ul className="ex-list">
              {all.map((source) => (
                <li key={source.resourceId}>
                  <Source source={source} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </PageFrame>
  );
}

function Source({ source }: { readonly source: SourceView }) {
  const t = useText(text);
  const { language } = useLanguage();
  const [changing, setChanging] = useState(false);
  const { name, code, provider, needed, kind, settings, setAt, setBy, drop, maySet } = source;
  return (
    <section className="ui-panel ex-form">
      <h2 lang="zh-CN">
        {name} <span className="ui-quiet">{code}</span>
      </h2>
      <p className="ui-quiet" lang="zh-CN">
        {provider}
      </p>
      <p>
        {needed.length === 0 ? (
          t.unneeded
        ) : (
          <>
            {t.needed} <span lang="zh-CN">{needed.join("、")}</span>
          </>
        )}
      </p>
      {kind === null ? (
        <p className="ui-state ui-state-pending">{t.notSet}</p>
      ) : (
        <p>
          {t.now} {t.kinds[kind]}{" "}
          {settings?.kind === "view" && (
            <code>
              {settings.schema}.{settings.view}
            </code>
          )}
          {settings?.kind === "http" && <code className="ex-hash">{settings.url}</code>}{" "}
          <span className="ui-quiet">
            {t.setBy} {formatInstant(setAt)} <span lang="zh-CN">{setBy}</span>
          </span>
        </p>
      )}
      {kind === "drop" &&
        (drop === null ? (
          <p className="ui-state ui-state-pending">{t.noDrop}</p>
        ) : (
          <p className="ui-quiet">
            {t.dropLine(formatFigure(drop.rows, language), formatFigure(drop.kept, language))} ·{" "}
            {formatInstant(drop.droppedAt)}{" "}
            <span lang="zh-CN">
              {drop.droppedBy} · {drop.fileName}
            </span>
          </p>
        ))}
      {kind === "drop" && drop !== null && drop.outdated && (
        <p className="ui-state ui-state-pending">{t.outdated}</p>
      )}
      {maySet && kind === "drop" && needed.length > 0 && <DropUpload source={source} />}
      {maySet &&
        (changing ? (
          <SourceForm source={source} onClose={() => setChanging(false)} />
        ) : (
          <div className="no-print">
            <Button onClick={() => setChanging(true)}>{t.change}</Button>
          </div>
        ))}
    </section>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { Sentence } from "../../../../kernel/error.ts";
import { pick, variant } from "../../../../kernel/fields.ts";
import "../../../../web/frame/desk.css";
import { formatFigure, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { DropZone } from "../../../../web/kit/drop-zone.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { Form } from "../../../../web/kit/form.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { Chinese } from "../../../../web/kit/parts.tsx";
import { useWords } from "../../../../web/kit/said.ts";
import { api, upload } from "../../web/client.ts";
import "../exchange.css";
import type { SourceView } from "../view.ts";
import { SOURCE, SOURCES, SOURCE_WORDS, type SourceSettings } from "./source.ts";
import { words } from "./words.ts";

const LIST = "GET /api/data/sources";

/** Where the data that the reader's unit provides comes from. */
export function Sources() {
  const sentence = useSentence();
  const sources = useQuery({ queryKey: [LIST], queryFn: () => api(LIST) });
  return (
    <PageFrame title={sentence(words.title)} lead={sentence(words.lead)}>
      <Loaded query={sources}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState title={sentence(words.none)}>{sentence(words.noneHelp)}</EmptyState>
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

type OfSource = { readonly source: SourceView };

function Source({ source }: OfSource) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const [changing, setChanging] = useState(false);
  const { name, code, provider, needed, kind, settings, setAt, setBy, drop, maySet } = source;
  return (
    <section className="ui-panel ui-stack">
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
            {t.needed} <Chinese>{needed.join("、")}</Chinese>
          </>
        )}
      </p>
      {kind === null ? (
        <p className="ui-state ui-state-pending">{t.notSet}</p>
      ) : (
        <p>
          {t.now} {sentence(SOURCE_WORDS[kind])}{" "}
          {settings?.kind === "view" && <code>{viewName(settings)}</code>}
          {settings?.kind === "http" && <code className="ex-hash">{settings.url}</code>}{" "}
          <span className="ui-quiet">
            {t.setBy} {formatInstant(setAt)} <Chinese>{setBy}</Chinese>
          </span>
        </p>
      )}
      {kind === "drop" && drop === null && <p className="ui-state ui-state-pending">{t.noDrop}</p>}
      {kind === "drop" && drop !== null && (
        <p className="ui-quiet">
          {t.dropLine(formatFigure(drop.rows, language), formatFigure(drop.kept, language))} ·{" "}
          {formatInstant(drop.droppedAt)}{" "}
          <Chinese>
            {drop.droppedBy} · {drop.fileName}
          </Chinese>
        </p>
      )}
      {kind === "drop" && drop?.outdated === true && (
        <p className="ui-state ui-state-pending">{t.outdated}</p>
      )}
      {maySet && kind === "drop" && needed.length > 0 && <DropUpload source={source} />}
      {maySet && changing && <Setting source={source} onClose={() => setChanging(false)} />}
      {maySet && !changing && (
        <div className="no-print">
          <Button onClick={() => setChanging(true)}>{t.change}</Button>
        </div>
      )}
    </section>
  );
}

const viewName = ({ schema, view }: { readonly schema: string; readonly view: string }) =>
  `${schema}.${view}`;

const { name, fields } = SOURCES.view;
const SETTING = {
  settings: variant(SOURCE.name, "kind", {
    ...SOURCES,
    view: { name, fields: { view: pick(fields.view.name, { help: words.noViews }) } },
  }),
};
const HINTS: Readonly<Partial<Record<SourceSettings["kind"], readonly Sentence[]>>> = {
  drop: [words.dropHelp],
  regional: [words.regionalHelp],
};

/** Sets the source of a resource; the server tries it out before it is kept. */
function Setting({ source, onClose }: OfSource & { readonly onClose: () => void }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const { resourceId, views, settings: now } = source;
  return (
    <Form
      name={t.change}
      button={t.save}
      fields={SETTING}
      day=""
      choices={{ "settings.view": views.map((each) => ({ value: viewName(each), label: viewName(each) })) }}
      initial={{
        "settings.kind": source.kind ?? "drop",
        "settings.url": now?.kind === "http" ? now.url : "",
        "settings.view": now?.kind === "view" ? viewName(now) : "",
      }}
      hints={({ settings }) => HINTS[(settings as SourceSettings).kind] ?? []}
      onClose={onClose}
      onSend={async ({ settings }) => {
        const view = settings.kind === "view" ? views.find((each) => viewName(each) === settings.view) : null;
        const body: SourceSettings =
          settings.kind === "view" ? { schema: "", view: "", ...view, kind: "view" } : settings;
        await api("PUT /api/data/sources/:resource", { params: { resource: resourceId }, body });
        await queries.invalidateQueries({ queryKey: [LIST] });
      }}
    />
  );
}

/** Takes in the provider's latest rows. */
function DropUpload({ source: { resourceId } }: OfSource) {
  const t = useWords(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload("POST /api/data/sources/:resource/drops", { params: { resource: resourceId }, query: {} }, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: [LIST] }),
  });
  const { data } = sending;
  return (
    <div className="ui-stack no-print">
      <DropZone
        words={t.zone}
        accept=".xlsx,.csv,.txt"
        busy={sending.isPending}
        onFiles={([file]) => file && sending.mutate(file)}
      />
      <FailureNotice error={sending.error} />
      <p role="status">
        {data && t.uploaded(formatFigure(data.rows, language), formatFigure(data.kept, language))}
      </p>
    </div>
  );
}

import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { JointPaperDetail, VersionBrief } from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";
import { ComparisonView } from "./comparison-view.tsx";
import { text } from "./joint-paper-text.ts";
import { mayDo } from "./use-joint-paper.ts";
import { VersionForm } from "./version-form.tsx";

const VERSION = "GET /api/joint-papers/:paper/versions/:version";
const DOCUMENT = "GET /api/joint-papers/:paper/documents/:digest";

/** The versions of a paper, what they say, and any two of them against each other. */
export function VersionsPanel({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const { state } = paper;
  const [adding, setAdding] = useState(false);
  const mayAdd = mayDo(paper, { type: "add-version", label: "·", note: "", text: "·", file: null });
  const add = (
    <Button type={state.versions.length === 0 ? "primary" : "default"} onClick={() => setAdding(true)}>
      {t.addVersion}
    </Button>
  );
  return (
    <>
      <section className="ui-panel ui-stack" aria-label={t.views.versions}>
        {mayAdd && !adding && state.versions.length > 0 && <div className="no-print">{add}</div>}
        {adding && <VersionForm paper={paper} onClose={() => setAdding(false)} />}
        {state.versions.length === 0 && !adding && (
          <EmptyState title={t.noVersions} action={mayAdd ? add : undefined}>
            {mayAdd ? t.noVersionsHelp : t.noVersionsReader}
          </EmptyState>
        )}
        {state.versions.length > 0 && <Versions paper={paper} />}
      </section>
      {state.versions.length > 1 && <ComparisonView paper={paper} />}
      {state.versions.length === 1 && <p className="ui-quiet">{t.needsTwo}</p>}
    </>
  );
}

function Versions({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const [{ version: shown }, change] = useFilters(["version"]);
  const [failed, setFailed] = useState<unknown>(null);
  const { id, state } = paper;
  const open = Number(shown);
  return (
    <>
      <DataTable<VersionBrief>
        label={t.views.versions}
        rows={state.versions.toReversed()}
        rowKey={({ number }) => number}
        columns={[
          {
            key: "version",
            title: t.columns.version,
            card: "title",
            render: ({ number, label }) => (
              <span className="ui-row">
                <span lang="zh-CN">{label}</span>
                <span className="ui-quiet ui-num">{number}</span>
                {state.issued?.version === number && (
                  <span className="ui-label ui-label-grass">{t.issuedMark}</span>
                )}
              </span>
            ),
          },
          { key: "on", title: t.columns.on, render: ({ on }) => formatDay(on, language) },
          {
            key: "size",
            title: t.columns.size,
            figure: true,
            render: ({ characters }) => t.characters(formatFigure(characters, language)),
          },
          {
            key: "file",
            title: t.columns.file,
            render: ({ file }) =>
              file === null ? (
                t.pasted
              ) : (
                <button
                  type="button"
                  className="ui-link-button jp-file"
                  lang="zh-CN"
                  onClick={() => {
                    setFailed(null);
                    download(urlOf(DOCUMENT, { params: { paper: id, digest: file.digest } })).catch(
                      setFailed,
                    );
                  }}
                >
                  {file.name}
                </button>
              ),
          },
          {
            key: "note",
            title: t.columns.note,
            render: ({ note }) => (note === "" ? t.none : <span lang="zh-CN">{note}</span>),
          },
          {
            key: "acts",
            title: <span className="ui-hidden">{t.read}</span>,
            card: "actions",
            render: ({ number, label }) => (
              <Button
                size="small"
                aria-label={`${t.read} ${number}`}
                title={label}
                aria-expanded={open === number}
                onClick={() => change({ version: open === number ? null : number })}
              >
                {t.read}
              </Button>
            ),
          },
        ]}
      />
      <FailureNotice error={failed} />
      {state.versions.some(({ number }) => number === open) && <WholeText paper={id} version={open} />}
    </>
  );
}

function WholeText({ paper, version }: { readonly paper: string; readonly version: number }) {
  const call = { params: { paper, version } };
  const query = useQuery({ queryKey: [VERSION, call], queryFn: () => api(VERSION, call) });
  return (
    <>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.data !== undefined && (
        <div className="jp-whole" lang="zh-CN" role="document" tabIndex={0} aria-label={query.data.label}>
          {query.data.text}
        </div>
      )}
    </>
  );
}

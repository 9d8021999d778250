import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { DropZone } from "../../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { SourceView } from "../view.ts";
import { SOURCE_KINDS, type SourceSettings } from "./source.ts";
import { api, upload } from "../../web/client.ts";
import { text } from "./words.ts";

const SOURCES = "GET /api/data/sources";

/** Sets the source of a resource; the server tries it out before it is kept. */
export function SourceForm({
  source,
  onClose,
}: {
  readonly source: SourceView;
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const queries = useQueryClient();
  const [kind, setKind] = useState(source.kind ?? "drop");
  const [view, setView] = useState(0);
  const [url, setUrl] = useState(source.settings?.kind === "http" ? source.settings.url : "");
  const chosen = source.views[view];
  const settings = (): SourceSettings =>
    kind === "http"
      ? { kind, url: url.trim() }
      : kind === "view"
        ? { kind, schema: chosen?.schema ?? "", view: chosen?.view ?? "" }
        : { kind };
  const saving = useMutation({
    mutationFn: () =>
      api("PUT /api/data/sources/:resource", { params: { resource: source.resourceId }, body: settings() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [SOURCES] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="ex-form no-print" aria-label={t.change} onSubmit={submit}>
      <label className="ex-field">
        <span>{t.kind}</span>
        <select
          className="ui-select"
          value={kind}
          onChange={({ target }) => setKind(SOURCE_KINDS.find((each) => each === target.value) ?? "drop")}
        >
          {SOURCE_KINDS.map((each) => (
            <option key={each} value={each}>
              {t.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      {kind === "drop" && <p className="ui-quiet">{t.dropHelp}</p>}
      {kind === "regional" && <p className="ui-quiet">{t.regionalHelp}</p>}
      {kind === "view" &&
        (source.views.length === 0 ? (
          <p>
            {t.noViews} <code>jiziwan source add</code>
          </p>
        ) : (
          <label className="ex-field">
            <span>{t.view}</span>
            <select
              className="ui-select"
              value={view}
              onChange={({ target }) => setView(Number(target.value))}
            >
              {source.views.map(({ schema, view: name }, at) => (
                <option key={`${schema} ${name}`} value={at} lang="zh-CN">
                  {schema}.{name}
                </option>
              ))}
            </select>
          </label>
        ))}
      {kind === "http" && (
        <label className="ex-field">
          <span>{t.url}</span>
          <input
            className="ui-input"
            type="url"
            required
            maxLength={500}
            value={url}
            onChange={({ target }) => setUrl(target.value)}
          />
          <span className="ui-quiet">{t.urlHelp}</span>
        </label>
      )}
      <FailureNotice error={saving.error} />
      <div className="ui-row">
        <Button
          type="primary"
          htmlType="submit"
          loading={saving.isPending}
          disabled={kind === "view" && chosen === undefined}
        >
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** Takes in the provider's latest rows. */
export function DropUpload({ source }: { readonly source: SourceView }) {
  const t = useText(text);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (file: File) =>
      upload(
        "POST /api/data/sources/:resource/drops",
        { params: { resource: source.resourceId }, query: {} },
        file,
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [SOURCES] }),
  });
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
        {sending.data &&
          t.uploaded(formatFigure(sending.data.rows, language), formatFigure(sending.data.kept, language))}
      </p>
    </div>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { failureOf } from "../../../web/frame/failure.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { TermDetail } from "../../domain/secondment/view.ts";
import { api, upload } from "../client.ts";
import { text as listWords } from "./secondments-text.ts";
import { text } from "./term-text.ts";
import { useRequestKey } from "./use-request.ts";

const FILES = "POST /api/secondments/:term/hand-over-files";
const FILE = "GET /api/secondments/:term/hand-over-files/:digest";
const ACCEPT = ".docx,.xlsx,.pdf,.ofd,.doc,.xls,.rtf,.txt,.png,.jpg,.jpeg";

type Props = { readonly view: TermDetail; readonly onDone: (view: TermDetail) => Promise<void> };

/** The hand-over as it was written, its files, and where it is written. */
export function HandOverPanel({ view, onDone }: Props) {
  const { term } = useText(text);
  const { handOver, own, handedOver, may } = view;
  return (
    <section className="ui-panel">
      <h2>{term.handOver}</h2>
      {!own && <p className="ui-quiet sd-lead">{handedOver ? term.handOverHidden : term.handOverNone}</p>}
      {own && handOver === null && <p className="ui-quiet sd-lead">{term.handOverNone}</p>}
      {handOver !== null && (
        <>
          {handOver.note !== "" && (
            <p className="sd-note" lang="zh-CN">
              {handOver.note}
            </p>
          )}
          {handOver.on !== null && <p className="ui-quiet sd-lead">{term.handOverOn(handOver.on)}</p>}
          <Files view={view} />
        </>
      )}
      {may.includes("hand-over") && <NoteForm key={view.version} view={view} onDone={onDone} />}
      {may.includes("add-hand-over-file") && <AddFile view={view} onDone={onDone} />}
    </section>
  );
}

function Files({ view }: { readonly view: TermDetail }) {
  const { term } = useText(text);
  const { language } = useLanguage();
  const fetching = useMutation({
    mutationFn: (digest: string) => download(urlOf(FILE, { params: { term: view.id, digest } })),
  });
  const files = view.handOver?.files ?? [];
  if (files.length === 0) return null;
  return (
    <>
      <ul className="ui-plain-list" aria-label={term.files}>
        {files.map(({ digest, name, size }) => (
          <li key={digest}>
            <button type="button" className="ui-link-button" onClick={() => fetching.mutate(digest)}>
              <span lang="zh-CN">{name}</span>
            </button>{" "}
            <span className="ui-quiet">{formatSize(size, language)}</span>
          </li>
        ))}
      </ul>
      <FailureNotice error={fetching.error} />
    </>
  );
}

function NoteForm({ view, onDone }: Props) {
  const t = useText(text);
  const w = useText(listWords);
  const [note, setNote] = useState(view.handOver?.note ?? "");
  const keyOf = useRequestKey();
  const sending = useMutation({
    mutationFn: () => {
      const act = { type: "hand-over", note } as const;
      const body = { version: view.version, key: keyOf([view.version, act]), act };
      return api("POST /api/secondments/:term/acts", { params: { term: view.id }, body });
    },
    onSuccess: onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className="sd-form no-print" aria-label={t.acts["hand-over"]} onSubmit={submit}>
      <label className="sd-field">
        <span>
          {t.act.note} <span className="ui-quiet">{t.term.handOverHint}</span>
        </span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={4}
          required
          maxLength={20_000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      <FailureNotice error={sending.error} />
      <span>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {w.form.save}
        </Button>
      </span>
    </form>
  );
}

function AddFile({ view, onDone }: Props) {
  const { term } = useText(text);
  const [asked, setAsked] = useState<File | null>(null);
  const keyOf = useRequestKey();
  const sending = useMutation({
    mutationFn: ({ file, confirmInternal }: { readonly file: File; readonly confirmInternal: boolean }) => {
      const version = view.version;
      const key = keyOf([version, file.name, file.size, confirmInternal]);
      return upload(FILES, { params: { term: view.id }, query: { version, key, confirmInternal } }, file);
    },
    onSuccess: async (next) => {
      setAsked(null);
      await onDone(next);
    },
    onError: (error, { file }) => setAsked(failureOf(error).code === "ask-internal" ? file : null),
  });
  return (
    <div className="no-print ui-stack">
      <DropZone
        words={term.upload}
        accept={ACCEPT}
        busy={sending.isPending}
        onFiles={([file]) => file && sending.mutate({ file, confirmInternal: false })}
      />
      <FailureNotice error={sending.error} />
      {asked !== null && (
        <Button onClick={() => sending.mutate({ file: asked, confirmInternal: true })}>
          {term.internal}
        </Button>
      )}
    </div>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useId, useState } from "react";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../web/frame/failure.ts";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { MAX_VERSION_TEXT } from "../../domain/joint-papers/joint-paper.ts";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { api, upload } from "../client.ts";
import { text } from "./joint-paper-text.ts";
import { useKeep } from "./use-joint-paper.ts";

/** Files a version: a document, or text pasted from one. */
export function VersionForm(props: { readonly paper: JointPaperDetail; readonly onClose: () => void }) {
  const { paper, onClose } = props;
  const { id, version } = paper;
  const t = useText(text);
  const keep = useKeep();
  const [label, setLabel] = useState("");
  const [note, setNote] = useState("");
  const [words, setWords] = useState("");
  const [lacks, setLacks] = useState(false);
  const field = useId();
  const onSuccess = (next: JointPaperDetail) => {
    keep(next);
    onClose();
  };
  const sending = useMutation({
    mutationFn: ({ file, confirmInternal }: { readonly file: File; readonly confirmInternal: boolean }) =>
      upload(
        "POST /api/joint-papers/:paper/version-files",
        {
          params: { paper: id },
          query: { version, key: newRequestKey(), label: label.trim(), note: note.trim(), confirmInternal },
        },
        file,
      ),
    onSuccess,
  });
  const pasting = useMutation({
    mutationFn: () =>
      api("POST /api/joint-papers/:paper/versions", {
        params: { paper: id },
        body: { version, key: newRequestKey(), label: label.trim(), note: note.trim(), text: words },
      }),
    onSuccess,
  });
  const labelled = (go: () => void) => {
    if (label.trim() !== "") return go();
    setLacks(true);
    return document.getElementById(field)?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    labelled(() => pasting.mutate());
  };
  const asksInternal = sending.error !== null && failureOf(sending.error).code === "ask-internal";
  const missing = lacks && label.trim() === "";
  return (
    <form className="jp-form jp-inset no-print" aria-label={t.addVersion} onSubmit={submit}>
      <div className="jp-fields">
        <label className="jp-field">
          <span>
            {t.label} <span className="ui-quiet">{t.labelHint}</span>
          </span>
          <input
            id={field}
            className="ui-input"
            lang="zh-CN"
            autoFocus
            maxLength={100}
            value={label}
            aria-invalid={missing}
            onChange={({ target }) => setLabel(target.value)}
          />
        </label>
        <label className="jp-field">
          <span>{t.note}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={1_000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
      </div>
      {missing && (
        <p className="jp-late" role="alert">
          {t.labelNeeded}
        </p>
      )}
      <DropZone
        words={t.upload}
        accept=".docx,.pdf,.txt,.doc,.wps,.rtf,.html"
        busy={sending.isPending}
        onFiles={([file]) => file && labelled(() => sending.mutate({ file, confirmInternal: false }))}
      />
      <FailureNotice error={sending.error} />
      {asksInternal && sending.variables && (
        <div>
          <Button onClick={() => sending.mutate({ file: sending.variables.file, confirmInternal: true })}>
            {t.confirmInternal}
          </Button>
        </div>
      )}
      <label className="jp-field">
        <span>{t.paste}</span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={6}
          maxLength={MAX_VERSION_TEXT}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <FailureNotice error={pasting.error} />
      <span className="ui-row">
        <Button
          type="primary"
          htmlType="submit"
          loading={pasting.isPending}
          disabled={words.trim() === "" || sending.isPending}
        >
          {t.pasteSave}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

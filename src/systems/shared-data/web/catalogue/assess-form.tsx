import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { failureOf } from "../../../../web/frame/failure.ts";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { ASSESSMENT_KINDS, type AssessmentKind } from "../../catalogue/resource/content.ts";
import type { ResourceDetail } from "../../catalogue/resource/replies.ts";
import { upload } from "../client.ts";
import { text } from "./resource-text.ts";
import { useKeep } from "../../catalogue/use-catalogue.ts";

/** Enters a secrecy review or a personal-information impact assessment with its file. */
export function AssessForm({
  resource,
  onClose,
}: {
  readonly resource: ResourceDetail;
  readonly onClose: () => void;
}) {
  const { acts: t, signOffs } = useText(text);
  const keep = useKeep();
  const missing = ASSESSMENT_KINDS.find((kind) => resource.state.assessments[kind] === null) ?? "secrecy";
  const [kind, setKind] = useState<AssessmentKind>(missing);
  const [on, setOn] = useState(resource.day);
  const [conclusion, setConclusion] = useState("");
  const [passed, setPassed] = useState(true);
  const [confirmed, setConfirmed] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const sending = useMutation({
    mutationFn: (chosen: File) =>
      upload(
        "POST /api/resources/:resource/assessments",
        {
          params: { resource: resource.id },
          query: {
            version: resource.version,
            key: newRequestKey(),
            kind,
            on,
            conclusion: conclusion.trim(),
            passed,
            confirmInternal: confirmed,
          },
        },
        chosen,
      ),
    onSuccess: (next) => {
      keep(next);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) sending.mutate(file);
  };
  const asks = sending.error !== null && failureOf(sending.error).code === "ask-internal";
  return (
    <form className="ui-panel ct-form" aria-label={t.assess} onSubmit={submit}>
      <h2 className="ui-h2">{t.assess}</h2>
      <div className="ct-fields">
        <label className="ct-field">
          <span>{t.kind}</span>
          <select
            className="ui-select"
            value={kind}
            onChange={({ target }) =>
              setKind(ASSESSMENT_KINDS.find((each) => each === target.value) ?? "secrecy")
            }
          >
            {ASSESSMENT_KINDS.map((each) => (
              <option key={each} value={each}>
                {signOffs[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="ct-field">
          <span>{t.on}</span>
          <input
            className="ui-input"
            type="date"
            required
            max={resource.day}
            value={on}
            onChange={({ target }) => setOn(target.value)}
          />
        </label>
        <label className="ct-field">
          <span>{t.file}</span>
          <input
            className="ui-input"
            type="file"
            required
            accept="image/*,.pdf,.ofd,.doc,.docx,.xls,.xlsx,.wps,.txt,.rtf"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </label>
      </div>
      <label className="ct-field">
        <span>{t.conclusion}</span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          required
          maxLength={1_000}
          value={conclusion}
          onChange={({ target }) => setConclusion(target.value)}
        />
      </label>
      <label className="ui-field">
        <input type="checkbox" checked={passed} onChange={({ target }) => setPassed(target.checked)} />
        {t.passed}
      </label>
      {(asks || confirmed) && (
        <label className="ui-field">
          <input
            type="checkbox"
            checked={confirmed}
            onChange={({ target }) => setConfirmed(target.checked)}
          />
          {t.internal}
        </label>
      )}
      {sending.error !== null && <FailureNotice error={sending.error} />}
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t.confirm}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { DuplicateRow } from "../../catalogue/duplicate/row.ts";
import type { DuplicateDecision } from "../../catalogue/duplicate/kind.ts";
import { api } from "../client.ts";
import { text } from "./duplicates-text.ts";
import { Field } from "./form-fields.tsx";
import { DUPLICATES, RESOURCE } from "../../catalogue/use-catalogue.ts";

/** Decides on a pair: what it is, and where it is the same, which unit leads. */
export function DecideForm({ row, onClose }: { readonly row: DuplicateRow; readonly onClose: () => void }) {
  const t = useText(text);
  const queries = useQueryClient();
  const { left, right, mayDecide, decided, proposedLead } = row;
  const [found, setFound] = useState<DuplicateDecision>(
    decided?.decision ?? mayDecide.find((each) => each !== "same") ?? "different",
  );
  const [lead, setLead] = useState(decided?.leadUnitId ?? proposedLead?.unitId ?? left.providerId);
  const [note, setNote] = useState(decided?.note ?? "");
  const saving = useMutation({
    mutationFn: () =>
      api("POST /api/resource-duplicates", {
        body: {
          key: newRequestKey(),
          decision: decided === null ? null : { id: decided.id, version: decided.version },
          left: left.id,
          right: right.id,
          found,
          leadUnitId: found === "same" ? lead : null,
          note: note.trim(),
        },
      }),
    onSuccess: () => {
      for (const key of [DUPLICATES, RESOURCE]) void queries.invalidateQueries({ queryKey: [key] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className="ct-form" aria-label={t.decide} onSubmit={submit}>
      <fieldset className="ct-field">
        <legend>{t.decide}</legend>
        <span className="ct-checks">
          {mayDecide.map((each) => (
            <label key={each} className="ui-field">
              <input
                type="radio"
                name={`found ${left.id} ${right.id}`}
                checked={found === each}
                onChange={() => setFound(each)}
              />
              {t.decisions[each]}
            </label>
          ))}
        </span>
      </fieldset>
      {found === "same" && (
        <Field label={t.lead2}>
          <select
            className="ui-select"
            lang="zh-CN"
            value={lead}
            onChange={({ target }) => setLead(target.value)}
          >
            {[left, right].map(({ providerId, providerName }) => (
              <option key={providerId} value={providerId}>
                {providerName}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={t.note}>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          maxLength={1_000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

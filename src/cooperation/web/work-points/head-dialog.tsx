import { useMutation } from "@tanstack/react-query";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { SET_ISSUERS } from "../../domain/work-points/set.ts";
import { Field } from "./field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";
import { text as words } from "./work-points-text.ts";

/** Title, issuer, the day to contribute by and the note to the units, until the set is issued. */
export function HeadDialog({ desk, onClose }: { readonly desk: SetDesk; readonly onClose: () => void }) {
  const t = useText(text);
  const { form, issuers } = useText(words);
  const { state } = desk.detail.set;
  const [head, setHead] = useState({
    title: state.title,
    issuer: state.issuer,
    collectBy: state.collectBy ?? "",
    note: state.note,
  });
  const saving = useMutation({
    mutationFn: () =>
      desk.act({
        type: "set-head",
        title: head.title.trim(),
        issuer: head.issuer,
        collectBy: head.collectBy === "" ? null : head.collectBy,
        note: head.note.trim(),
      }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={t.acts.head}
      okText={t.form.save}
      cancelText={t.acts.cancel}
      busy={saving.isPending}
      okDisabled={head.title.trim() === ""}
      onOk={() => saving.mutate()}
      onClose={onClose}
    >
      <div className="wp-form">
        <Field label={form.title}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={300}
            value={head.title}
            onChange={({ target }) => setHead({ ...head, title: target.value })}
          />
        </Field>
        <Field label={form.issuer} hint={form.issuerHint}>
          <select
            className="ui-select"
            value={head.issuer}
            onChange={({ target }) =>
              setHead({ ...head, issuer: SET_ISSUERS.find((each) => each === target.value) ?? head.issuer })
            }
          >
            {SET_ISSUERS.map((each) => (
              <option key={each} value={each}>
                {issuers[each]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={form.collectBy} hint={form.optional}>
          <input
            className="ui-input"
            type="date"
            value={head.collectBy}
            onChange={({ target }) => setHead({ ...head, collectBy: target.value })}
          />
        </Field>
        <Field label={form.note} hint={form.optional}>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={3}
            maxLength={2000}
            value={head.note}
            onChange={({ target }) => setHead({ ...head, note: target.value })}
          />
        </Field>
        <FailureNotice error={saving.error} />
      </div>
    </Dialog>
  );
}

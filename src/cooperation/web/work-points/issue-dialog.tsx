import { useMutation } from "@tanstack/react-query";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { Field } from "./field.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

/** Number, day and title of the paper: from then on the points are frozen. */
export function IssueDialog({ desk, onClose }: { readonly desk: SetDesk; readonly onClose: () => void }) {
  const { detail, act } = desk;
  const t = useText(text);
  const [title, setTitle] = useState(detail.set.state.title);
  const [number, setNumber] = useState("");
  const [date, setDate] = useState(detail.day);
  const issuing = useMutation({
    mutationFn: () => act({ type: "issue", paper: { title: title.trim(), number: number.trim(), date } }),
    onSuccess: onClose,
  });
  return (
    <Dialog
      title={t.issue.title}
      okText={t.acts.issue}
      cancelText={t.acts.cancel}
      busy={issuing.isPending}
      okDisabled={title.trim() === "" || date === ""}
      onOk={() => issuing.mutate()}
      onClose={onClose}
    >
      <div className="wp-form">
        <p>{t.issue.frozen}</p>
        <Field label={t.issue.paper}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={300}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Field>
        <Field label={t.issue.number}>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={100}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
        </Field>
        <Field label={t.issue.date}>
          <input
            className="ui-input"
            type="date"
            max={detail.day}
            value={date}
            onChange={({ target }) => setDate(target.value)}
          />
        </Field>
        <FailureNotice error={issuing.error} />
      </div>
    </Dialog>
  );
}

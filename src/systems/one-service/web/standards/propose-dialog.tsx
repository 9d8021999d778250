import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Choice } from "../../../../web/kit/choice.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../client.ts";
import { BeforeProposing } from "./before-proposing.tsx";
import { text } from "./comparison-text.ts";
import { STANDARDS } from "./use-standards.ts";

/** Proposes a common list of the picked items and goes to it. */
export function ProposeDialog({
  keys,
  onClose,
}: {
  readonly keys: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const goTo = useNavigate();
  const queries = useQueryClient();
  const [requestKey] = useState(newRequestKey);
  const [title, setTitle] = useState(t.dialog.suggestion);
  const [note, setNote] = useState("");
  const [shown, setShown] = useState(false);
  const [supersedes, setSupersedes] = useState<string | null>(null);
  const query = { stage: "issued" as const };
  const issued = useQuery({ queryKey: [STANDARDS, { query }], queryFn: () => api(STANDARDS, { query }) });
  const proposing = useMutation({
    mutationFn: () =>
      api("POST /api/standards", { body: { key: requestKey, title, note, supersedes, keys: [...keys] } }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: [STANDARDS] });
      void goTo(`/items/standards/${id}`);
    },
  });
  return (
    <Dialog
      title={t.dialog.title}
      okText={t.dialog.next}
      cancelText={t.dialog.cancel}
      okDisabled={title.trim() === "" || issued.isPending}
      busy={proposing.isPending}
      onOk={() => setShown(true)}
      onClose={onClose}
    >
      <div className="ui-stack">
        <p className="ui-quiet">{t.dialog.help}</p>
        <label className="st-field">
          <span>{t.dialog.name}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="st-field">
          <span>{t.dialog.note}</span>
          <textarea
            className="ui-textarea"
            rows={3}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        {(issued.data?.rows.length ?? 0) > 0 && (
          <Choice
            label={t.dialog.supersedes}
            any={t.dialog.supersedesNone}
            value={supersedes ?? undefined}
            options={(issued.data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))}
            onChange={setSupersedes}
          />
        )}
        {shown && (
          <BeforeProposing
            items={keys.length}
            okText={t.dialog.ok}
            onSend={() => proposing.mutate()}
            onClose={() => setShown(false)}
          />
        )}
        <FailureNotice error={proposing.error} />
      </div>
    </Dialog>
  );
}

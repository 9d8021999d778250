import { useMutation } from "@tanstack/react-query";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { uploader } from "../../../web/kit/upload.ts";
import type { SupervisionContract } from "../../contract.ts";
import type { Evidence } from "../../domain/tasks/task.ts";
import { text } from "./action-words.ts";

const upload = uploader<SupervisionContract>();

/** Files that prove a claim, attached before it is sent. */
export function EvidenceField(props: {
  readonly task: string;
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: readonly Evidence[]) => void;
}) {
  const { task, evidence, onChange } = props;
  const t = useText(text);
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const added: Evidence[] = [];
      for (const file of files)
        added.push(await upload("POST /api/tasks/:task/evidence", { params: { task } }, file));
      return added;
    },
    onSuccess: (added) => onChange([...evidence, ...added]),
  });
  return (
    <div className="sv-act-field">
      <span className="sv-act-label">{t.fields.evidence}</span>
      <FailureNotice error={sending.error} />
      <ul className="ui-plain-list">
        {evidence.map(({ digest, name }) => (
          <li key={digest}>{name}</li>
        ))}
      </ul>
      <input
        type="file"
        multiple
        aria-label={t.attach}
        disabled={sending.isPending}
        onChange={(event) => sending.mutate([...(event.target.files ?? [])])}
      />
      {sending.isPending && <span className="ui-quiet">{t.sending}</span>}
    </div>
  );
}

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { UploadRefused } from "../../../web/kit/upload-refused.tsx";
import { formatInstant, formatSize } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { EntryDetail } from "../entry-row.ts";
import { upload } from "../../web/client.ts";
import { text } from "./words.ts";
import { useEntryChanged } from "./use-act-on-entry.ts";

const ADD = "POST /api/entries/:entry/documents";
const DOCUMENT = "GET /api/entries/:entry/documents/:digest";

type Sent = { readonly files: readonly File[]; readonly confirmed: boolean };

/** Files kept with a row; they also serve as evidence. */
export function DocumentsPanel({ detail }: { readonly detail: EntryDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const changed = useEntryChanged();
  // From the one that was refused on: what came before it is kept.
  const left = useRef<readonly File[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const adding = useMutation({
    mutationFn: async ({ files, confirmed }: Sent) => {
      for (const [at, file] of files.entries()) {
        setSending(file.name);
        left.current = files.slice(at);
        const query = confirmed && at === 0 ? { confirmInternal: "true" } : {};
        changed(detail.id, await upload(ADD, { params: { entry: detail.id }, query }, file));
      }
    },
    onSettled: () => setSending(null),
  });
  const saving = useMutation({
    mutationFn: (digest: string) => download(urlOf(DOCUMENT, { params: { entry: detail.id, digest } })),
  });
  return (
    <section className="ui-panel ui-stack" aria-labelledby="documents">
      <h2 id="documents">{t.documents}</h2>
      {detail.documents.length === 0 && <p className="ui-quiet">{t.noDocuments}</p>}
      <ul className="ui-plain-list">
        {detail.documents.map(({ digest, name, size, addedAt, addedBy }) => (
          <li key={digest}>
            <button
              type="button"
              className="ui-link-button"
              lang="zh-CN"
              onClick={() => saving.mutate(digest)}
            >
              {name}
            </button>{" "}
            <span className="ui-quiet">
              {formatSize(size, language)} · {formatInstant(addedAt)} <span lang="zh-CN">{addedBy}</span>
            </span>
          </li>
        ))}
      </ul>
      <FailureNotice error={saving.error} />
      <UploadRefused
        error={adding.error}
        busy={adding.isPending}
        onConfirm={() => adding.mutate({ files: left.current, confirmed: true })}
        onCancel={() => adding.reset()}
      />
      {sending !== null && <p aria-live="polite">{t.uploading(sending)}</p>}
      {detail.may.includes("put-item") && (
        <div className="no-print">
          <DropZone
            words={t.dropZone}
            accept=""
            multiple
            busy={adding.isPending}
            onFiles={(files) => adding.mutate({ files, confirmed: false })}
          />
        </div>
      )}
    </section>
  );
}

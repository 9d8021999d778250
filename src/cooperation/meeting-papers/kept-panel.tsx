import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { urlOf } from "../../web/frame/api.ts";
import { download } from "../../web/kit/download.ts";
import { DropZone } from "../../web/kit/drop-zone.tsx";
import { failureOf } from "../../web/frame/failure.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { formatSize } from "../../web/frame/format.ts";
import { useLanguage, useText } from "../../web/frame/language.tsx";
import { newRequestKey } from "../../web/kit/request-key.ts";
import type { MeetingDetail } from "../domain/meetings/meeting-row.ts";
import { upload } from "../web/client.ts";
import { text } from "./words.ts";
import { keyOf, mayDo, useMeetingAct } from "../web/meetings/use-meeting-act.ts";

const ADD = "POST /api/meetings/:meeting/papers";
const PAPER = "GET /api/meetings/:meeting/papers/:digest";
const ACCEPT = ".docx,.doc,.xlsx,.xls,.pdf,.ofd,.rtf,.txt,.png,.jpg,.jpeg";

/** Files of the meeting, as they were kept; classified ones are refused before anything is stored. */
export function KeptPapersPanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text).kept;
  const { language } = useLanguage();
  const queries = useQueryClient();
  const act = useMeetingAct(detail);
  const { id, state, attachments } = detail;
  const [about, setAbout] = useState("");
  const [asked, setAsked] = useState<readonly File[]>([]);
  const may = mayDo(detail);
  const mayAdd = may({ type: "add-paper", paper: { digest: "", name: "", agendaId: null } });
  const saving = useMutation({ mutationFn: download });
  const adding = useMutation({
    mutationFn: async (given: { readonly files: readonly File[]; readonly confirmInternal: boolean }) => {
      let { version } = detail;
      setAsked([]);
      for (const [at, file] of given.files.entries()) {
        const query = {
          version,
          key: newRequestKey(),
          agenda: about,
          confirmInternal: given.confirmInternal ? "true" : "",
        };
        try {
          const after = await upload(ADD, { params: { meeting: id }, query }, file);
          version = after.version;
          queries.setQueryData(keyOf(id), after);
        } catch (error) {
          if (failureOf(error).code === "ask-internal") setAsked(given.files.slice(at));
          throw error;
        }
      }
    },
    onError: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
  });
  const titleOf = (agendaId: string | null) => state.agenda.find((item) => item.id === agendaId)?.title;
  const sizeOf = (digest: string) => attachments.find((file) => file.digest === digest)?.size;
  return (
    <section className="ui-panel ui-stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      {state.papers.length === 0 && <p className="ui-quiet">{t.none}</p>}
      <FailureNotice error={act.error ?? saving.error} />
      <ul className="mt-lines">
        {state.papers.map(({ digest, name, agendaId }) => (
          <li key={digest}>
            <span className="ui-row">
              <button
                type="button"
                className="ui-link-button"
                lang="zh-CN"
                onClick={() => saving.mutate(urlOf(PAPER, { params: { meeting: id, digest } }))}
              >
                {name}
              </button>
              <span className="ui-quiet">{formatSize(sizeOf(digest) ?? 0, language)}</span>
              {may({ type: "remove-paper", digest }) && (
                <Button
                  size="small"
                  type="text"
                  className="no-print"
                  aria-label={t.withdraw(name)}
                  loading={act.isPending}
                  onClick={() => act.mutate({ type: "remove-paper", digest })}
                >
                  {t.withdrawShort}
                </Button>
              )}
            </span>
            {agendaId !== null && (
              <span className="ui-quiet" lang="zh-CN">
                {titleOf(agendaId)}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <div className="mt-form no-print">
          {state.agenda.length > 0 && (
            <label className="mt-field">
              <span>{t.about}</span>
              <select className="ui-select" value={about} onChange={({ target }) => setAbout(target.value)}>
                <option value="">{t.whole}</option>
                {state.agenda.map((item) => (
                  <option key={item.id} value={item.id} lang="zh-CN">
                    {item.title}
                  </option>
                ))}
              </select>
            </label>
          )}
          <FailureNotice error={adding.error} />
          {asked.length > 0 && (
            <Button onClick={() => adding.mutate({ files: asked, confirmInternal: true })}>
              <span className="mt-wrap">{t.internal}</span>
            </Button>
          )}
          <DropZone
            words={t.drop}
            accept={ACCEPT}
            multiple
            busy={adding.isPending}
            onFiles={(files) => adding.mutate({ files, confirmInternal: false })}
          />
        </div>
      )}
    </section>
  );
}

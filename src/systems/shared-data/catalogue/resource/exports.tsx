import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { api } from "../../web/client.ts";
import { text } from "../../web/catalogue/catalogue-text.ts";
import { EXPORTS } from "../use-catalogue.ts";

const LOOK = { running: "ochre", done: "grass", failed: "vermilion", cancelled: "quiet" } as const;
const AGAIN_MS = 2_000;

/** Exports that are written in the background: how far they are, and their files when they are done. */
export function ExportsPanel() {
  const { exports: t } = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: [EXPORTS],
    queryFn: () => api(EXPORTS),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((each) => each.state === "running") === true ? AGAIN_MS : false,
  });
  const cancelling = useMutation({
    mutationFn: (id: string) => api("DELETE /api/catalogue-exports/:export", { params: { export: id } }),
    onSuccess: (reply) => queries.setQueryData([EXPORTS], reply),
  });
  const saving = useMutation({
    mutationFn: (id: string) =>
      download(urlOf("GET /api/catalogue-exports/:export/file", { params: { export: id } })),
  });
  const shown = found.data?.rows.filter(({ state }) => state !== "cancelled") ?? [];
  if (shown.length === 0) return null;
  return (
    <section className="ui-panel ui-stack no-print" aria-labelledby="catalogue-exports">
      <h2 id="catalogue-exports" className="ui-h2">
        {t.title}
      </h2>
      <p className="ui-quiet">{t.help}</p>
      <ul className="ui-plain-list">
        {shown.map(({ id, format, state, resources, done, total, failure, askedAt }) => (
          <li key={id} className="ui-row">
            <span className={`ui-label ui-label-${LOOK[state]}`}>{t.states[state]}</span>
            <span>
              {t.formats[format]} · {t.resources(resources)} ·{" "}
              <span className="ui-quiet">{formatInstant(askedAt)}</span>
            </span>
            {state === "running" && (
              <>
                <progress max={total} value={done} aria-label={t.progress(done, total)} />
                <span className="ui-quiet">{t.progress(done, total)}</span>
              </>
            )}
            {failure !== null && <span>{sentence(failure)}</span>}
            {state === "done" && (
              <Button
                size="small"
                type="primary"
                loading={saving.isPending}
                onClick={() => saving.mutate(id)}
              >
                {t.download}
              </Button>
            )}
            <Button size="small" disabled={cancelling.isPending} onClick={() => cancelling.mutate(id)}>
              {state === "running" ? t.cancel : t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <FailureNotice error={cancelling.error ?? saving.error} />
    </section>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { ASSESSMENT_KINDS } from "../../catalogue/resource/content.ts";
import type { ResourceDetail } from "../../catalogue/resource/replies.ts";
import { text } from "./resource-text.ts";

/** Both assessments and the head's approval: of the draft, or of the last version where nothing is drafted. */
export function SignOffs({ resource }: { readonly resource: ResourceDetail }) {
  const { signOffs: t } = useText(text);
  const { language } = useLanguage();
  const { id, state } = resource;
  const last = state.versions.at(-1);
  const inForce = state.status === "published" || state.status === "withdrawn";
  const approval = inForce ? (last?.approval ?? null) : state.approval;
  const fetching = useMutation({
    mutationFn: (digest: string) =>
      download(urlOf("GET /api/resources/:resource/files/:digest", { params: { resource: id, digest } })),
  });
  return (
    <section className="ui-panel" aria-labelledby="ct-sign-offs">
      <h2 id="ct-sign-offs">{t.title}</h2>
      <ul className="ui-plain-list">
        {ASSESSMENT_KINDS.map((kind) => {
          const found = state.assessments[kind];
          return (
            <li key={kind} className="ui-row">
              <strong>{t[kind]}</strong>
              {found === null ? (
                <span className="ui-state ui-state-pending">{t.missing}</span>
              ) : (
                <>
                  <span className={`ui-label ui-label-${found.passed ? "grass" : "vermilion"}`}>
                    {found.passed ? t.passed : t.failed}
                  </span>
                  <span>{formatDay(found.on, language)}</span>
                  <span lang="zh-CN">{found.conclusion}</span>
                  <Button
                    type="link"
                    size="small"
                    loading={fetching.variables === found.file.digest && fetching.isPending}
                    onClick={() => fetching.mutate(found.file.digest)}
                  >
                    {t.download} <span lang="zh-CN">{found.file.name}</span>
                  </Button>
                </>
              )}
            </li>
          );
        })}
        <li className="ui-row">
          <strong>{t.approval}</strong>
          {approval === null ? (
            <span className="ui-state ui-state-pending">{t.missing}</span>
          ) : (
            <span lang="zh-CN">{t.on(formatDay(approval.on, language), approval.by)}</span>
          )}
        </li>
        {state.draftedBy !== "" && (
          <li className="ui-row">
            <strong>{t.drafted}</strong>
            <span lang="zh-CN">{state.draftedBy}</span>
          </li>
        )}
      </ul>
      <FailureNotice error={fetching.error} />
    </section>
  );
}

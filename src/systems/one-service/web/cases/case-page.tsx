import { Due } from "../../../../web/kit/due.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../../../web/frame/panels.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import type { CaseDetail, CaseForm } from "../../domain/cases/case-view.ts";
import { api } from "../client.ts";
import { CaseActs } from "./case-acts.tsx";
import { CaseBody } from "./case-body.tsx";
import { ModeWords, SampleLabel, StageLabel } from "./case-labels.tsx";
import { text } from "./cases-text.ts";
import "./cases.css";
import { useCase } from "./use-case.ts";

/** A case at the desk of those who handle it. */
export default function CasePage() {
  const { case: id = "" } = useParams();
  const t = useText(text);
  const query = useCase(id);
  const back = useAllows()(["window-clerk"]) ? "/window" : "/cases";
  return (
    <Loaded query={query} back={{ path: back, label: t.back }}>
      {(detail) => <Opened key={detail.id} detail={detail} back={back} />}
    </Loaded>
  );
}

function Opened({ detail, back }: { readonly detail: CaseDetail; readonly back: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { state, sample, appraisalDue } = detail;
  return (
    <PageFrame
      title={state.item.name}
      breadcrumb={[{ title: back === "/window" ? t.window : t.unit, path: back }, { title: state.number }]}
      lead={
        <span className="ui-row">
          <StageLabel stage={state.stage} />
          <span className="ui-quiet">
            <ModeWords mode={state.mode} />
          </span>
          {state.clerk && (
            <span className="ui-quiet">
              {t.columns.clerk} <span lang="zh-CN">{state.clerk.name}</span>
            </span>
          )}
          {appraisalDue && <Due tone="late">{t.answerBy(formatDay(appraisalDue, language))}</Due>}
          <SampleLabel sample={sample} />
        </span>
      }
    >
      <CaseBody
        detail={detail}
        own={false}
        acts={<CaseActs detail={detail} />}
        end={
          <>
            {detail.mayReadForm && <HandedIn detail={detail} />}
            <PanelsOf place="record" about={{ kind: "case", id: detail.id }} />
          </>
        }
      />
    </PageFrame>
  );
}

/** What was handed in, opened on purpose: the reading is recorded. */
function HandedIn({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const reading = useMutation({
    mutationFn: () => api("GET /api/cases/:case/form", { params: { case: detail.id } }),
  });
  return (
    <section className="ui-panel no-print" aria-label={t.readForm}>
      <div className="ui-row">
        <Button loading={reading.isPending} onClick={() => reading.mutate()}>
          {t.readForm}
        </Button>
        <span className="ui-quiet">{t.readFormNote}</span>
      </div>
      <FailureNotice error={reading.error} />
      {reading.data && <Form detail={detail} form={reading.data} />}
    </section>
  );
}

function Form({ detail, form }: { readonly detail: CaseDetail; readonly form: CaseForm }) {
  const saving = useMutation({ mutationFn: (url: string) => download(url) });
  const { applicant, answers, papers, statements } = form;
  return (
    <div lang="zh-CN">
      <p>
        {applicant.name} · {applicant.number}
        {applicant.phone !== null && ` · ${applicant.phone}`}
      </p>
      <dl className="cs-facts">
        {answers.map(({ field, label, value }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="cs-plain">
        {papers.flatMap(({ field, material, files }) =>
          files.map(({ digest, name }) => (
            <li key={`${field} ${digest}`}>
              {material}:{" "}
              <button
                type="button"
                className="ui-link-button"
                onClick={() =>
                  saving.mutate(
                    urlOf("GET /api/cases/:case/files/:digest", { params: { case: detail.id, digest } }),
                  )
                }
              >
                {name}
              </button>
            </li>
          )),
        )}
        {statements.map((words) => (
          <li key={words}>✓ {words}</li>
        ))}
      </ul>
      <FailureNotice error={saving.error} />
    </div>
  );
}

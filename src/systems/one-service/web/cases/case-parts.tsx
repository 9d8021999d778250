import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatDay, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { CaseDetail, CaseWords } from "../../domain/cases/case-view.ts";
import { GRADE_NAMES } from "../../domain/cases/case.ts";
import type { Duration } from "../../domain/items/item.ts";
import { text } from "./cases-text.ts";

/** What both places did, on one timeline, the latest first. */
export function Timeline({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <section className="ui-panel" aria-labelledby="case-timeline">
      <h2 id="case-timeline">{t.timeline}</h2>
      <ol className="cs-timeline">
        {detail.steps.map(({ version, at, place, unitName, by, sentence: words }) => (
          <li key={version} className={`cs-step cs-step-${place}`}>
            <time dateTime={at}>{formatInstant(at)}</time>
            <span className="cs-what">{sentence(words)}</span>
            <span className="ui-quiet">
              {t.placeNames[place]}
              {unitName !== null && <span lang="zh-CN"> · {unitName}</span>}
              {by !== "" && <span lang="zh-CN"> · {by}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Said({ label, words }: { readonly label: string; readonly words: CaseWords | undefined }) {
  const t = useText(text);
  return (
    <div className="cs-said">
      <dt>{label}</dt>
      <dd lang={words ? "zh-CN" : undefined}>{words?.text ?? t.erased}</dd>
    </div>
  );
}

/** What was told to the applicant: the notice of missing papers, the decision, the answer to an appraisal. */
export function Told({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const { state, words } = detail;
  const { supplement, decided, notAccepted, appraisal } = state;
  const refused = decided ?? notAccepted;
  if (!supplement && !refused && !appraisal) return null;
  const said = refused ? words[refused.text] : undefined;
  return (
    <section className="ui-panel" aria-label={t.decision}>
      {supplement && (
        <>
          <h2>{t.noticeTitle}</h2>
          <ul lang="zh-CN" className="cs-plain">
            {supplement.papers.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <dl className="cs-facts">
            <Said label={t.reason} words={words[supplement.text]} />
          </dl>
        </>
      )}
      {refused && (
        <>
          <h2>{t.decision}</h2>
          <dl className="cs-facts">
            {decided && (
              <div className="cs-said">
                <dt>{t.decision}</dt>
                <dd>
                  <b>{decided.outcome === "approved" ? t.approved : t.refused}</b>
                </dd>
              </div>
            )}
            <Said label={t.reason} words={said} />
            {said?.more && (
              <Said label={decided ? t.remedies : t.avenues} words={{ text: said.more, more: null }} />
            )}
          </dl>
        </>
      )}
      {appraisal && (
        <>
          <h2>{t.comment}</h2>
          <dl className="cs-facts">
            <div className="cs-said">
              <dt>{t.comment}</dt>
              <dd>
                {sentence(GRADE_NAMES[appraisal.grade])}
                {appraisal.text !== null && <span lang="zh-CN"> {words[appraisal.text]?.text ?? ""}</span>}
              </dd>
            </div>
            {appraisal.answer && <Said label={t.answer} words={words[appraisal.answer.text]} />}
          </dl>
        </>
      )}
    </section>
  );
}

function LimitWords({ limit }: { readonly limit: Duration | null }) {
  const t = useText(text);
  if (limit === null) return <>{t.noDeadline}</>;
  if (limit.value === 0) return <>{t.atOnce}</>;
  const { value, unit } = limit;
  return (
    <>
      {unit === "working-day" || unit === "day" ? t.days(value, unit === "working-day") : `${value} ${unit}`}
    </>
  );
}

/** Where it was received, where it is decided, under which limits, and what was handed in. */
export function CaseFacts({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { state, applicant, parent } = detail;
  return (
    <section className="ui-panel" aria-label={t.caseTitle}>
      <dl className="cs-facts">
        <div>
          <dt>{t.number}</dt>
          <dd className="cs-number">{state.number}</dd>
        </div>
        <div>
          <dt>{t.applicant}</dt>
          <dd>
            {applicant ? (
              <span lang="zh-CN">
                {applicant.name} {applicant.number}
              </span>
            ) : (
              t.erased
            )}
          </dd>
        </div>
        <div>
          <dt>{t.receiving}</dt>
          <dd>
            <span lang="zh-CN">{state.receiving.unitName}</span>, {formatDay(state.begunOn, language)}
          </dd>
        </div>
        <div>
          <dt>{t.deciding}</dt>
          <dd>
            <span lang="zh-CN">{state.deciding.unitName}</span>
            <div className="ui-quiet">{t.decidesAt}</div>
          </dd>
        </div>
        <div>
          <dt>{t.promised}</dt>
          <dd>
            <LimitWords limit={state.item.promised} />
          </dd>
        </div>
        <div>
          <dt>{t.legal}</dt>
          <dd>
            <LimitWords limit={state.item.legal} />
          </dd>
        </div>
        {parent && (
          <div>
            <dt>{t.parent}</dt>
            <dd>
              <Link to={`/joint-cases/${parent.id}`}>{parent.number}</Link>
            </dd>
          </div>
        )}
      </dl>
      <h2>{t.papers}</h2>
      <ul className="cs-plain">
        {state.papers.map(({ name, way, digests }) => (
          <li key={name}>
            <span lang="zh-CN">{name}</span>{" "}
            <span className="ui-quiet">
              {t.ways[way]}
              {digests.length > 0 && ` · ${t.files(digests.length)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Papers of the case as Word files, of the steps that were taken. */
export function Documents({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const { state } = detail;
  const saving = useMutation({ mutationFn: (url: string) => download(url) });
  if (!detail.mayReadForm || detail.applicant === null) return null;
  const kinds = [
    "receipt" as const,
    ...(state.accepted && !state.notAccepted ? (["acceptance"] as const) : []),
    ...(state.supplement ? (["supplement"] as const) : []),
    ...(state.notAccepted ? (["not-acceptance"] as const) : []),
    ...(state.decided ? (["decision"] as const) : []),
  ];
  return (
    <section className="ui-panel no-print" aria-labelledby="case-documents">
      <h2 id="case-documents">{t.documents}</h2>
      <div className="ui-row">
        {kinds.map((paper) => (
          <Button
            key={paper}
            size="small"
            loading={saving.isPending && saving.variables.includes(`/${paper}`)}
            onClick={() =>
              saving.mutate(
                urlOf("GET /api/cases/:case/papers/:paper", { params: { case: detail.id, paper } }),
              )
            }
          >
            {t.documentNames[paper]}
          </Button>
        ))}
      </div>
      <FailureNotice error={saving.error} />
    </section>
  );
}

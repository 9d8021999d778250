import { Dialog } from "../../../web/kit/dialog.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import type { Review } from "../../contract/plans.ts";
import { api } from "../client.ts";
import { byInterest } from "../plans/newest-plan.ts";
import { text as words } from "../text.ts";
import { text } from "./review-text.ts";
import { REVIEW } from "./use-decide.ts";

const PUBLISH = "POST /api/imports/:import/publish";
const PLANS = "GET /api/plans";

/** Makes the draft a plan, and says which plan it revises and which document it descends from. */
export function PublishDialog({
  review,
  onClose,
}: {
  readonly review: Review;
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [revised, setPredecessor] = useState<string | null>(null);
  const [chosen, setSuperior] = useState<string | null>(null);
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  const cited = review.draft.header.superior.value ?? "";
  const found = plans.data?.rows.find((plan) => plan.docNumber !== null && cited.includes(plan.docNumber));
  const superior = chosen ?? found?.id ?? "";
  const { value: title } = review.draft.header.title;
  const namesake = byInterest(plans.data?.rows ?? []).find((plan) => plan.title === title);
  const predecessor = revised ?? namesake?.id ?? "";
  const publish = useMutation({
    mutationFn: () =>
      api(PUBLISH, {
        params: { import: review.status.id },
        body: {
          version: review.version,
          predecessor: predecessor === "" ? null : predecessor,
          superior: superior === "" ? null : superior,
        },
      }),
    onSuccess: async ({ planId }) => {
      // The review is over: asked for again while its page still shows, it would be refused.
      await navigate(`/plans/${planId}`);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== REVIEW });
    },
  });
  const unconfirmed = review.draft.measures.filter((measure) => !measure.confirmed).length;
  const open = review.draft.questions.filter((question) => question.answer === null).length;
  const choice = (label: string, value: string, onChange: (value: string) => void) => (
    <label className="sv-publish-choice">
      {label}
      <select className="ui-select" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.noneChosen}</option>
        {byInterest(plans.data?.rows ?? []).map((plan) => (
          <option key={plan.id} value={plan.id}>
            {[plan.title, plan.docNumber, formatDay(plan.date, language)].filter(Boolean).join(" · ")}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog
      width={680}
      title={t.publishTitle}
      okText={t.publishNow}
      cancelText={w.cancel}
      // Before the plans are there, nobody has seen which of them this one would revise.
      okDisabled={plans.data === undefined}
      busy={publish.isPending}
      onOk={() => publish.mutate()}
      onClose={onClose}
    >
      <div className="ui-stack">
        <p lang="zh-CN">{review.draft.header.title.value}</p>
        {unconfirmed > 0 && <p className="ui-banner">{t.publishUnconfirmed(unconfirmed)}</p>}
        {open > 0 && <p className="ui-banner">{t.publishQuestions(open)}</p>}
        {choice(t.superior, superior, setSuperior)}
        {chosen === null && found !== undefined && (
          <p className="ui-quiet">{t.superiorFound(found.docNumber ?? "")}</p>
        )}
        {choice(t.predecessor, predecessor, setPredecessor)}
        {revised === null && namesake !== undefined && <p className="ui-quiet">{t.predecessorFound}</p>}
        <FailureNotice error={publish.error ?? plans.error} />
      </div>
    </Dialog>
  );
}

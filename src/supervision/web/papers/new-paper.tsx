import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from "react";
import { Link, useNavigate } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { BeingMade } from "../../../web/frame/api.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { PAPER_FORMS, PAPER_KINDS, type PaperKind } from "../../domain/papers/kinds.ts";
import type { PaperChoices } from "../../domain/papers/paper.ts";
import type { PlanSummary } from "../../domain/plan.ts";
import { api } from "../client.ts";
import { text } from "./papers-text.ts";

const ExportCard = lazy(() => import("../../../web/kit/export-card.tsx"));
const CHOICES = "GET /api/plans/:plan/paper-choices";
const DRAFT = "POST /api/papers";

/** What a link from another page asks for already. */
type Asked = {
  readonly plan?: string;
  readonly kind?: PaperKind | undefined;
  readonly period?: string;
  readonly unit?: string;
  readonly asOf?: string;
};

const isKind = (value: string): value is PaperKind => PAPER_KINDS.some((kind) => kind === value);

/** Which paper, about what: drafted at one click where a link has said so already. */
export function NewPaper(props: {
  readonly plans: readonly PlanSummary[];
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const { plans, asked } = props;
  const t = useText(text);
  const sentence = useSentence();
  const navigate = useNavigate();
  const [plan, setPlan] = useState(asked.plan ?? plans[0]?.id ?? "");
  const [kind, setKind] = useState<PaperKind>(
    asked.kind ?? (asked.unit ? "reminder-letter" : "monthly-report"),
  );
  const [period, setPeriod] = useState(asked.period ?? "");
  const [unit, setUnit] = useState(asked.unit ?? "");
  const [asOf, setAsOf] = useState(asked.asOf ?? "");
  const isLetter = PAPER_FORMS[kind].to === "unit";
  const call = {
    params: { plan },
    query: { ...(asOf === "" ? {} : { asOf }), ...(isLetter ? {} : { units: "false" }) },
  };
  const choices = useQuery({
    queryKey: [CHOICES, call],
    queryFn: () => api(CHOICES, call),
    enabled: plan !== "",
  });
  const draft = useMutation({
    mutationFn: () =>
      api(DRAFT, {
        body: {
          plan,
          kind,
          ...(isLetter || period === "" ? {} : { period }),
          ...(isLetter && unit !== "" ? { unit } : {}),
          ...(asOf === "" ? {} : { asOf }),
        },
      }),
    onSuccess: ({ id }) => navigate(`/papers/${id}`),
  });
  if (plans.length === 0) return <EmptyState title={t.noPlans} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.mutate();
  };
  const lacksAuthority = PAPER_FORMS[kind].authority && choices.data?.authority === false;
  return (
    <form className="ui-panel pp-new no-print" aria-label={t.create} onSubmit={submit}>
      <div className="pp-new-fields">
        <Field label={t.plan} wide>
          <select
            className="ui-select"
            lang="zh-CN"
            value={plan}
            onChange={(event) => setPlan(event.target.value)}
          >
            {plans.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t.kind}>
          <select
            className="ui-select"
            value={kind}
            onChange={({ target }) => isKind(target.value) && setKind(target.value)}
          >
            {PAPER_KINDS.map((each) => (
              <option key={each} value={each}>
                {sentence(PAPER_FORMS[each].name)}
              </option>
            ))}
          </select>
        </Field>
        {isLetter ? (
          <Field label={t.unit}>
            <UnitSelect units={choices.data?.units ?? []} value={unit} onChange={setUnit} />
          </Field>
        ) : (
          <Field label={t.period}>
            <select className="ui-select" value={period} onChange={(event) => setPeriod(event.target.value)}>
              <option value="">{t.usualPeriod}</option>
              {(choices.data?.periods ?? []).map(({ key, label }) => (
                <option key={key} value={key}>
                  {sentence(label)}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field label={t.asOf}>
          <input
            type="date"
            className="ui-input"
            value={asOf}
            onChange={(event) => setAsOf(event.target.value)}
          />
        </Field>
        <span className="pp-new-acts">
          <Button
            type="primary"
            htmlType="submit"
            loading={draft.isPending}
            disabled={isLetter && unit === ""}
          >
            {t.draft}
          </Button>
          <Button onClick={props.onClose}>{t.close}</Button>
        </span>
      </div>
      {lacksAuthority && (
        <p className="ui-banner">
          {t.needsAuthority} <Link to={`/plans/${plan}/settings`}>{t.toSettings}</Link>
        </p>
      )}
      {draft.error instanceof BeingMade ? (
        <Suspense fallback={null}>
          <ExportCard key={draft.error.made.id} of={draft.error.made} onClose={draft.reset} />
        </Suspense>
      ) : (
        <FailureNotice error={draft.error ?? choices.error} />
      )}
    </form>
  );
}

function Field(props: { readonly label: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <label className={props.wide === true ? "pp-field pp-field-wide" : "pp-field"}>
      <span>{props.label}</span>
      {props.children}
    </label>
  );
}

function UnitSelect(props: {
  readonly units: PaperChoices["units"];
  readonly value: string;
  readonly onChange: (unit: string) => void;
}) {
  const t = useText(text);
  const group = (label: string, units: PaperChoices["units"]) =>
    units.length > 0 && (
      <optgroup label={label}>
        {units.map(({ id, name, missing }) => (
          <option key={id} value={id} lang="zh-CN">
            {missing === 0 ? name : t.unitOwes(name, missing)}
          </option>
        ))}
      </optgroup>
    );
  return (
    <select
      className="ui-select"
      required
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    >
      <option value="">{t.chooseUnit}</option>
      {group(
        t.owing,
        props.units.filter(({ missing }) => missing > 0),
      )}
      {group(
        t.others,
        props.units.filter(({ missing }) => missing === 0),
      )}
    </select>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { Choice } from "../../../web/kit/choice.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { CitedArticle, JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { api } from "../client.ts";
import { text } from "./joint-paper-text.ts";
import { useChoices, useKeep } from "./use-joint-paper.ts";

/** A task of an article: what is to be done, by whom, by when, under which measure. */
export function TaskForm(props: {
  readonly paper: JointPaperDetail;
  readonly article: CitedArticle;
  readonly onClose: () => void;
}) {
  const { paper, article, onClose } = props;
  const { task: t, cancel } = useText(text);
  const keep = useKeep();
  const choices = useChoices().data;
  const [key] = useState(newRequestKey);
  const [words, setWords] = useState(article.text.replace(article.label, "").trim());
  const [chosenPlan, setPlan] = useState<string | null>(paper.state.planId);
  const [measure, setMeasure] = useState<string | null>(paper.state.measureIds[0] ?? null);
  const [undertaking, setUndertaking] = useState<string | null>(null);
  const [lead, setLead] = useState<string | null>(null);
  const [support, setSupport] = useState<readonly string[]>([]);
  const [due, setDue] = useState("");
  const [dispatch, setDispatch] = useState(false);
  const [lacks, setLacks] = useState(false);
  const plans = choices?.plans ?? [];
  const planId = plans.find(({ id }) => id === chosenPlan)?.id ?? plans[0]?.id;
  const measures = (choices?.measures ?? []).filter((each) => each.planId === planId);
  const measureId = measures.find(({ id }) => id === measure)?.id ?? null;
  const undertakings = measures.find(({ id }) => id === measureId)?.undertakings ?? [];
  const saving = useMutation({
    mutationFn: (asked: { readonly planId: string; readonly lead: string }) =>
      api("POST /api/joint-papers/:paper/tasks", {
        params: { paper: paper.id },
        body: {
          version: paper.version,
          key,
          paperVersion: article.reference.version,
          article: article.reference.article,
          planId: asked.planId,
          measureId,
          undertakingId: undertakings.find(({ id }) => id === undertaking)?.id ?? null,
          text: words.trim(),
          units: [
            { unitId: asked.lead, role: "lead" as const },
            ...support.map((unitId) => ({ unitId, role: "support" as const })),
          ],
          due: due === "" ? null : due,
          dispatch,
        },
      }),
    onSuccess: (next) => {
      keep(next);
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lead === null || planId === undefined) return setLacks(true);
    return saving.mutate({ planId, lead });
  };
  const options = Object.entries(paper.units).map(([value, label]) => ({ value, label }));
  const unused = options.filter(({ value }) => value !== lead && !support.includes(value));
  if (choices !== undefined && planId === undefined) return <p className="ui-banner">{t.noPlan}</p>;
  return (
    <form className="jp-form jp-inset no-print" aria-label={t.title(article.label)} onSubmit={submit}>
      <label className="jp-field">
        <span>{t.text}</span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={3}
          required
          autoFocus
          maxLength={5_000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </label>
      <div className="jp-fields" lang="zh-CN">
        {plans.length > 1 && (
          <Choice
            label={t.plan}
            any={t.choose}
            value={planId}
            options={plans.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={setPlan}
          />
        )}
        <Choice
          label={t.measure}
          any={t.noMeasure}
          value={measureId ?? undefined}
          options={measures.map(({ id, ordinal, text: what }) => ({
            value: id,
            label: `${ordinal}${what.slice(0, 36)}`,
          }))}
          onChange={setMeasure}
        />
        {undertakings.length > 0 && (
          <Choice
            label={t.undertaking}
            any={t.wholeMeasure}
            value={undertaking ?? undefined}
            options={undertakings.map(({ id, text: what }) => ({ value: id, label: what.slice(0, 36) }))}
            onChange={setUndertaking}
          />
        )}
      </div>
      <div className="jp-fields">
        <label className="jp-field">
          <span>{t.lead}</span>
          <Choice
            label={t.lead}
            any={t.choose}
            value={lead ?? undefined}
            options={options}
            onChange={setLead}
          />
        </label>
        <label className="jp-field">
          <span>{t.support}</span>
          <Choice
            label={t.support}
            any={t.add}
            value={undefined}
            options={unused}
            onChange={(unit) => unit !== null && setSupport([...support, unit])}
          />
        </label>
        <label className="jp-field">
          <span>{t.due}</span>
          <input
            className="ui-input"
            type="date"
            min={paper.day}
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        </label>
      </div>
      {support.length > 0 && (
        <ul className="ui-plain-list ui-row">
          {support.map((unit) => (
            <li key={unit}>
              <span lang="zh-CN">{paper.units[unit]}</span>{" "}
              <button
                type="button"
                className="ui-link-button"
                aria-label={t.remove(paper.units[unit] ?? "")}
                onClick={() => setSupport(support.filter((each) => each !== unit))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="ui-field">
        <input type="checkbox" checked={dispatch} onChange={({ target }) => setDispatch(target.checked)} />
        {t.dispatch}
      </label>
      {lacks && lead === null && (
        <p className="jp-late" role="alert">
          {t.needsUnit}
        </p>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{cancel}</Button>
      </span>
    </form>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { JointPaperDetail } from "../../domain/joint-papers/joint-paper-row.ts";
import { text } from "./joint-paper-text.ts";
import { ReviseForm } from "./paper-form.tsx";
import { mayDo, type PlainAct, useAct } from "./use-joint-paper.ts";

type Step = "revise" | "agree" | "issue" | "validity" | "repeal";

/** Whether a step could be taken at all, with what it would at least need. */
function allowed(paper: JointPaperDetail, step: Step): boolean {
  const { day, state } = paper;
  const validity = { from: day, until: null, reviewBy: null };
  const { source: _, ...known } = { ...state, title: state.title };
  const probe: Readonly<Record<Step, PlainAct>> = {
    revise: { type: "revise", ...known },
    agree: { type: "agree", on: day, where: "·" },
    issue: { type: "issue", on: day, docNumber: "", version: null, validity },
    validity: { type: "set-validity", validity, reason: "·" },
    repeal: { type: "repeal", on: day, reason: "·" },
  };
  return mayDo(paper, probe[step]);
}

/** The steps that a paper can take now, each with its form. */
export function StageActs({ paper }: { readonly paper: JointPaperDetail }) {
  const t = useText(text);
  const [step, setStep] = useState<Step | null>(null);
  const { state } = paper;
  const steps = (["agree", "issue", "validity", "repeal", "revise"] as const).filter(
    (each) => allowed(paper, each) && (each !== "agree" || state.stage !== "issued"),
  );
  if (steps.length === 0) return null;
  const names: Readonly<Record<Step, string>> = {
    revise: t.revise,
    agree: t.agree,
    issue: state.issued === null ? t.issue : t.reissue,
    validity: t.validity,
    repeal: t.repeal,
  };
  const close = () => setStep(null);
  return (
    <div className="ui-stack no-print" role="group" aria-label={t.stages}>
      <div className="ui-row">
        {steps.map((each) => (
          <Button
            key={each}
            size="small"
            aria-expanded={step === each}
            onClick={() => setStep(step === each ? null : each)}
          >
            {names[each]}
          </Button>
        ))}
      </div>
      {step === "revise" && <ReviseForm paper={paper} onClose={close} />}
      {step !== null && step !== "revise" && (
        <StepForm key={step} paper={paper} step={step} title={names[step]} onClose={close} />
      )}
    </div>
  );
}

const orNull = (day: string): string | null => (day === "" ? null : day);

function StepForm(props: {
  readonly paper: JointPaperDetail;
  readonly step: Exclude<Step, "revise">;
  readonly title: string;
  readonly onClose: () => void;
}) {
  const { paper, step, title, onClose } = props;
  const { state, day } = paper;
  const t = useText(text);
  const [on, setOn] = useState(day);
  const [words, setWords] = useState("");
  const [docNumber, setDocNumber] = useState("");
  const [version, setVersion] = useState(String(state.versions.at(-1)?.number ?? ""));
  const [from, setFrom] = useState(state.validity?.from ?? day);
  const [until, setUntil] = useState(state.validity?.until ?? "");
  const [reviewBy, setReviewBy] = useState(state.validity?.reviewBy ?? "");
  const act = useAct(paper);
  const saving = useMutation({ mutationFn: act, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const validity = { from, until: orNull(until), reviewBy: orNull(reviewBy) };
    const acts: Readonly<Record<typeof step, PlainAct>> = {
      agree: { type: "agree", on, where: words.trim() },
      issue: {
        type: "issue",
        on,
        docNumber: docNumber.trim(),
        version: version === "" ? null : Number(version),
        validity,
      },
      validity: { type: "set-validity", validity, reason: words.trim() },
      repeal: { type: "repeal", on, reason: words.trim() },
    };
    saving.mutate(acts[step]);
  };
  const dates = step === "issue" || step === "validity";
  return (
    <form className="ui-panel jp-form" aria-label={title} onSubmit={submit}>
      <h2 className="ui-h2">{title}</h2>
      <div className="jp-fields">
        {step !== "validity" && (
          <DayField label={t.fields.on} value={on} onChange={setOn} max={day} required />
        )}
        {step === "issue" && (
          <>
            <label className="jp-field">
              <span>{t.fields.docNumber}</span>
              <input
                className="ui-input"
                lang="zh-CN"
                maxLength={100}
                value={docNumber}
                onChange={({ target }) => setDocNumber(target.value)}
              />
            </label>
            <label className="jp-field">
              <span>{t.fields.version}</span>
              <select
                className="ui-select"
                value={version}
                onChange={({ target }) => setVersion(target.value)}
              >
                {state.versions.map(({ number, label }) => (
                  <option key={number} value={number} lang="zh-CN">
                    {t.versionOf(number, label)}
                  </option>
                ))}
                <option value="">{t.fields.noVersion}</option>
              </select>
            </label>
          </>
        )}
        {dates && (
          <>
            <DayField label={t.fields.from} value={from} onChange={setFrom} required />
            <DayField
              label={t.fields.until}
              hint={t.fields.untilHint}
              value={until}
              onChange={setUntil}
              min={from}
            />
            <DayField label={t.fields.reviewBy} value={reviewBy} onChange={setReviewBy} min={from} />
          </>
        )}
      </div>
      {step !== "issue" && (
        <label className="jp-field">
          <span>
            {step === "agree" ? t.fields.where : t.fields.reason}
            {step === "agree" && <span className="ui-quiet"> {t.fields.whereHint}</span>}
          </span>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={300}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

function DayField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly required?: boolean;
  readonly onChange: (day: string) => void;
}) {
  const { label, hint, value, onChange, ...limits } = props;
  return (
    <label className="jp-field">
      <span>
        {label}
        {hint !== undefined && <span className="ui-quiet"> {hint}</span>}
      </span>
      <input
        className="ui-input"
        type="date"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        {...limits}
      />
    </label>
  );
}

import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BASIS_RANKS, type BasisRank } from "../../catalogue/resource/citation.ts";
import { REVISION_CAUSES, type RevisionCause } from "../../catalogue/resource/content.ts";
import type { ResourceDetail } from "../../catalogue/resource/replies.ts";
import { CAUSE_WORDS, RANK_WORDS } from "../../catalogue/resource/names.ts";
import { AssessForm } from "./assess-form.tsx";
import { text } from "./resource-text.ts";
import { mayDo, type PlainAct, useAct, whyNot } from "../../catalogue/use-catalogue.ts";

const STEPS = [
  "assess",
  "approve",
  "submit",
  "publish",
  "return",
  "revise",
  "extend",
  "ask-withdrawal",
  "withdraw",
  "allow-stricter",
] as const;
type Step = (typeof STEPS)[number];

/** A step with the least that it could be done with, to ask whether it could be done. */
function probeOf({ day, held }: ResourceDetail, step: Exclude<Step, "assess">): PlainAct {
  switch (step) {
    case "approve":
    case "submit":
      return { type: step };
    case "publish":
      return { type: step, basisRank: "law" };
    case "return":
      return { type: step, reasons: "·" };
    case "revise":
      return { type: step, cause: "other", reason: "·", changedOn: day };
    case "allow-stricter":
      return { type: step, held, reason: "·" };
    default:
      return { type: step, reason: "·" };
  }
}

const allowed = (resource: ResourceDetail, step: Step): boolean =>
  step === "assess"
    ? mayDo(resource, {
        type: "assess",
        kind: "secrecy",
        on: resource.day,
        conclusion: "·",
        passed: true,
        file: { digest: "", name: "" },
      })
    : mayDo(resource, probeOf(resource, step));

/** The steps that the reader can take now; a head who cannot approve yet is told why. */
export function ResourceActs({ resource }: { readonly resource: ResourceDetail }) {
  const { acts: t } = useText(text);
  const sentence = useSentence();
  const [step, setStep] = useState<Step | null>(null);
  const steps = STEPS.filter((each) => allowed(resource, each));
  const blocked = whyNot(resource, { type: "approve" });
  const tells =
    resource.actor.roles.includes("unit-head") &&
    blocked !== null &&
    ["content-incomplete", "assessments-missing", "same-person", "conditions-grew"].includes(blocked.code);
  if (steps.length === 0 && !tells) return null;
  const close = () => setStep(null);
  const open = step !== null && steps.includes(step) ? step : null;
  return (
    <div className="ui-stack no-print" role="group" aria-label={t.title}>
      {tells && <p className="ui-banner">{t.blocked(sentence(blocked.sentence))}</p>}
      <div className="ui-row">
        {steps.map((each) => (
          <Button
            key={each}
            type={["approve", "submit", "publish"].includes(each) ? "primary" : "default"}
            aria-expanded={open === each}
            onClick={() => setStep(open === each ? null : each)}
          >
            {t[each]}
          </Button>
        ))}
      </div>
      {open === "assess" && <AssessForm resource={resource} onClose={close} />}
      {open !== null && open !== "assess" && (
        <StepForm key={open} resource={resource} step={open} onClose={close} />
      )}
    </div>
  );
}

function StepForm(props: {
  readonly resource: ResourceDetail;
  readonly step: Exclude<Step, "assess">;
  readonly onClose: () => void;
}) {
  const { resource, step, onClose } = props;
  const { acts: t } = useText(text);
  const sentence = useSentence();
  const [words, setWords] = useState("");
  const [cause, setCause] = useState<RevisionCause>("duty");
  const [changedOn, setChangedOn] = useState(resource.day);
  const [rank, setRank] = useState<BasisRank | null>(null);
  const act = useAct(resource);
  const saving = useMutation({ mutationFn: act, onSuccess: onClose });
  const asksRank = step === "publish" && resource.basisRank === "unsure";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reason = words.trim();
    const probe = probeOf(resource, step);
    if (probe.type === "publish") saving.mutate({ type: "publish", basisRank: rank });
    else if (probe.type === "return") saving.mutate({ type: "return", reasons: reason });
    else if (probe.type === "revise") saving.mutate({ type: "revise", cause, reason, changedOn });
    else if (probe.type === "allow-stricter") saving.mutate({ type: probe.type, held: [], reason });
    else if (probe.type === "extend" || probe.type === "ask-withdrawal" || probe.type === "withdraw")
      saving.mutate({ type: probe.type, reason });
    else saving.mutate(probe);
  };
  const needsWords = !["approve", "submit", "publish"].includes(step);
  return (
    <form className="ui-panel ct-form" aria-label={t[step]} onSubmit={submit}>
      <h2 className="ui-h2">{t[step]}</h2>
      {step === "revise" && (
        <div className="ct-fields">
          <label className="ct-field">
            <span>{t.cause}</span>
            <select
              className="ui-select"
              value={cause}
              onChange={({ target }) =>
                setCause(REVISION_CAUSES.find((each) => each === target.value) ?? "other")
              }
            >
              {REVISION_CAUSES.map((each) => (
                <option key={each} value={each}>
                  {sentence(CAUSE_WORDS[each])}
                </option>
              ))}
            </select>
          </label>
          <label className="ct-field">
            <span>
              {t.changedOn} <span className="ui-quiet">{t.changedHint}</span>
            </span>
            <input
              className="ui-input"
              type="date"
              required
              max={resource.day}
              value={changedOn}
              onChange={({ target }) => setChangedOn(target.value)}
            />
          </label>
        </div>
      )}
      {asksRank && (
        <label className="ct-field">
          <span>
            {t.rank} <span className="ui-quiet">{t.rankHint}</span>
          </span>
          <select
            className="ui-select"
            required
            value={rank ?? ""}
            onChange={({ target }) => setRank(BASIS_RANKS.find((each) => each === target.value) ?? null)}
          >
            <option value="">{t.rankNone}</option>
            {BASIS_RANKS.map((each) => (
              <option key={each} value={each}>
                {sentence(RANK_WORDS[each])}
              </option>
            ))}
          </select>
        </label>
      )}
      {needsWords && (
        <label className="ct-field">
          <span>{t.reasons}</span>
          <textarea
            className="ui-textarea"
            lang="zh-CN"
            rows={2}
            required
            maxLength={1_000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t.confirm}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

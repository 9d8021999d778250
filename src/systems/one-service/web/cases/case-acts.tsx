import { Button } from "antd";
import { type ComponentType, type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import type { AskedAct } from "../../contract/cases.ts";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import {
  AnswerForm,
  DecideForm,
  DeliverForm,
  type FormProps,
  HandOverForm,
  NotAcceptForm,
  SpecialForm,
  SupplementForm,
} from "./act-forms.tsx";
import { text } from "./acts-text.ts";
import { SupplementUploads } from "./supplement-uploads.tsx";
import { mayDo, useAct } from "./use-case.ts";

const FORMS: Readonly<Partial<Record<AskedAct["type"], ComponentType<FormProps>>>> = {
  "hand-over": HandOverForm,
  supplement: SupplementForm,
  "not-accept": NotAcceptForm,
  "begin-special": SpecialForm,
  decide: DecideForm,
  deliver: DeliverForm,
  "answer-appraisal": AnswerForm,
};

/** The step that leads on stands first. */
const STEPS: readonly AskedAct["type"][] = [
  "hand-over",
  "accept",
  "decide",
  "deliver",
  "confirm-delivery",
  "answer-appraisal",
  "supplemented",
  "end-special",
  "supplement",
  "begin-special",
  "not-accept",
  "take",
  "withdraw",
];

/** The act of a step before anything is filled in. */
function firstOf(type: AskedAct["type"], { state }: CaseDetail): AskedAct | null {
  switch (type) {
    case "accept":
      return { type, proof: state.handedOver?.proof ?? "" };
    case "take":
    case "end-special":
    case "confirm-delivery":
    case "withdraw":
      return { type };
    case "begin-special":
      return { type, procedure: "hearing" };
    case "deliver":
      return { type, how: { kind: "online" } };
    default:
      return null;
  }
}

/** What an official can do with a case now, each with its form. */
export function CaseActs({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const [step, setStep] = useState<AskedAct["type"] | null>(null);
  const steps = STEPS.filter((each) => mayDo(detail, each));
  if (steps.length === 0) return null;
  const open = step !== null && steps.includes(step) ? step : null;
  return (
    <section className="ui-panel no-print" aria-labelledby="case-can">
      <h2 id="case-can">{t.can}</h2>
      <div className="ui-row">
        {steps.map((each, at) => (
          <Button
            key={each}
            type={at === 0 ? "primary" : "default"}
            ghost={at === 0 && open !== null}
            aria-expanded={open === each}
            onClick={() => setStep(open === each ? null : each)}
          >
            {t.acts[each]}
          </Button>
        ))}
      </div>
      {open === "supplemented" && <SupplementUploads detail={detail} />}
      {open !== null && open !== "supplemented" && (
        <StepForm key={open} detail={detail} type={open} onClose={() => setStep(null)} />
      )}
    </section>
  );
}

function StepForm(props: {
  readonly detail: CaseDetail;
  readonly type: AskedAct["type"];
  readonly onClose: () => void;
}) {
  const { detail, type, onClose } = props;
  const t = useText(text);
  const [act, setAct] = useState<AskedAct | null>(firstOf(type, detail));
  const doing = useAct(detail, onClose);
  const Form = FORMS[type];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (act !== null) doing.mutate(act);
  };
  return (
    <form className="cs-form cs-inset" aria-label={t.acts[type]} onSubmit={submit}>
      <h3 className="ui-h2">{t.acts[type]}</h3>
      {type === "accept" && <HandedOver detail={detail} />}
      {type === "confirm-delivery" && <p>{t.confirmNote}</p>}
      {type === "withdraw" && <p>{t.withdrawNote}</p>}
      {Form && <Form detail={detail} onChange={setAct} />}
      <FailureNotice error={doing.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={doing.isPending}>
          {t.submit}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

function HandedOver({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  return (
    <>
      <p className="ui-notice">{t.acceptNote}</p>
      <ul className="cs-plain" lang="zh-CN">
        {detail.state.papers.map(({ name, digests }) => (
          <li key={name}>
            {name}
            {digests.map((digest) => (
              <code key={digest} className="ui-quiet">
                {" "}
                {digest.slice(0, 12)}…
              </code>
            ))}
          </li>
        ))}
      </ul>
      <p className="ui-quiet">
        {t.proof}: <code>{detail.state.handedOver?.proof.slice(0, 16)}…</code>
      </p>
    </>
  );
}

import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { BeforeSending } from "../../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { StandardDetail } from "../../domain/standards/comparison-rows.ts";
import { agreedBy, answersFor, openItems, standardShape } from "../../domain/standards/standard-record.ts";
import type { StandardAct, StandardFields } from "../../domain/standards/standard.ts";
import { BeforeIssuing } from "./before-issuing.tsx";
import { text as shared } from "./shared-text.ts";
import { text } from "./standard-text.ts";
import { useStandardAct } from "./use-standards.ts";

/** Whether the reader may do an act: asked of the same rules as the server. */
export const mayOnStandard = ({ state, actor, day }: StandardDetail, act: StandardAct): boolean =>
  standardShape.permit(state, act, actor, day) === null;

/** What can be done with the list as a whole: agree to all that waits, issue, withdraw. */
export function StandardActs({ detail }: { readonly detail: StandardDetail }) {
  const t = useText(text);
  const [step, setStep] = useState<"agree" | "issue" | "withdraw" | null>(null);
  const act = useStandardAct(detail);
  const { language } = useLanguage();
  const s = useText(shared);
  const wordsOf = ({ promisedDays, materials }: StandardFields) =>
    [
      promisedDays === null ? s.unknown : s.days(formatFigure(promisedDays, language)),
      s.materials(materials.length),
    ].join(" · ");
  const { state, actor, day } = detail;
  const own = answersFor(actor);
  const waiting = openItems(state).filter((item) => own !== null && !agreedBy(item).includes(own));
  const agreeAll: StandardAct = {
    type: "agree",
    items: waiting.map(({ key, revision }) => ({ key, revision })),
  };
  const mayIssue = mayOnStandard(detail, { type: "issue", on: day, docNumber: "·" });
  const mayWithdraw = mayOnStandard(detail, { type: "withdraw", reason: "·" });
  const mayAgree = waiting.length > 0 && mayOnStandard(detail, agreeAll);
  if (!mayIssue && !mayWithdraw && !mayAgree) return null;
  return (
    <div className="ui-stack no-print">
      <div className="ui-row">
        {mayAgree && (
          <Button disabled={act.isPending} onClick={() => setStep("agree")}>
            {t.agreeAll(waiting.length)}
          </Button>
        )}
        {mayIssue && (
          <Button
            type="primary"
            aria-expanded={step === "issue"}
            onClick={() => setStep(step === "issue" ? null : "issue")}
          >
            {t.issue}
          </Button>
        )}
        {mayWithdraw && (
          <Button
            aria-expanded={step === "withdraw"}
            onClick={() => setStep(step === "withdraw" ? null : "withdraw")}
          >
            {t.withdraw}
          </Button>
        )}
      </div>
      {step === "agree" && (
        <BeforeSending
          title={t.agreeAll(waiting.length)}
          help={t.agreeAllHelp}
          to={waiting.map(({ key, fields }) => ({ key, name: fields.name, about: wordsOf(fields) }))}
          okText={t.agree}
          onSend={() => act.mutate(agreeAll)}
          onClose={() => setStep(null)}
        />
      )}
      {step === null && <FailureNotice error={act.error} />}
      {step === "issue" && <IssueForm detail={detail} onClose={() => setStep(null)} />}
      {step === "withdraw" && <WithdrawForm detail={detail} onClose={() => setStep(null)} />}
    </div>
  );
}

type Props = { readonly detail: StandardDetail; readonly onClose: () => void };

function IssueForm({ detail, onClose }: Props) {
  const t = useText(text);
  const act = useStandardAct(detail);
  const [on, setOn] = useState(detail.day);
  const [docNumber, setDocNumber] = useState("");
  const [shown, setShown] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
  };
  return (
    <form className="ui-panel ui-stack" aria-label={t.issue} onSubmit={submit}>
      <p className="ui-quiet">{t.issueHelp}</p>
      <div className="st-fields">
        <label className="st-field">
          <span>{t.docNumber}</span>
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={100}
            value={docNumber}
            onChange={(event) => setDocNumber(event.target.value)}
          />
        </label>
        <label className="st-field">
          <span>{t.on}</span>
          <input
            className="ui-input"
            type="date"
            required
            max={detail.day}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
      </div>
      {shown && (
        <BeforeIssuing
          detail={detail}
          onSend={() => act.mutate({ type: "issue", on, docNumber }, { onSuccess: onClose })}
          onClose={() => setShown(false)}
        />
      )}
      <FailureNotice error={act.error} />
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t.issue}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

function WithdrawForm({ detail, onClose }: Props) {
  const act = useStandardAct(detail);
  const t = useText(text);
  return (
    <SayForm
      title={t.withdraw}
      error={act.error}
      busy={act.isPending}
      onCancel={onClose}
      onSay={(reason) => act.mutate({ type: "withdraw", reason }, { onSuccess: onClose })}
    />
  );
}

/** A reason or a comment, which must not be empty. */
export function SayForm(props: {
  readonly title: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly onSay: (words: string) => void;
  readonly onCancel: () => void;
}) {
  const t = useText(text);
  const [words, setWords] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSay(words.trim());
  };
  return (
    <form className="ui-panel ui-stack" aria-label={props.title} onSubmit={submit}>
      <label className="st-field">
        <span>
          {props.title} · {t.say}
        </span>
        <textarea
          className="ui-textarea"
          rows={3}
          required
          maxLength={1000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <FailureNotice error={props.error} />
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={words.trim() === ""}>
          {t.send}
        </Button>
        <Button onClick={props.onCancel}>{t.cancel}</Button>
      </div>
    </form>
  );
}

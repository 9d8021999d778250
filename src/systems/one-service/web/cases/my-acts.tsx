import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import { type Grade, GRADE_NAMES, GRADES } from "../../domain/cases/case.ts";
import { text } from "./acts-text.ts";
import { Words } from "./field.tsx";
import { SupplementUploads } from "./supplement-uploads.tsx";
import { mayDo, useAct } from "./use-case.ts";

/** What an applicant can do: add what is missing, confirm, appraise, withdraw. */
export function MyActs({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const doing = useAct(detail);
  const [withdrawing, setWithdrawing] = useState(false);
  return (
    <>
      {mayDo(detail, "supplemented") && (
        <section className="ui-panel no-print" aria-label={t.sendSupplement}>
          <h2>{t.sendSupplement}</h2>
          <SupplementUploads detail={detail} />
        </section>
      )}
      {mayDo(detail, "confirm-delivery") && (
        <div className="no-print">
          <Button
            type="primary"
            size="large"
            loading={doing.isPending}
            onClick={() => doing.mutate({ type: "confirm-delivery" })}
          >
            {t.confirmMine}
          </Button>
        </div>
      )}
      {["delivered", "not-accepted"].includes(detail.state.stage) && mayDo(detail, "appraise") && (
        <Appraise detail={detail} />
      )}
      {mayDo(detail, "withdraw") && (
        <div className="no-print">
          {withdrawing ? (
            <div className="ui-banner cs-form" role="group" aria-label={t.acts["withdraw"]}>
              <span>{t.withdrawNote}</span>
              <span className="ui-row">
                <Button danger loading={doing.isPending} onClick={() => doing.mutate({ type: "withdraw" })}>
                  {t.acts["withdraw"]}
                </Button>
                <Button onClick={() => setWithdrawing(false)}>{t.cancel}</Button>
              </span>
            </div>
          ) : (
            <Button onClick={() => setWithdrawing(true)}>{t.acts["withdraw"]}</Button>
          )}
        </div>
      )}
      <FailureNotice error={doing.error} />
    </>
  );
}

function Appraise({ detail }: { readonly detail: CaseDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const [grade, setGrade] = useState<Grade>(5);
  const [words, setWords] = useState("");
  const doing = useAct(detail);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    doing.mutate({ type: "appraise", grade, text: words });
  };
  return (
    <form className="ui-panel cs-form no-print" aria-label={t.appraiseTitle} onSubmit={submit}>
      <h2>{t.appraiseTitle}</h2>
      <fieldset className="cs-grades">
        <legend className="ui-hidden">{t.appraiseTitle}</legend>
        {GRADES.map((each) => (
          <label key={each} className="cs-check">
            <input type="radio" name="grade" checked={grade === each} onChange={() => setGrade(each)} />
            <span>{sentence(GRADE_NAMES[each])}</span>
          </label>
        ))}
      </fieldset>
      <Words label={t.appraiseText} required={false} rows={2} value={words} onChange={setWords} />
      <FailureNotice error={doing.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={doing.isPending}>
          {t.submit}
        </Button>
      </div>
    </form>
  );
}

import type { ReactNode } from "react";
import { useText } from "../../../../web/frame/language.tsx";
import type { CaseDetail } from "../../domain/cases/case-view.ts";
import { waitSentence } from "../../domain/cases/case-order.ts";
import { clockWords } from "../../domain/cases/clock-words.ts";
import { holderOf, nextStep } from "../../domain/cases/next-step.ts";
import { ClockWords, HolderWords } from "./case-labels.tsx";
import { CaseFacts, Documents, Timeline, Told } from "./case-parts.tsx";
import { text } from "./cases-text.ts";
import { useSaid } from "./use-said.ts";

/** Who holds the case now, what comes next and by when; below it all that is known. */
export function CaseBody(props: {
  readonly detail: CaseDetail;
  readonly own: boolean;
  /** What the reader can do. */
  readonly acts: ReactNode;
  /** What only this reader's page shows at its end. */
  readonly end: ReactNode;
}) {
  const { detail, own, acts, end } = props;
  const t = useText(text);
  const sentence = useSaid();
  const { state, clock } = detail;
  const waits =
    state.stage === "received" || state.stage === "handed-over" ? waitSentence(detail.before) : null;
  const late = clockWords(clock).urgency === "late";
  const yours = own && holderOf(state).who === "applicant";
  const look = yours ? "cs-now cs-now-yours" : late ? "cs-now cs-now-late" : "cs-now";
  return (
    <div className="ui-stack">
      <section className={look} aria-label={t.next}>
        <p className="cs-next">{sentence(waits ?? nextStep(state, clock))}</p>
        <p>
          {t.holder}: <HolderWords detail={detail} own={own} />
        </p>
        <p>
          {t.clock}: <ClockWords clock={clock} />
          {clock.startedBy === "silence" && state.accepted === null && (
            <span className="ui-quiet"> {t.silence}</span>
          )}
        </p>
      </section>
      {acts}
      <Told detail={detail} />
      <Timeline detail={detail} />
      <CaseFacts detail={detail} />
      <Documents detail={detail} />
      {end}
    </div>
  );
}

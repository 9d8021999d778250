import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { findRule } from "../../domain/clocks/clock.ts";
import type { ShownClock } from "../../domain/requests/request-row.ts";
import type { Step } from "../../domain/requests/request-steps.ts";
import type { RequestStatus } from "../../domain/requests/request.ts";
import { STATUS_WORDS } from "../../domain/requests/request-words.ts";
import { text } from "./requests-text.ts";

const TONES: Partial<Readonly<Record<RequestStatus, string>>> = {
  "in-use": "grass",
  delivered: "river",
  granted: "river",
  filed: "ochre",
  received: "ochre",
  supplementing: "ochre",
  suspended: "vermilion",
  ended: "vermilion",
};

export function StatusLabel({ status }: { readonly status: RequestStatus }) {
  const sentence = useSentence();
  return (
    <span className={`ui-label ui-label-${TONES[status] ?? "quiet"}`}>{sentence(STATUS_WORDS[status])}</span>
  );
}

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(text);
  return sample ? <span className="ui-label ui-label-quiet">{t.sample}</span> : null;
}

/** A limit as a countdown: how long, until when, and by which article. */
export function ClockWords({ shown }: { readonly shown: ShownClock }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { clock, countdown, words } = shown;
  const number = findRule(clock.rule, clock.from)?.articleNumber ?? 0;
  const state = countdown?.state ?? "running";
  return (
    <span className="rq-clock">
      {words !== null && (
        <strong className={`rq-${state}`}>
          {state === "overdue" ? "▲ " : ""}
          {sentence(words)}
        </strong>
      )}
      <span className="ui-quiet">
        {t.dueOn(formatDay(clock.due, language))} · {t.article(number, clock.article)}
      </span>
      {clock.assumed && <span className="ui-quiet">{t.assumed}</span>}
    </span>
  );
}

export function StepWords({ steps }: { readonly steps: readonly Step[] }) {
  const t = useText(text);
  if (steps.length === 0) return <>{t.noClock}</>;
  return (
    <span className="ui-column">
      {steps.map(({ side, act }) => (
        <span key={`${side} ${act}`}>
          {t.acts[act]} <span className="ui-quiet">{t.sides[side]}</span>
        </span>
      ))}
    </span>
  );
}

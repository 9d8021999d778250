import type { ReactNode } from "react";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import type { Tone } from "../../../web/kit/parts.tsx";
import { ASSUMED } from "../domain/clocks/clock-words.ts";
import { findRule } from "../domain/clocks/clock.ts";
import { request, type Step } from "./kind.ts";
import type { AskedResource } from "./request.ts";
import { type ShownClock, SIDES } from "./view.ts";

export const TONES: Readonly<Record<string, Tone>> = {
  draft: "quiet",
  "in-use": "grass",
  delivered: "river",
  granted: "river",
  filed: "ochre",
  received: "ochre",
  supplementing: "ochre",
  suspended: "vermilion",
  ended: "vermilion",
  refused: "quiet",
  closed: "quiet",
  withdrawn: "quiet",
};

export const ATTRIBUTES: Readonly<Record<AskedResource["attribute"], Sentence>> = {
  unconditional: say("无条件共享", "Unconditional"),
  conditional: say("有条件共享", "Conditional"),
};

/** A limit as a countdown: how long, until when, and by which article. */
export function ClockWords({ shown }: { readonly shown: ShownClock }) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { clock, countdown, words } = shown;
  const number = findRule(clock.rule, clock.from)?.articleNumber ?? 0;
  const state = countdown?.state ?? "running";
  const due = formatDay(clock.due, language);
  return (
    <span className="rq-clock">
      {words !== null && <strong className={`rq-${state}`}>{sentence(words)}</strong>}
      <span className="ui-quiet">
        {sentence(say(`至 ${due}`, `By ${due}`))} ·{" "}
        {sentence(say(clock.article, `Article ${number} of the regulation`))}
      </span>
      {clock.assumed && <span className="ui-quiet">{sentence(ASSUMED)}</span>}
    </span>
  );
}

/** An act and whose turn it is, as the page and the list say what is waited for. */
export const stepWords = ({ act, side }: Step): readonly [act: Sentence, side: Sentence] => [
  request.acts[act].name,
  SIDES[side],
];

export const Overdue = ({ children }: { readonly children: ReactNode }) => (
  <strong className="rq-overdue">{children}</strong>
);

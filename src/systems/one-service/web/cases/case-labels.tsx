import { Due, type DueTone } from "../../../../web/kit/due.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { cityName } from "../../domain/cases/case-sentence.ts";
import type { CaseDetail, CaseLine } from "../../domain/cases/case-view.ts";
import { CASE_STAGE_NAMES, type CaseStage, MODE_NAMES } from "../../domain/cases/case.ts";
import { clockWords, type Urgency } from "../../domain/cases/clock-words.ts";
import { holderOf } from "../../domain/cases/next-step.ts";
import { text } from "./cases-text.ts";
import { useSaid } from "./use-said.ts";

const STAGE_LOOK: Readonly<Record<CaseStage, string>> = {
  received: "ui-label ui-label-river",
  "handed-over": "ui-label ui-label-ochre",
  accepted: "ui-label ui-label-river",
  supplement: "ui-label ui-label-ochre",
  special: "ui-label ui-label-ochre",
  decided: "ui-label ui-label-grass",
  delivering: "ui-label ui-label-grass",
  delivered: "ui-label ui-label-grass",
  "not-accepted": "ui-label ui-label-vermilion",
  withdrawn: "ui-label ui-label-quiet",
};

export function StageLabel({ stage }: { readonly stage: CaseStage }) {
  const sentence = useSaid();
  return <span className={STAGE_LOOK[stage]}>{sentence(CASE_STAGE_NAMES[stage])}</span>;
}

export function ModeWords({ mode }: Pick<CaseLine, "mode">) {
  const sentence = useSaid();
  return <>{sentence(MODE_NAMES[mode])}</>;
}

const CLOCK_LOOK: Readonly<Record<Urgency, DueTone>> = {
  late: "late",
  soon: "soon",
  running: "ahead",
  still: "still",
  over: "still",
};

/** The clock as a countdown in words, the same to everybody: it is one clock. */
export function ClockWords({ clock }: Pick<CaseLine, "clock">) {
  const sentence = useSentence();
  const { urgency, words } = clockWords(clock);
  return <Due tone={CLOCK_LOOK[urgency]}>{sentence(words)}</Due>;
}

export function CityName({ code }: { readonly code: string }) {
  const sentence = useSentence();
  return <>{sentence(cityName(code))}</>;
}

/** From where it was received to where it is decided. */
export function Places({
  line,
}: {
  readonly line: Pick<CaseLine, "receivingCity" | "decidingCity" | "decidingUnit">;
}) {
  return (
    <span className="ui-column">
      <span>
        <CityName code={line.receivingCity} /> → <CityName code={line.decidingCity} />
      </span>
      <span className="ui-quiet" lang="zh-CN">
        {line.decidingUnit}
      </span>
    </span>
  );
}

/** In whose hands the next step is, for its applicant or an official. */
export function HolderWords({ detail, own }: { readonly detail: CaseDetail; readonly own: boolean }) {
  const t = useText(text);
  const holder = holderOf(detail.state);
  if (holder.who === "nobody") return <>{t.nobody}</>;
  if (holder.who === "applicant") return <b>{own ? t.waitsForYou : t.waitsForApplicant}</b>;
  if (holder.who === "window" && detail.state.delivery?.how.kind === "window")
    return (
      <>
        <CityName code={detail.state.delivery.how.regionCode} /> {t.windowOf}
      </>
    );
  return <span lang="zh-CN">{holder.unitName}</span>;
}

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(text);
  return sample ? <span className="ui-label ui-label-ochre">{t.sample}</span> : null;
}

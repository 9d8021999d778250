import { Due, type DueTone } from "../../../web/kit/due.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { type JointPaperStage, STAGE_NAMES } from "../../domain/joint-papers/joint-paper.ts";
import type { Standing } from "../../domain/joint-papers/joint-paper-row.ts";
import { standingWords, type ValidityStanding } from "../../domain/joint-papers/validity.ts";
import { text } from "./joint-papers-text.ts";

const STAGE_LOOK: Readonly<Record<JointPaperStage, string>> = {
  drafting: "ui-label ui-label-quiet",
  consulting: "ui-label ui-label-river",
  agreed: "ui-label ui-label-river",
  issued: "ui-label ui-label-grass",
  repealed: "ui-label ui-label-quiet",
};

export function StageLabel({ stage }: { readonly stage: JointPaperStage }) {
  const sentence = useSentence();
  return <span className={STAGE_LOOK[stage]}>{sentence(STAGE_NAMES[stage])}</span>;
}

/** Where it comes from, where nobody here entered it. */
export function OriginLabel({ origin }: { readonly origin: Standing }) {
  const t = useText(text);
  if (origin === "entered") return null;
  return (
    <span className={origin === "sample" ? "ui-label ui-label-ochre" : "ui-label ui-label-quiet"}>
      {origin === "sample" ? t.sample : t.reported}
    </span>
  );
}

const VALIDITY_LOOK: Readonly<Record<ValidityStanding["kind"], DueTone>> = {
  none: "still",
  open: "ahead",
  ahead: "ahead",
  valid: "ahead",
  expiring: "soon",
  review: "soon",
  expired: "late",
};

/** How its validity stands, with the days. */
export function ValidityWords({ standing }: { readonly standing: ValidityStanding }) {
  const sentence = useSentence();
  return <Due tone={VALIDITY_LOOK[standing.kind]}>{sentence(standingWords(standing))}</Due>;
}

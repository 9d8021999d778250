import { useSentence, useText } from "../../../web/language.tsx";
import { type JointPaperStage, STAGE_NAMES } from "../../domain/joint-papers/joint-paper.ts";
import type { Standing } from "../../domain/joint-papers/joint-paper-row.ts";
import { standingWords, type ValidityStanding } from "../../domain/joint-papers/validity.ts";
import { text } from "./joint-papers-text.ts";

const STAGE_LOOK: Readonly<Record<JointPaperStage, string>> = {
  drafting: "sv-label sv-label-quiet",
  consulting: "sv-label sv-label-river",
  agreed: "sv-label sv-label-river",
  issued: "sv-label sv-label-grass",
  repealed: "sv-label sv-label-quiet",
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
    <span className={origin === "sample" ? "sv-label sv-label-ochre" : "sv-label sv-label-quiet"}>
      {origin === "sample" ? t.sample : t.reported}
    </span>
  );
}

const VALIDITY_LOOK: Readonly<Record<ValidityStanding["kind"], string>> = {
  none: "sv-quiet",
  open: "",
  ahead: "",
  valid: "",
  expiring: "sv-state sv-state-due-soon",
  review: "sv-state sv-state-due-soon",
  expired: "sv-state sv-state-pending",
};

/** How its validity stands, with the days; shape and colour say the same. */
export function ValidityWords({ standing }: { readonly standing: ValidityStanding }) {
  const sentence = useSentence();
  return <span className={VALIDITY_LOOK[standing.kind]}>{sentence(standingWords(standing))}</span>;
}

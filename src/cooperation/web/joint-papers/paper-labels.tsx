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

const VALIDITY_LOOK: Readonly<Record<ValidityStanding["kind"], string>> = {
  none: "ui-quiet",
  open: "",
  ahead: "",
  valid: "",
  expiring: "ui-state ui-state-due-soon",
  review: "ui-state ui-state-due-soon",
  expired: "ui-state ui-state-pending",
};

/** How its validity stands, with the days; shape and colour say the same. */
export function ValidityWords({ standing }: { readonly standing: ValidityStanding }) {
  const sentence = useSentence();
  return <span className={VALIDITY_LOOK[standing.kind]}>{sentence(standingWords(standing))}</span>;
}

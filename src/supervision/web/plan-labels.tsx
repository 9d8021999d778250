import { useText } from "../../web/language.tsx";
import type { PlanSummary } from "../domain/plan.ts";
import { text as words } from "./text.ts";

/** What a reader must know about a plan before trusting a figure of it. */
export function PlanLabels({ plan }: { readonly plan: Pick<PlanSummary, "sample" | "incomplete"> }) {
  const t = useText(words);
  return (
    <>
      {plan.sample && (
        <span className="sv-label sv-label-ochre" title={t.sampleMeaning}>
          {t.sample}
        </span>
      )}
      {plan.incomplete && (
        <span className="sv-label sv-label-ochre" title={t.incompleteMeaning}>
          {t.incomplete}
        </span>
      )}
    </>
  );
}

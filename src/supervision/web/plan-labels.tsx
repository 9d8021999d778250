import { Link } from "react-router";
import { useText } from "../../web/frame/language.tsx";
import type { PlanSummary } from "../domain/plan.ts";
import { useAsOf } from "../../web/kit/as-of.ts";
import { text as words } from "./text.ts";

type Labelled = Pick<PlanSummary, "sample" | "incomplete" | "supersededBy">;

/** What a reader must know about a plan before trusting a figure of it. */
export function PlanLabels({ plan }: { readonly plan: Labelled }) {
  const t = useText(words);
  const { at } = useAsOf();
  return (
    <>
      {plan.sample && (
        <span className="ui-label ui-label-ochre" title={t.sampleMeaning}>
          {t.sample}
        </span>
      )}
      {plan.incomplete && (
        <span className="ui-label ui-label-ochre" title={t.incompleteMeaning}>
          {t.incomplete}
        </span>
      )}
      {plan.supersededBy !== null && (
        <Link className="ui-label ui-label-ochre" to={at(`/plans/${plan.supersededBy}`)}>
          {t.superseded}
        </Link>
      )}
    </>
  );
}

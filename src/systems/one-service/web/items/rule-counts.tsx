import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import type { RuleCount } from "../../domain/items/item-row.ts";
import { ruleOf } from "../../domain/items/lint.ts";
import { SeverityLabel } from "./finding.tsx";

/** In how many items each rule found something; each a switch that narrows to it. */
export function RuleCounts(props: {
  readonly counts: readonly RuleCount[];
  readonly chosen: string | undefined;
  readonly onChoose: (rule: string | null) => void;
}) {
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <ul className="it-rules">
      {props.counts.map(({ rule, items }) => {
        const { says, severity } = ruleOf(rule);
        const chosen = props.chosen === rule;
        return (
          <li key={rule}>
            <button
              type="button"
              className="it-rule"
              aria-pressed={chosen}
              onClick={() => props.onChoose(chosen ? null : rule)}
            >
              <SeverityLabel severity={severity} /> {sentence(says)}
              <b>{formatFigure(items, language)}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

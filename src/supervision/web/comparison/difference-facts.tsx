import { useText } from "../../../web/frame/language.tsx";
import type { MeasureComparison } from "../../domain/plan.ts";
import "../../../web/draw/difference.css";
import { text } from "./comparison-text.ts";

function Changes(props: {
  readonly name: string;
  readonly changes: { readonly added: readonly string[]; readonly dropped: readonly string[] };
}) {
  const t = useText(text);
  const { added, dropped } = props.changes;
  if (added.length + dropped.length === 0) return null;
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className="ui-difference" lang="zh-CN">
        {added.map((name) => (
          <ins key={`+${name}`}>
            {t.plus} {name}
          </ins>
        ))}
        {dropped.map((name) => (
          <del key={`-${name}`}>
            {t.minus} {name}
          </del>
        ))}
      </dd>
    </div>
  );
}

/** Differences that a reader looks for before the wording: projects, units, deadline. */
export function DifferenceFacts({ comparison }: { readonly comparison: MeasureComparison }) {
  const t = useText(text);
  const { deadline } = comparison;
  return (
    <dl className="ui-facts">
      <Changes name={t.projects} changes={comparison.projects} />
      <Changes name={t.units} changes={comparison.units} />
      {/* A measure that stands on one side only has no deadline that became another. */}
      {deadline !== null && comparison.left !== null && comparison.right !== null && (
        <div>
          <dt>{t.deadline}</dt>
          <dd className="ui-difference">
            <del lang="zh-CN">{deadline.left ?? t.noDeadline}</del> {t.becomes}{" "}
            <ins lang="zh-CN">{deadline.right ?? t.noDeadline}</ins>
          </dd>
        </div>
      )}
    </dl>
  );
}

import { Link } from "react-router";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { SecondmentWarning } from "../../domain/secondment/warnings.ts";
import { text } from "./secondments-text.ts";

/** What is missing or collides, each with its day and what to do; what is due already first in words. */
export function Warnings(props: {
  readonly warnings: readonly SecondmentWarning[];
  /** Where each leads to the term that it is about. */
  readonly linked?: boolean;
}) {
  const t = useText(text);
  const sentence = useSentence();
  if (props.warnings.length === 0) return <p className="ui-quiet">{t.warningsNone}</p>;
  return (
    <ul className="sd-warnings">
      {props.warnings.map(({ kind, day, late, seat, terms, sentence: words }) => (
        <li key={`${kind} ${day} ${seat ?? ""} ${terms.join(" ")}`}>
          <span className={late ? "sd-late" : "sd-soon"}>{late ? t.late : t.soon}</span>
          <span>{sentence(words)}</span>
          {props.linked === true && terms[0] !== undefined && (
            <Link className="no-print" to={`/secondments/${terms[0]}`}>
              {t.openTerm}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

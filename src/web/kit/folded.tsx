import type { ReactElement } from "react";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import "./kit.css";
import { words } from "./words.ts";

/** Some lines, and the others behind how many they are: nothing that is counted is out of reach. */
export function Folded(props: { readonly lines: readonly ReactElement[]; readonly shown: number }) {
  const { lines, shown } = props;
  const t = useText(words);
  const { language } = useLanguage();
  const rest = lines.slice(shown);
  return (
    <>
      <ul className="kit-lines">{lines.slice(0, shown)}</ul>
      {rest.length > 0 && (
        <details>
          <summary className="ui-quiet">{t.moreLines(formatFigure(rest.length, language))}</summary>
          <ul className="kit-lines">{rest}</ul>
        </details>
      )}
    </>
  );
}

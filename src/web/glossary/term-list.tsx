import { useLanguage } from "../frame/language.tsx";
import type { Term } from "./dictionary.ts";
import "./glossary.css";

/** Terms with their name in the other language, each with its sentence. */
export function TermList({ terms }: { readonly terms: readonly Term[] }) {
  const { language } = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <dl className="glossary-terms">
      {terms.map(({ name, meaning }) => (
        <div key={name.zh}>
          <dt>
            {name[language]} <span lang={other === "zh" ? "zh-CN" : "en"}>{name[other]}</span>
          </dt>
          <dd>{meaning[language]}</dd>
        </div>
      ))}
    </dl>
  );
}

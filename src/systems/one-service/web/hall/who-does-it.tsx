import type { Sentence } from "../../../../kernel/error.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { text } from "./hall-text.ts";

/** Which body usually does what was looked for, and whom to ask. */
export function WhoDoesIt({ who }: { readonly who: Sentence }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <section className="ui-panel" aria-labelledby="who-does-it">
      <h2 id="who-does-it">{t.usually(who[language])}</h2>
      <p>{t.askThere}</p>
      <p className="hall-quiet">
        <span className="ui-label">{t.unverified}</span> {t.usuallyNote}
      </p>
    </section>
  );
}

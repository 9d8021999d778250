import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { whoDoesIt } from "../../domain/hall/who-does-it.ts";
import { text } from "./hall-text.ts";

/** Which body usually does what was looked for, and whom to ask; nothing where that is not known. */
export function WhoDoesIt({ query }: { readonly query: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const who = whoDoesIt(query);
  if (who === undefined) return null;
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

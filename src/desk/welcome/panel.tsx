import { useWords } from "../../web/kit/said.ts";
import Doors from "./doors.tsx";
import { words } from "./words.ts";

/** The three doors above what waits, until they are put away. */
export default function WelcomePanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  return (
    <section className="welcome" aria-labelledby="welcome">
      <header>
        <h2 id="welcome">{t.title}</h2>
        <p>{t.lead}</p>
        <button type="button" className="ui-link-button" onClick={onClose}>
          {t.close}
        </button>
      </header>
      <Doors />
    </section>
  );
}

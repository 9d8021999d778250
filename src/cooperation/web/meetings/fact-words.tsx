import { useText } from "../../../web/frame/language.tsx";
import type { AgendaFact } from "../../domain/meetings/meeting-row.ts";
import { text } from "./meeting-text.ts";

/** Age, repeats and light of what an item is about. */
export function FactWords({ fact }: { readonly fact: AgendaFact }) {
  const t = useText(text).agenda;
  const { ageDays, times, light, over } = fact;
  return (
    <>
      {ageDays !== null && <span>{t.age(ageDays)}</span>}
      {times > 0 && <span className="ui-label ui-label-ochre">{t.times(times)}</span>}
      {light !== null && <span className={`ui-label ui-label-${LOOK[light]}`}>{t.lights[light]}</span>}
      {over && <span className="ui-label ui-label-grass">{t.over}</span>}
    </>
  );
}

const LOOK = { red: "vermilion", amber: "ochre", green: "grass", grey: "quiet" } as const;

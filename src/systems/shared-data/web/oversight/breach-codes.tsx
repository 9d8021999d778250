import { useSentence, useText } from "../../../../web/language.tsx";
import { BREACHES, type BreachCode, breachOf } from "../../domain/clocks/breaches.ts";
import { COMPUTED_BREACHES } from "../../domain/oversight/breach.ts";
import { text } from "./breaches-text.ts";

/** Every breach that the regulation names, with how many last; pressing one shows only those. */
export function BreachCodes(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly chosen: BreachCode | undefined;
  readonly onChoose: (code: BreachCode | null) => void;
}) {
  const { counts, chosen, onChoose } = props;
  const t = useText(text);
  const sentence = useSentence();
  return (
    <div className="sv-stack">
      {(["provider", "requester", "data-officer"] as const).map((by) => (
        <section className="sv-panel" key={by} aria-label={t.groups[by]}>
          <h2>{t.groups[by]}</h2>
          <ul className="ov-codes">
            {BREACHES.filter((code) => breachOf(code).by === by).map((code) => {
              const count = counts[code] ?? 0;
              return (
                <li key={code}>
                  <button
                    type="button"
                    className="ov-code"
                    aria-pressed={chosen === code}
                    onClick={() => onChoose(chosen === code ? null : code)}
                  >
                    <span className={count === 0 ? "ov-count" : "ov-count ov-count-some"}>{count}</span>
                    <span>
                      {sentence(breachOf(code).name)}
                      <span className="sv-quiet">
                        {" · "}
                        {COMPUTED_BREACHES.includes(code) ? t.bySystem : t.byPeople}
                      </span>
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

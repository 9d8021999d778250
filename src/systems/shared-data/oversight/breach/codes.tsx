import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { BREACHES, type BreachCode, breachOf } from "../../domain/clocks/breaches.ts";
import { COMPUTED_BREACHES } from "./kind.ts";
import { text } from "./words.ts";

const GROUPS = ["provider", "requester", "data-officer"] as const;

/** The breaches that the regulation names, with how many last: those that do, or on request all; pressing one shows only those. */
export function BreachCodes(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly chosen: BreachCode | undefined;
  readonly onChoose: (code: BreachCode | null) => void;
  readonly all: boolean;
  readonly onAll: () => void;
}) {
  const { counts, chosen, onChoose, all, onAll } = props;
  const t = useText(text);
  const standing = BREACHES.filter((code) => (counts[code] ?? 0) > 0 || code === chosen);
  const tiles = (codes: readonly BreachCode[]) => (
    <ul className="ov-codes">
      {codes.map((code) => (
        <li key={code}>
          <Tile
            code={code}
            count={counts[code] ?? 0}
            pressed={chosen === code}
            onPress={() => onChoose(chosen === code ? null : code)}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <div className="ui-stack">
      {!all && standing.length > 0 && tiles(standing)}
      <div>
        <button type="button" className="ui-link-button" aria-expanded={all} onClick={onAll}>
          {all ? t.fewer : t.every(BREACHES.length)}
        </button>
      </div>
      {all &&
        GROUPS.map((by) => (
          <section className="ui-panel" key={by} aria-label={t.groups[by]}>
            <h2>{t.groups[by]}</h2>
            {tiles(BREACHES.filter((code) => breachOf(code).by === by))}
          </section>
        ))}
    </div>
  );
}

function Tile(props: {
  readonly code: BreachCode;
  readonly count: number;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  const { code, count, pressed, onPress } = props;
  const t = useText(text);
  const sentence = useSentence();
  return (
    <button type="button" className="ov-code" aria-pressed={pressed} onClick={onPress}>
      <span className={count === 0 ? "ov-count" : "ov-count ov-count-some"}>{count}</span>
      <span className="ui-column">
        {sentence(breachOf(code).name)}
        <span className="ui-quiet">{COMPUTED_BREACHES.includes(code) ? t.bySystem : t.byPeople}</span>
      </span>
    </button>
  );
}

import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { text } from "./words.ts";

/** `key` is what choosing it filters by; empty: nothing to filter by. */
export type Bar = {
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  readonly note: string;
};

/** Counts as bars with their figures; each filters, and lets go again when chosen once more. */
export function Bars(props: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}) {
  const { title, bars, chosen } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  return (
    <section aria-label={title} className="rg-bars">
      <h3>{title}</h3>
      <ul>
        {bars.map(({ key, name, rows, note }) => {
          const content = (
            <>
              <span className="rg-bar-name">{name}</span>
              <span className="rg-bar-track" aria-hidden="true">
                <i style={{ width: `${(rows / most) * 100}%` }} />
              </span>
              <span className="rg-bar-figure">
                {t.board.rows(formatFigure(rows, language))}
                {note !== "" && <span className="ui-quiet"> {note}</span>}
              </span>
            </>
          );
          return (
            <li key={key}>
              {key === "" ? (
                <span className="rg-bar">{content}</span>
              ) : (
                <button
                  type="button"
                  className="rg-bar"
                  aria-pressed={chosen === key}
                  onClick={() => props.onChoose(key)}
                >
                  {content}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

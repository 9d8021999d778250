import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { fieldSpec } from "../../domain/items/item-fields.ts";
import type { ImportView, ShownSheet } from "../../domain/items/item-row.ts";
import { text } from "./import-text.ts";

const FIGURES = ["items", "materials", "blocked", "findings", "errors", "corrections"] as const;

/** How much was read and found. */
export function ImportFigures({ data }: { readonly data: ImportView }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <section className="ui-panel" aria-labelledby="import-counts">
      <h2 id="import-counts">{t.counts}</h2>
      <dl className="it-fields it-figures">
        {FIGURES.map((each) => (
          <div key={each}>
            <dt>{t.countWords[each]}</dt>
            <dd>{formatFigure(data.counts[each], language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Which sheet's columns are shown; one button each. */
export function SheetSwitch(props: {
  readonly sheets: readonly ShownSheet[];
  readonly chosen: string;
  readonly onChoose: (sheet: string) => void;
}) {
  const t = useText(text);
  if (props.sheets.length < 2) return null;
  return (
    <div className="it-sheets" role="group" aria-label={t.sheets}>
      {props.sheets.map(({ sheet, role }) => (
        <button
          key={sheet}
          type="button"
          className="it-rule"
          aria-pressed={sheet === props.chosen}
          onClick={() => props.onChoose(sheet)}
        >
          <span lang="zh-CN">{sheet}</span> <span className="ui-quiet">{t.roles[role]}</span>
        </button>
      ))}
    </div>
  );
}

const SHOWN = 100;

/** Rows that could not be read, each with its field and what to do. */
export function ImportProblems({ data }: { readonly data: ImportView }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { problems, counts } = data;
  return (
    <section className="ui-panel" aria-labelledby="import-problems">
      <h2 id="import-problems">{t.problems}</h2>
      {problems.length === 0 ? (
        <p className="ui-quiet">{t.noProblems}</p>
      ) : (
        <>
          <p className="ui-quiet">{t.problemsHelp}</p>
          <ul className="it-materials">
            {problems.slice(0, SHOWN).map(({ sheet, rows, field, blocks, sentence: words }, at) => (
              <li key={`${sheet} ${rows.join()} ${field} ${at}`}>
                <p>
                  <span className={`ui-label ${blocks ? "ui-label-vermilion" : "ui-label-quiet"}`}>
                    {blocks ? t.blocks : t.note}
                  </span>{" "}
                  <b lang="zh-CN">{t.place(sheet, rows.join("、"))}</b>{" "}
                  {field !== null && <span className="ui-quiet">{sentence(fieldSpec(field).name)}</span>}
                </p>
                <p>{sentence(words)}</p>
              </li>
            ))}
          </ul>
          {counts.problems > SHOWN && (
            <p className="ui-quiet">{t.moreProblems(formatFigure(counts.problems - SHOWN, language))}</p>
          )}
        </>
      )}
    </section>
  );
}

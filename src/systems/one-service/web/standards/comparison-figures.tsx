import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { StandingTag } from "../../../../web/kit/standing-tag.tsx";
import type { ComparisonReply } from "../../domain/standards/comparison-rows.ts";
import { useCityName } from "./city-words.tsx";
import { text } from "./comparison-text.ts";

/** The comparison in figures: how many items, how many in common, and what each city would save with common ones. */
export function ComparisonFigures({ reply }: { readonly reply: ComparisonReply }) {
  const t = useText(text);
  const { language } = useLanguage();
  const cityName = useCityName();
  const { totals, sample } = reply;
  const figure = (value: number) => formatFigure(value, language, 1);
  const shown = [
    [t.figures.items, totals.items],
    [t.figures.groups, totals.groups],
    [t.figures.four, totals.commonTo[4]],
    [t.figures.differing, totals.differing],
    [t.figures.loose, totals.loose],
  ] as const;
  return (
    <section className="ui-panel" aria-label={t.byCity}>
      <dl className="st-figures">
        {shown.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure(value)}</dd>
          </div>
        ))}
      </dl>
      <h2 className="ui-h2">{t.byCity}</h2>
      <ul className="st-savings">
        {totals.cities
          .filter(({ groups }) => groups > 0)
          .map(({ city, days, visits, materials }) => (
            <li key={city}>
              <b>{cityName(city)}</b> {t.saves(figure(days), figure(visits), figure(materials))}
            </li>
          ))}
      </ul>
      <p className="ui-quiet st-line">
        {t.savesHelp} <StandingTag standing={sample ? "sample" : "computed"} source={t.standing} />
      </p>
    </section>
  );
}

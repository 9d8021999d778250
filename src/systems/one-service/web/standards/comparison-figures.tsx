import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { FigureHelp } from "../../../../web/kit/figure-help.tsx";
import { StandingTag } from "../../../../web/kit/standing-tag.tsx";
import { ONE_SERVICE_FIGURES as FIGURES } from "../../domain/figures.ts";
import type { ComparisonReply } from "../../domain/standards/comparison-rows.ts";
import { useCityName } from "./city-words.tsx";
import { text } from "./comparison-text.ts";

const SAVED = [
  FIGURES["one-service.days-saved"],
  FIGURES["one-service.visits-saved"],
  FIGURES["one-service.papers-saved"],
];

/** The comparison in figures: how many items, how many in common, and what each city would save with common ones. */
export function ComparisonFigures({ reply }: { readonly reply: ComparisonReply }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const cityName = useCityName();
  const { totals, sample } = reply;
  const figure = (value: number) => formatFigure(value, language, 1);
  const shown = [
    [FIGURES["one-service.items-imported"], totals.items],
    [FIGURES["one-service.items-merged"], totals.groups],
    [FIGURES["one-service.items-common"], totals.commonTo[4]],
    [FIGURES["one-service.items-differing"], totals.differing],
    [FIGURES["one-service.items-loose"], totals.loose],
  ] as const;
  return (
    <section className="ui-panel" aria-label={t.byCity}>
      <div className="ui-row">
        <dl className="st-figures">
          {shown.map(([{ name }, value]) => (
            <div key={name.zh}>
              <dt>{sentence(name)}</dt>
              <dd>{figure(value)}</dd>
            </div>
          ))}
        </dl>
        <FigureHelp of={t.counted} figures={shown.map(([each]) => each)} />
      </div>
      <div className="ui-row">
        <h2 className="ui-h2">{t.byCity}</h2>
        <FigureHelp of={t.byCity} figures={SAVED} />
      </div>
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

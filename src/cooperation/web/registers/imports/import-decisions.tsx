import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { MONEY_UNITS } from "../../../domain/registers/import-money.ts";
import type { ImportDecisions, RegisterImport } from "../../../domain/registers/import-row.ts";
import { useChoices } from "../../../registers/use-choices.ts";
import { text } from "./import-text.ts";

const NOBODY = "-";

type Props = {
  readonly data: RegisterImport;
  readonly decisions: ImportDecisions;
  readonly onDecide: (change: Partial<ImportDecisions>) => void;
};

/** What the sheet leaves open for all its rows: the unit of sums, the city, whether proposals are taken. */
export function SheetDecisions({ data, decisions, onDecide }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { asksMoneyUnit, withoutCity } = data;
  const proposes = data.rows.some(({ links }) => links.some(({ proposed }) => proposed));
  if (!asksMoneyUnit && withoutCity === 0 && !proposes && decisions.proposedLinks) return null;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="import-settings">
      <h2 id="import-settings">{t.settings}</h2>
      {asksMoneyUnit && (
        <label className="ui-field">
          {t.moneyUnit}
          <select
            className="ui-select"
            lang="zh-CN"
            value={decisions.moneyUnit ?? ""}
            onChange={({ target }) =>
              onDecide({ moneyUnit: MONEY_UNITS.find((unit) => unit === target.value) ?? null })
            }
          >
            <option value="">{t.chooseUnitOfMoney}</option>
            {MONEY_UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {unit}
              </option>
            ))}
          </select>
          <span className="ui-quiet">{t.moneyUnitHelp}</span>
        </label>
      )}
      {withoutCity > 0 && (
        <label className="ui-field">
          {t.city}
          <select
            className="ui-select"
            value={decisions.city ?? ""}
            onChange={({ target }) => onDecide({ city: target.value })}
          >
            <CityOptions sentence={sentence} />
          </select>
          <span className="ui-quiet">{t.cityHelp(formatFigure(withoutCity, language))}</span>
        </label>
      )}
      <label className="ui-field">
        <input
          type="checkbox"
          checked={decisions.proposedLinks}
          onChange={({ target }) => onDecide({ proposedLinks: target.checked })}
        />
        {t.proposed}
      </label>
    </section>
  );
}

/** What rows say for a city that is none of the four, each once, with where they belong. */
export function CityDecisions({ data, decisions, onDecide }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const { unknownCities } = data;
  if (unknownCities.length === 0) return null;
  return (
    <section className="ui-panel" aria-labelledby="import-cities">
      <h2 id="import-cities">{t.cities}</h2>
      <p className="ui-quiet">{t.citiesHelp}</p>
      <ul className="ui-plain-list ri-units">
        {unknownCities.map(({ printed, rows }) => (
          <li key={printed} className="ui-row">
            <b lang="zh-CN">{printed}</b>
            <span className="ui-quiet">{t.rowsOf(formatFigure(rows, language))}</span>
            <select
              className="ui-select"
              aria-label={`${t.chooseCity}：${printed}`}
              value={decisions.cities?.[printed] ?? ""}
              onChange={({ target: { value } }) => {
                const { [printed]: _, ...others } = decisions.cities ?? {};
                onDecide({ cities: value === "" ? others : { ...others, [printed]: value } });
              }}
            >
              <option value="">{t.chooseCity}</option>
              <CityOptions sentence={sentence} />
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CityOptions({ sentence }: { readonly sentence: ReturnType<typeof useSentence> }) {
  return (
    <>
      {CITIES.map(({ code, name }) => (
        <option key={code} value={code}>
          {sentence(name)}
        </option>
      ))}
      <option value={WHOLE_REGION}>{sentence({ zh: "自治区", en: "Autonomous region" })}</option>
    </>
  );
}

/** Names that the roster does not have, each once, with the units that it may mean. */
export function UnitDecisions({ data, decisions, onDecide }: Props) {
  const t = useText(text);
  const { language } = useLanguage();
  const roster = useChoices().data?.units ?? [];
  const { unknownUnits } = data;
  if (unknownUnits.length === 0) return null;
  const open = unknownUnits.filter(({ printed }) => decisions.units[printed] === undefined);
  const decide = (units: ImportDecisions["units"]) => onDecide({ units: { ...decisions.units, ...units } });
  const near = open.flatMap(({ printed, nearest }) =>
    nearest[0] === undefined ? [] : [[printed, nearest[0].id] as const],
  );
  return (
    <section className="ui-panel" aria-labelledby="import-units">
      <h2 id="import-units">{t.units}</h2>
      <p className="ui-quiet">{t.unitsHelp}</p>
      <p className="ui-row">
        {near.length > 0 && (
          <button type="button" className="ui-link-button" onClick={() => decide(Object.fromEntries(near))}>
            {t.useNearest}
          </button>
        )}
        {open.length > 0 && (
          <button
            type="button"
            className="ui-link-button"
            onClick={() => decide(Object.fromEntries(open.map(({ printed }) => [printed, null])))}
          >
            {t.dropOthers}
          </button>
        )}
      </p>
      <ul className="ui-plain-list ri-units">
        {unknownUnits.map(({ printed, rows, nearest }) => (
          <li key={printed} className="ui-row">
            <b lang="zh-CN">{printed}</b>
            <span className="ui-quiet">{t.rowsOf(formatFigure(rows, language))}</span>
            <select
              className="ui-select"
              aria-label={`${t.chooseUnit}：${printed}`}
              value={decisions.units[printed] === undefined ? "" : (decisions.units[printed] ?? NOBODY)}
              onChange={({ target: { value } }) => {
                const { [printed]: _, ...others } = decisions.units;
                onDecide({
                  units: value === "" ? others : { ...others, [printed]: value === NOBODY ? null : value },
                });
              }}
            >
              <option value="">{t.chooseUnit}</option>
              <optgroup label={t.nearest}>
                {nearest.map(({ id, name }) => (
                  <option key={id} value={id} lang="zh-CN">
                    {name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t.others}>
                {roster
                  .filter(({ id }) => nearest.every((each) => each.id !== id))
                  .map(({ id, name }) => (
                    <option key={id} value={id} lang="zh-CN">
                      {name}
                    </option>
                  ))}
              </optgroup>
              <option value={NOBODY}>{t.nobody}</option>
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { CITIES } from "../../kernel/region.ts";
import { useSentence } from "../../web/frame/language.tsx";
import type { OwnInputProps } from "../../web/kit/field-input.tsx";
import { useWords } from "../../web/kit/said.ts";
import { orderFaults } from "./refusals.ts";
import { cityName, cityNames } from "./turns.ts";
import { words } from "./words.ts";

const MOST_PLACES = 6;

/** The places of the order, and what to do where a city is missing or stands in it twice. */
export default function OrderInput({ value, onChange }: OwnInputProps) {
  const order = value === "" ? [] : (JSON.parse(value) as readonly string[]);
  const write = (next: readonly string[]) => onChange(JSON.stringify(next));
  const t = useWords(words);
  const sentence = useSentence();
  const { missing, repeated } = orderFaults(order);
  return (
    <>
      <span className="rt-order">
        {order.map((code, index) => (
          <span className="ui-row" key={`${index}-${code}`}>
            <select
              className="ui-select"
              aria-label={t.place(index + 1)}
              value={code}
              onChange={({ target }) => write(order.with(index, target.value))}
            >
              {CITIES.map((city) => (
                <option key={city.code} value={city.code}>
                  {index + 1}. {sentence(city.name)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="ui-link-button"
              aria-label={t.remove(index + 1)}
              onClick={() => write(order.toSpliced(index, 1))}
            >
              ✕
            </button>
          </span>
        ))}
      </span>
      {(missing.length > 0 || repeated.length > 0) && (
        <div role="alert">
          <p className="rt-lacks">
            {missing.length > 0 && t.missing(sentence(cityNames(missing)))}
            {repeated.length > 0 && t.repeated(sentence(cityNames(repeated)))}
          </p>
          <span className="ui-row">
            {repeated.length > 0 && (
              <button type="button" className="ui-link-button" onClick={() => write([...new Set(order)])}>
                {t.dropRepeated}
              </button>
            )}
            {order.length < MOST_PLACES &&
              missing.map((code) => (
                <button
                  key={code}
                  type="button"
                  className="ui-link-button"
                  onClick={() => write([...order, code])}
                >
                  {t.add(sentence(cityName(code)))}
                </button>
              ))}
          </span>
        </div>
      )}
    </>
  );
}

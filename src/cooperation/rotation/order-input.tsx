import { CITIES } from "../../kernel/region.ts";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { orderFaults } from "./rules.ts";
import { cityName, cityNames } from "./in-words.ts";
import { text } from "./words.ts";

const MOST_PLACES = 6;

/** The places of the order, and what to do where a city is missing or stands in it twice. */
export function OrderFields(props: {
  readonly order: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
}) {
  const { order, onChange } = props;
  const { form } = useText(text);
  const sentence = useSentence();
  const { missing, repeated } = orderFaults(order);
  const between = { zh: "、", en: ", " };
  return (
    <>
      <fieldset className="rt-order">
        <legend>{form.order}</legend>
        {order.map((code, index) => (
          <span className="ui-row" key={`${index}-${code}`}>
            <select
              className="ui-select"
              aria-label={form.place(index + 1)}
              value={code}
              onChange={({ target }) => onChange(order.with(index, target.value))}
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
              aria-label={form.remove(index + 1)}
              onClick={() => onChange(order.toSpliced(index, 1))}
            >
              ✕
            </button>
          </span>
        ))}
      </fieldset>
      {(missing.length > 0 || repeated.length > 0) && (
        <div role="alert">
          <p className="rt-lacks">
            {missing.length > 0 && form.missing(sentence(cityNames(missing, between)))}
            {repeated.length > 0 && form.repeated(sentence(cityNames(repeated, between)))}
          </p>
          <span className="ui-row">
            {repeated.length > 0 && (
              <button type="button" className="ui-link-button" onClick={() => onChange([...new Set(order)])}>
                {form.dropRepeated}
              </button>
            )}
            {order.length < MOST_PLACES &&
              missing.map((code) => (
                <button
                  key={code}
                  type="button"
                  className="ui-link-button"
                  onClick={() => onChange([...order, code])}
                >
                  {form.add(sentence(cityName(code)))}
                </button>
              ))}
          </span>
        </div>
      )}
    </>
  );
}

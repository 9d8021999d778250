import { Button } from "antd";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { type DataItem, ITEM_TYPES, SENSITIVITIES } from "./content.ts";
import { SENSITIVITY_WORDS, TYPE_WORDS } from "./names.ts";
import { text } from "../../web/catalogue/form-text.ts";

const NEW_ITEM: DataItem = {
  name: "",
  code: "",
  type: "text",
  length: null,
  sensitivity: "ordinary",
  key: false,
};

/** Data items of a resource, a row each. */
export function ItemsEditor({
  items,
  onChange,
}: {
  readonly items: readonly DataItem[];
  readonly onChange: (items: readonly DataItem[]) => void;
}) {
  const { item: t, items: title } = useText(text);
  const sentence = useSentence();
  const change = (at: number, part: Partial<DataItem>) =>
    onChange(items.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <div className="ui-scroll-x ct-scroll">
      <table className="ui-table ct-items" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.code}</th>
            <th scope="col">{t.type}</th>
            <th scope="col">{t.length}</th>
            <th scope="col">{t.sensitivity}</th>
            <th scope="col">{t.key}</th>
            <th scope="col">
              <span className="ui-hidden">{t.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((each, at) => (
            // Rows are told apart by their places: names are being typed.
            <tr key={at}>
              <td>
                <input
                  className="ui-input"
                  lang="zh-CN"
                  aria-label={t.of(t.name, at + 1)}
                  maxLength={100}
                  value={each.name}
                  onChange={({ target }) => change(at, { name: target.value })}
                />
              </td>
              <td>
                <input
                  className="ui-input"
                  aria-label={t.of(t.code, at + 1)}
                  maxLength={60}
                  value={each.code}
                  onChange={({ target }) => change(at, { code: target.value })}
                />
              </td>
              <td>
                <select
                  className="ui-select"
                  aria-label={t.of(t.type, at + 1)}
                  value={each.type}
                  onChange={({ target }) =>
                    change(at, { type: ITEM_TYPES.find((type) => type === target.value) ?? "text" })
                  }
                >
                  {ITEM_TYPES.map((type) => (
                    <option key={type} value={type}>
                      {sentence(TYPE_WORDS[type])}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <input
                  className="ui-input"
                  type="number"
                  min={1}
                  max={1_000_000}
                  aria-label={t.of(t.length, at + 1)}
                  value={each.length ?? ""}
                  onChange={({ target }) =>
                    change(at, { length: target.value === "" ? null : Math.trunc(Number(target.value)) })
                  }
                />
              </td>
              <td>
                <select
                  className="ui-select"
                  aria-label={t.of(t.sensitivity, at + 1)}
                  value={each.sensitivity}
                  onChange={({ target }) =>
                    change(at, {
                      sensitivity: SENSITIVITIES.find((one) => one === target.value) ?? "sensitive",
                    })
                  }
                >
                  {SENSITIVITIES.map((one) => (
                    <option key={one} value={one}>
                      {sentence(SENSITIVITY_WORDS[one])}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                <input
                  type="checkbox"
                  aria-label={t.of(t.key, at + 1)}
                  checked={each.key}
                  onChange={({ target }) => change(at, { key: target.checked })}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="ui-link-button"
                  aria-label={t.of(t.remove, at + 1)}
                  onClick={() => onChange(items.filter((_, index) => index !== at))}
                >
                  {t.remove}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" onClick={() => onChange([...items, NEW_ITEM])}>
        {t.add}
      </Button>
    </div>
  );
}

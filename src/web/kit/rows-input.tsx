import { Button } from "antd";
import { type ComponentType, useId } from "react";
import type { Sentence } from "../../kernel/error.ts";
import { type Field, type Fields, filledIn, typedOf } from "../../kernel/fields.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { Input, type OwnInputProps } from "./field-input.tsx";
import { words } from "./words.ts";

type Rows = readonly Readonly<Record<string, unknown>>[];

/** An input for rows of described fields, each a line of a table; what it holds is JSON. `add` says what one more is called. */
export function rowsInput(name: Sentence, fields: Fields, add: Sentence): ComponentType<OwnInputProps> {
  const keys = Object.entries(fields);
  const blank = filledIn(fields, Object.fromEntries(keys.map(([key, { initial = "" }]) => [key, initial])));

  return function RowsInput({ value, onChange }: OwnInputProps) {
    const t = useText(words);
    const sentence = useSentence();
    const rows: Rows = value === "" ? [] : (JSON.parse(value) as Rows);
    const write = (next: Rows) => onChange(JSON.stringify(next));
    return (
      <div className="ui-scroll-x kit-rows">
        <table className="ui-table" aria-label={sentence(name)}>
          <thead>
            <tr>
              {keys.map(([key, field]) => (
                <th key={key} scope="col">
                  {sentence(field.name)}
                </th>
              ))}
              <th scope="col">
                <span className="ui-hidden">{t.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => {
              const typed = typedOf(fields, row);
              return (
                // Rows are told apart by their places: what they hold is being typed.
                <tr key={at}>
                  {keys.map(([key, field]) => (
                    <td key={key}>
                      <Cell
                        field={field}
                        label={t.ofRow(at + 1, sentence(field.name))}
                        value={typed[key] ?? ""}
                        onChange={(next) =>
                          write(
                            rows.map((each, other) =>
                              other === at ? filledIn(fields, { ...typed, [key]: next }) : each,
                            ),
                          )
                        }
                      />
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="ui-link-button"
                      aria-label={t.ofRow(at + 1, t.remove)}
                      onClick={() => write(rows.toSpliced(at, 1))}
                    >
                      {t.remove}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Button size="small" onClick={() => write([...rows, blank])}>
          {sentence(add)}
        </Button>
      </div>
    );
  };
}

function Cell(props: {
  readonly field: Field;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { field, label, value, onChange } = props;
  const id = useId();
  if (field.takes === "yes")
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={value === "yes"}
        onChange={({ target }) => onChange(target.checked ? "yes" : "")}
      />
    );
  return (
    <>
      <label className="ui-hidden" htmlFor={id}>
        {label}
      </label>
      <Input
        {...{ id, field, value, onChange }}
        options={[]}
        day=""
        described=""
        refused={false}
        onFile={() => {}}
      />
    </>
  );
}

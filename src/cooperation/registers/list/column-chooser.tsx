import { Button, Modal } from "antd";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { RegisterSpec } from "../register-spec.ts";
import { columnKeys, columnName } from "./register-columns.tsx";
import { text } from "./words.ts";

/** Which columns show, always in the order of the register; null gives back those shown at first. */
export function ColumnChooser(props: {
  readonly spec: RegisterSpec;
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[] | null) => void;
  readonly onClose: () => void;
}) {
  const { spec, columns, onChange } = props;
  const t = useText(text);
  const sentence = useSentence();
  const all = columnKeys(spec);
  return (
    <Modal
      open
      title={t.columnsTitle}
      width={420}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={() => onChange(null)}>{t.resetColumns}</Button>
          <Button onClick={() => onChange(all)}>{t.allColumns}</Button>
          <Button type="primary" onClick={props.onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <p className="ui-quiet">{t.columnsHelp}</p>
      <ul className="rg-choices">
        {all.map((key) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={columns.includes(key)}
                disabled={key === "name"}
                onChange={({ target }) =>
                  onChange(all.filter((each) => (each === key ? target.checked : columns.includes(each))))
                }
              />{" "}
              {sentence(columnName(spec, key))}
            </label>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

import { Button } from "antd";
import { Dialog } from "./dialog.tsx";
import type { ListedColumns } from "../../kernel/list.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { useFilters } from "./filters.ts";
import { useChosenColumns } from "./listing.tsx";
import { words } from "./words.ts";

/** Which columns show, always in their order; the one that names the row stays. */
export default function ColumnChooser(props: {
  readonly of: ListedColumns<never>;
  readonly onClose: () => void;
}) {
  const { of, onClose } = props;
  const t = useText(words);
  const sentence = useSentence();
  const [{ page }] = useFilters(["page"]);
  const { all, shown, change } = useChosenColumns(of);
  const choose = (next: readonly string[] | null) => change(next, page);
  return (
    <Dialog
      title={t.columns}
      width={420}
      onClose={onClose}
      footer={
        <>
          <Button onClick={() => choose(null)}>{t.usualColumns}</Button>
          <Button onClick={() => choose(all)}>{t.allColumns}</Button>
          <Button type="primary" onClick={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <p className="ui-quiet">{t.columnsHelp}</p>
      <ul className="kit-chosen">
        {all.map((key) => (
          <li key={key}>
            <label>
              <input
                type="checkbox"
                checked={shown.includes(key)}
                disabled={of[key]?.to !== undefined}
                onChange={({ target }) =>
                  choose(all.filter((each) => (each === key ? target.checked : shown.includes(each))))
                }
              />{" "}
              {of[key] !== undefined && sentence(of[key].field.name)}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

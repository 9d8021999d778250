import { Button } from "antd";
import { Dialog } from "../../../web/kit/dialog.tsx";
import { useState } from "react";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import {
  FIRST_COLUMNS,
  LEDGER_COLUMNS,
  LEDGER_HEADINGS,
  type LedgerColumn,
  movedColumn,
} from "../../domain/tasks/ledger-columns.ts";
import { text } from "./ledger-text.ts";

/** Which columns show, in which order: ticked and moved by keyboard or by dragging. */
export function ColumnChooser(props: {
  readonly columns: readonly LedgerColumn[];
  readonly onChange: (columns: readonly LedgerColumn[]) => void;
  readonly onClose: () => void;
}) {
  const { columns, onChange } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [dragged, setDragged] = useState<LedgerColumn | null>(null);
  const hidden = LEDGER_COLUMNS.filter((column) => !columns.includes(column));
  const nameOf = (column: LedgerColumn) => sentence(LEDGER_HEADINGS[column]);
  return (
    <Dialog
      title={t.columnsTitle}
      width={420}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={() => onChange(FIRST_COLUMNS)}>{t.resetColumns}</Button>
          <Button onClick={() => onChange([...columns, ...hidden])}>{t.allColumns}</Button>
          <Button type="primary" onClick={props.onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <p className="ui-quiet">{t.columnsHelp}</p>
      <ul className="sv-columns">
        {columns.map((column, at) => (
          <li
            key={column}
            draggable
            className={dragged === column ? "sv-dragged" : undefined}
            onDragStart={() => setDragged(column)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={() => {
              if (dragged !== null) onChange(movedColumn(columns, dragged, at - columns.indexOf(dragged)));
            }}
          >
            <label>
              <input
                type="checkbox"
                checked
                disabled={columns.length === 1}
                onChange={() => onChange(columns.filter((each) => each !== column))}
              />{" "}
              {nameOf(column)}
            </label>
            <Button
              size="small"
              type="text"
              aria-label={t.up(nameOf(column))}
              disabled={at === 0}
              onClick={() => onChange(movedColumn(columns, column, -1))}
            >
              ↑
            </Button>
            <Button
              size="small"
              type="text"
              aria-label={t.down(nameOf(column))}
              disabled={at === columns.length - 1}
              onClick={() => onChange(movedColumn(columns, column, 1))}
            >
              ↓
            </Button>
          </li>
        ))}
        {hidden.map((column) => (
          <li key={column}>
            <label>
              <input type="checkbox" checked={false} onChange={() => onChange([...columns, column])} />{" "}
              {nameOf(column)}
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

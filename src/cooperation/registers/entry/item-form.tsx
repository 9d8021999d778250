import { Button } from "antd";
import { useState } from "react";
import { type Day, isDay } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { EntryDetail, ItemList } from "../entry-row.ts";
import type { EntryItem } from "../entry.ts";
import { text } from "./words.ts";
import { Labelled } from "./field-inputs.tsx";
import { UnitChoice } from "./unit-choice.tsx";
import { useActOnEntry } from "./use-act-on-entry.ts";

/** An item of a row, new or changed in its place. */
export function ItemForm(props: {
  readonly detail: EntryDetail;
  readonly list: ItemList;
  readonly item: EntryItem | null;
  readonly today: Day;
  readonly onDone: () => void;
}) {
  const { detail, list, item, today, onDone } = props;
  const t = useText(text);
  const act = useActOnEntry(detail);
  const [words, setWords] = useState(item?.text ?? "");
  const [unit, setUnit] = useState(item?.unitId ?? "");
  const [due, setDue] = useState(item?.due ?? "");
  const [note, setNote] = useState(item?.note ?? "");
  const [evidence, setEvidence] = useState<readonly string[]>(item?.evidence ?? []);
  const save = () => {
    if (words.trim() === "") return;
    const next = {
      id: item?.id ?? newRequestKey(),
      list,
      text: words.trim(),
      unitId: unit === "" ? null : unit,
      due: isDay(due) ? due : null,
      since: item?.since ?? today,
      doneOn: item?.doneOn ?? null,
      note: note.trim(),
      evidence: [...evidence],
      taskId: item?.taskId ?? null,
    };
    act.mutate({ type: "put-item", item: next }, { onSuccess: onDone });
  };
  return (
    <form
      className="rg-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Labelled label={t.itemText[list]} wide>
        {({ id }) => (
          <textarea
            id={id}
            className="ui-textarea"
            rows={2}
            maxLength={5000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t.itemUnit[list]}>
        {({ id }) => <UnitChoice id={id} value={unit} onChange={setUnit} />}
      </Labelled>
      <Labelled label={t.itemDue[list]}>
        {({ id }) => (
          <input
            id={id}
            type="date"
            className="ui-input"
            value={due}
            onChange={({ target }) => setDue(target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t.note} wide>
        {({ id }) => (
          <textarea
            id={id}
            className="ui-textarea"
            rows={2}
            maxLength={5000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Labelled>
      {list === "criterion" && (
        <fieldset className="rg-field rg-field-wide">
          <legend>{t.evidence}</legend>
          {detail.documents.length === 0 && <span className="ui-quiet">{t.noEvidence}</span>}
          {detail.documents.map(({ digest, name }) => (
            <label key={digest} lang="zh-CN">
              <input
                type="checkbox"
                checked={evidence.includes(digest)}
                onChange={({ target }) =>
                  setEvidence(
                    target.checked ? [...evidence, digest] : evidence.filter((each) => each !== digest),
                  )
                }
              />{" "}
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <div className="rg-form-end">
        <FailureNotice error={act.error} />
        <div className="ui-row">
          <Button type="primary" htmlType="submit" disabled={words.trim() === ""} loading={act.isPending}>
            {t.save}
          </Button>
          <Button onClick={onDone}>{t.cancel}</Button>
        </div>
      </div>
    </form>
  );
}

import { Due, dueTone } from "../../../web/kit/due.tsx";
import { Button } from "antd";
import { Confirm } from "../../../web/kit/confirm.tsx";
import { useState } from "react";
import { Link } from "react-router";
import { type Day, daysBetween } from "../../../kernel/calendar.ts";
import { day, optional, picks, say, text, typedOf, unit } from "../../../kernel/fields.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { Form } from "../../../web/kit/form.tsx";
import { Chinese, Section, Written } from "../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import type { EntryDetail, ItemList } from "../entry-row.ts";
import type { EntryItem } from "../entry.ts";
import { daysLeft } from "../list/words.ts";
import { useActOnEntry, useSendAct, useUnitChoices } from "../use-entry.ts";
import { TaskForm } from "./task-form.tsx";
import { ITEMS, words as all } from "./words.ts";

const words = all.items;
const EVIDENCE = picks(words.evidence, {
  help: say("先在“文件”里上传。", "Upload it under “Documents” first."),
});
const fieldsOf = (list: ItemList) => ({
  text: text(ITEMS[list].text, { most: 5_000 }),
  unitId: optional(unit(ITEMS[list].unit)),
  due: optional(day(ITEMS[list].due)),
  note: optional(text(say("说明", "Note"), { most: 5_000 })),
  ...(list === "criterion" ? { evidence: optional(EVIDENCE) } : {}),
});

type Props = { readonly detail: EntryDetail; readonly list: ItemList; readonly today: Day };

/** One list of a row: what blocks it, its criteria, the days of its calls or its articles; open ones first. */
export function ItemsPanel({ detail, list, today }: Props) {
  const t = useWords(words);
  const named = useWords(ITEMS[list]);
  const [editing, setEditing] = useState<string | null>(null);
  const items = detail.state.items
    .filter((item) => item.list === list)
    .toSorted(
      (a, b) =>
        Number(a.doneOn !== null) - Number(b.doneOn !== null) ||
        (a.due ?? "9999").localeCompare(b.due ?? "9999"),
    );
  const met = items.filter(({ doneOn }) => doneOn !== null).length;
  const may = detail.may.includes("put-item");
  const form = (item: EntryItem | null) => (
    <ItemForm {...{ detail, list, today, item }} onDone={() => setEditing(null)} />
  );
  const action = (
    <>
      {list === "criterion" && items.length > 0 && (
        <span className="rg-readiness">
          <progress max={items.length} value={met} aria-label={t.met(met, items.length)} />{" "}
          {t.met(met, items.length)}
        </span>
      )}
      {may && editing === null && (
        <Button size="small" className="no-print" onClick={() => setEditing("new")}>
          {named.add}
        </Button>
      )}
    </>
  );
  return (
    <Section title={named.name} action={action}>
      {editing === "new" && form(null)}
      {items.length === 0 && editing === null && <p className="ui-quiet">{named.none}</p>}
      <ul className="ui-plain-list rg-items">
        {items.map((item) => (
          <li key={item.id}>
            {editing === item.id ? (
              form(item)
            ) : (
              <Item
                {...{ detail, item, today }}
                onEdit={may && editing === null ? () => setEditing(item.id) : null}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** An item of a row, new or changed in its place. */
function ItemForm(props: Props & { readonly item: EntryItem | null; readonly onDone: () => void }) {
  const { detail, list, item, today, onDone } = props;
  const named = useWords(ITEMS[list]);
  const send = useSendAct(detail);
  const fields = fieldsOf(list);
  const documents = detail.documents.map(({ digest, name }) => ({ value: digest, label: name }));
  return (
    <Form
      name={item === null ? named.add : named.name}
      fields={fields}
      initial={item === null ? {} : typedOf(fields, item)}
      choices={{ ...useUnitChoices(), evidence: documents }}
      day={today}
      draft={`entry:${detail.id}:${list}:${item?.id ?? ""}`}
      onClose={onDone}
      onSend={({ evidence = item?.evidence ?? [], ...values }) =>
        send({
          type: "put-item",
          item: {
            id: newRequestKey(),
            list,
            since: today,
            doneOn: null,
            taskId: null,
            ...item,
            ...values,
            evidence: [...evidence],
          },
        })
      }
    />
  );
}

function Item(props: {
  readonly detail: EntryDetail;
  readonly item: EntryItem;
  readonly today: Day;
  readonly onEdit: (() => void) | null;
}) {
  const { detail, item, today, onEdit } = props;
  const { list, due, doneOn } = item;
  const t = useWords(words);
  const named = useWords(ITEMS[list]);
  const { language } = useLanguage();
  const office = useAllows()(["office"]);
  const act = useActOnEntry(detail);
  const [assigning, setAssigning] = useState(false);
  const put = (change: Partial<EntryItem>) =>
    act.mutate({ type: "put-item", item: { ...item, evidence: [...item.evidence], ...change } });
  const left = due === null ? 0 : daysBetween(today, due);
  const assignable = office && item.taskId === null && doneOn === null;
  return (
    <>
      <p>
        {doneOn === null ? (
          <span className={list === "block" ? "ui-label ui-label-vermilion" : "ui-label ui-label-quiet"}>
            {named.open}
          </span>
        ) : (
          <span className="ui-label ui-label-grass">
            ✓ {t.doneOn(named.done, formatDay(doneOn, language))}
          </span>
        )}{" "}
        <Written>{item.text}</Written>
      </p>
      <p className="ui-row ui-quiet">
        {item.unitId !== null && (
          <span>
            {named.unit}: <Chinese>{detail.units[item.unitId] ?? "…"}</Chinese>
          </span>
        )}
        {due !== null && (
          <Due tone={doneOn === null ? dueTone(left, 30) : "ahead"}>
            {named.due}:{" "}
            {doneOn === null ? daysLeft(formatDay(due, language), left)[language] : formatDay(due, language)}
          </Due>
        )}
        <span>{t.since(formatDay(item.since, language))}</span>
      </p>
      {item.note !== "" && (
        <p className="ui-quiet">
          <Written>{item.note}</Written>
        </p>
      )}
      {item.evidence.length > 0 && (
        <p className="ui-quiet">
          {t.evidence}:{" "}
          <Chinese>
            {item.evidence
              .map((digest) => detail.documents.find((each) => each.digest === digest)?.name ?? "…")
              .join("、")}
          </Chinese>
        </p>
      )}
      <FailureNotice error={act.error} />
      <p className="ui-row no-print">
        {item.taskId !== null && <Link to={`/tasks/${item.taskId}`}>{t.toTask}</Link>}
        {onEdit !== null && (
          <>
            <Button
              size="small"
              loading={act.isPending}
              onClick={() => put({ doneOn: doneOn === null ? today : null })}
            >
              {doneOn === null ? named.done : t.undo}
            </Button>
            <Button size="small" onClick={onEdit}>
              {t.edit}
            </Button>
            {item.taskId === null && (
              <Confirm
                title={t.dropAsk}
                okText={t.drop}
                cancelText={t.cancel}
                onConfirm={() => act.mutate({ type: "drop-item", item: item.id })}
              >
                <Button size="small">{t.drop}</Button>
              </Confirm>
            )}
          </>
        )}
        {assignable && (list === "article" || list === "block") && !assigning && (
          <Button size="small" onClick={() => setAssigning(true)}>
            {t.makeTask}
          </Button>
        )}
      </p>
      {assigning && <TaskForm {...{ detail, item, today }} onDone={() => setAssigning(false)} />}
    </>
  );
}

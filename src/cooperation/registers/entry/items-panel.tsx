import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { type Day, daysBetween } from "../../../kernel/calendar.ts";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { EntryDetail, ItemList } from "../entry-row.ts";
import type { EntryItem } from "../entry.ts";
import { text } from "./words.ts";
import { ItemForm } from "./item-form.tsx";
import { TaskForm } from "./task-form.tsx";
import { useActOnEntry } from "./use-act-on-entry.ts";

type Props = { readonly detail: EntryDetail; readonly list: ItemList; readonly today: Day };

/** One list of a row: what blocks it, its criteria, the days of its calls or its articles; open ones first. */
export function ItemsPanel({ detail, list, today }: Props) {
  const t = useText(text);
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
  return (
    <section className="ui-panel" aria-labelledby={`items-${list}`}>
      <div className="rg-panel-head">
        <h2 id={`items-${list}`}>{t.lists[list]}</h2>
        {list === "criterion" && items.length > 0 && (
          <span className="rg-readiness">
            <progress max={items.length} value={met} aria-label={t.readiness(met, items.length)} />{" "}
            {t.readiness(met, items.length)}
          </span>
        )}
        {may && editing === null && (
          <Button size="small" className="no-print" onClick={() => setEditing("new")}>
            {t.addItem[list]}
          </Button>
        )}
      </div>
      {editing === "new" && (
        <ItemForm detail={detail} list={list} item={null} today={today} onDone={() => setEditing(null)} />
      )}
      {items.length === 0 && editing === null && <p className="ui-quiet">{t.noItems[list]}</p>}
      <ul className="rg-items">
        {items.map((item) => (
          <li key={item.id}>
            {editing === item.id ? (
              <ItemForm
                detail={detail}
                list={list}
                item={item}
                today={today}
                onDone={() => setEditing(null)}
              />
            ) : (
              <Item
                detail={detail}
                item={item}
                today={today}
                onEdit={may && editing === null ? () => setEditing(item.id) : null}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Item(props: {
  readonly detail: EntryDetail;
  readonly item: EntryItem;
  readonly today: Day;
  readonly onEdit: (() => void) | null;
}) {
  const { detail, item, today, onEdit } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const office = useAllows()(["office"]);
  const act = useActOnEntry(detail);
  const [assigning, setAssigning] = useState(false);
  const { list, due, doneOn } = item;
  const put = (change: Partial<EntryItem>) =>
    act.mutate({ type: "put-item", item: { ...item, evidence: [...item.evidence], ...change } });
  const left = due === null ? null : daysBetween(today, due);
  return (
    <>
      <p className="rg-item-text">
        {doneOn === null ? (
          <span className={list === "block" ? "ui-label ui-label-vermilion" : "ui-label ui-label-quiet"}>
            {list === "block" ? "▲" : "○"} {t.notDone[list]}
          </span>
        ) : (
          <span className="ui-label ui-label-grass">
            ✓ {t.doneOn(t.done[list], formatDay(doneOn, language))}
          </span>
        )}{" "}
        <span lang="zh-CN">{item.text}</span>
      </p>
      <p className="ui-row ui-quiet">
        {item.unitId !== null && (
          <span>
            {t.itemUnit[list]}: <span lang="zh-CN">{detail.units[item.unitId] ?? "…"}</span>
          </span>
        )}
        {due !== null && left !== null && (
          <span className={doneOn === null && left < 0 ? "ui-state ui-state-pending" : undefined}>
            {t.itemDue[list]}:{" "}
            {doneOn === null ? t.daysLeft(formatDay(due, language), left) : formatDay(due, language)}
          </span>
        )}
        <span>{t.since(formatDay(item.since, language))}</span>
      </p>
      {item.note !== "" && (
        <p className="rg-paragraph ui-quiet" lang="zh-CN">
          {item.note}
        </p>
      )}
      {item.evidence.length > 0 && (
        <p className="ui-quiet">
          {t.evidence}:{" "}
          <span lang="zh-CN">
            {item.evidence
              .map((digest) => detail.documents.find((each) => each.digest === digest)?.name ?? "…")
              .join("、")}
          </span>
        </p>
      )}
      <FailureNotice error={act.error} />
      <p className="ui-row no-print">
        {item.taskId !== null && <Link to={`/tasks/${item.taskId}`}>{t.toTask}</Link>}
        {onEdit !== null && (
          <>
            {doneOn === null ? (
              <Button size="small" loading={act.isPending} onClick={() => put({ doneOn: today })}>
                {t.done[list]}
              </Button>
            ) : (
              <Button size="small" loading={act.isPending} onClick={() => put({ doneOn: null })}>
                {t.undo}
              </Button>
            )}
            <Button size="small" onClick={onEdit}>
              {t.edit}
            </Button>
            {item.taskId === null && (
              <Popconfirm
                title={t.dropAsk}
                okText={t.drop}
                cancelText={t.cancel}
                onConfirm={() => act.mutate({ type: "drop-item", item: item.id })}
              >
                <Button size="small">{t.drop}</Button>
              </Popconfirm>
            )}
          </>
        )}
        {office &&
          item.taskId === null &&
          doneOn === null &&
          (list === "article" || list === "block") &&
          !assigning && (
            <Button size="small" onClick={() => setAssigning(true)}>
              {t.makeTask}
            </Button>
          )}
      </p>
      {assigning && <TaskForm detail={detail} item={item} onDone={() => setAssigning(false)} />}
    </>
  );
}

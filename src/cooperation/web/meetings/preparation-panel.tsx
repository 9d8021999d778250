import { Button } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { concernedBy, newlySaid } from "../../domain/meetings/concerned.ts";
import type { PreparationItem } from "../../domain/meetings/meeting.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { countedFrom } from "../../domain/meetings/preparation.ts";
import { BeforeTelling } from "./before-telling.tsx";
import { text } from "./meeting-text.ts";
import { UnitSelect } from "./unit-select.tsx";
import { mayDo, useMeetingAct } from "./use-meeting-act.ts";
import { useMeetingUnits } from "./use-meeting-units.ts";

/** What is to be ready before the meeting, by when and by whom; done ones are ticked, late ones named. */
export function PreparationPanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const [editing, setEditing] = useState(false);
  const { state, preparation } = detail;
  const may = mayDo(detail);
  const mayEdit = may({ type: "set-preparation", items: [] });
  return (
    <section className="ui-panel ui-stack" aria-label={t.preparation.title}>
      <div className="mt-head">
        <h2>{t.preparation.title}</h2>
        <span className="ui-row">
          {preparation.all > 0 && (
            <span className="ui-quiet">{t.preparation.summary(preparation.done, preparation.all)}</span>
          )}
          {preparation.overdue > 0 && (
            <span className="ui-label ui-label-vermilion">{t.preparation.overdue(preparation.overdue)}</span>
          )}
          {mayEdit && !editing && (
            <Button size="small" className="no-print" onClick={() => setEditing(true)}>
              {t.edit}
            </Button>
          )}
        </span>
      </div>
      {editing && mayEdit ? (
        <Editor detail={detail} onClose={() => setEditing(false)} />
      ) : state.preparation.length === 0 ? (
        <EmptyState title={t.preparation.none}>
          {mayEdit ? t.preparation.noneHelp : t.preparation.noneReader}
        </EmptyState>
      ) : (
        <Items detail={detail} />
      )}
    </section>
  );
}

function Items({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text).preparation;
  const { language } = useLanguage();
  const act = useMeetingAct(detail);
  const { state, units, asOf } = detail;
  const may = mayDo(detail);
  const coming = state.status === "planned" || state.status === "scheduled";
  return (
    <>
      <FailureNotice error={act.error} />
      <ul className="mt-lines">
        {state.preparation
          .toSorted((a, b) => a.due.localeCompare(b.due))
          .map((item) => {
            const done = item.doneOn !== null;
            return (
              <li key={item.id}>
                <span className="ui-row">
                  <input
                    type="checkbox"
                    aria-label={t.tick(item.text)}
                    checked={done}
                    disabled={act.isPending || !may({ type: "prepared", item: item.id, done: !done })}
                    onChange={() => act.mutate({ type: "prepared", item: item.id, done: !done })}
                  />
                  <span lang="zh-CN" className={done ? "mt-done" : ""}>
                    {item.text}
                  </span>
                  {!done && coming && item.due < asOf && (
                    <span className="ui-label ui-label-vermilion">{t.late}</span>
                  )}
                </span>
                <span className="ui-row ui-quiet">
                  <span>
                    {t.due} {formatDay(item.due, language)}
                  </span>
                  {item.workingDaysBefore !== null && <span>{t.before(item.workingDaysBefore)}</span>}
                  {item.unitId === null ? (
                    <span>{t.anyUnit}</span>
                  ) : (
                    <span lang="zh-CN">{units[item.unitId] ?? ""}</span>
                  )}
                  {done && <span>{t.doneOn(formatDay(item.doneOn, language))}</span>}
                </span>
              </li>
            );
          })}
      </ul>
    </>
  );
}

function Editor({ detail, onClose }: { readonly detail: MeetingDetail; readonly onClose: () => void }) {
  const t = useText(text);
  const act = useMeetingAct(detail);
  const units = useMeetingUnits(detail);
  const [telling, setTelling] = useState(false);
  const [items, setItems] = useState<readonly PreparationItem[]>(detail.state.preparation);
  const change = (id: string, more: Partial<PreparationItem>) =>
    setItems(items.map((item) => (item.id === id ? { ...item, ...more } : item)));
  const add = () =>
    setItems([
      ...items,
      {
        id: newRequestKey(),
        text: "",
        due: countedFrom(detail.state),
        workingDaysBefore: null,
        unitId: null,
        doneOn: null,
      },
    ]);
  const news = newlySaid(detail.state.preparation, items);
  const concerned = concernedBy(
    { attendance: [], preparation: news },
    {
      ...Object.fromEntries(units.map(({ id, name }) => [id, name])),
      ...detail.units,
    },
  );
  const save = () => {
    const plain = items.map((item) => ({ ...item, doneOn: null }));
    act.mutate({ type: "set-preparation", items: plain }, { onSuccess: onClose });
  };
  return (
    <form
      className="mt-form"
      aria-label={t.preparation.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (concerned.length > 0) setTelling(true);
        else save();
      }}
    >
      <FailureNotice error={act.error} />
      {telling && (
        <BeforeTelling
          title={t.telling.preparation(concerned.length)}
          okText={t.save}
          concerned={concerned}
          onSend={save}
          onClose={() => setTelling(false)}
        />
      )}
      {items.map((item) => (
        <div key={item.id} className="mt-preparation-line">
          <input
            className="ui-input"
            lang="zh-CN"
            required
            maxLength={500}
            aria-label={t.preparation.text}
            value={item.text}
            onChange={({ target }) => change(item.id, { text: target.value })}
          />
          <input
            className="ui-input"
            type="date"
            required
            aria-label={t.preparation.due}
            value={item.due}
            // A day that somebody chose no longer moves with the meeting.
            onChange={({ target }) => change(item.id, { due: target.value, workingDaysBefore: null })}
          />
          <UnitSelect
            detail={detail}
            label={t.preparation.unit}
            none={t.preparation.anyUnit}
            value={item.unitId}
            onChange={(unitId) => change(item.id, { unitId })}
          />
          <Button
            type="text"
            aria-label={`${t.remove} ${item.text}`}
            onClick={() => setItems(items.filter(({ id }) => id !== item.id))}
          >
            {t.remove}
          </Button>
        </div>
      ))}
      <div className="ui-row">
        <Button onClick={add}>{t.add}</Button>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

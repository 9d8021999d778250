import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type KeyboardEvent, useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { RowsSkeleton } from "../../../web/kit/skeletons.tsx";
import type { AgendaItem } from "../../domain/meetings/meeting.ts";
import type { AgendaSource, MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { api } from "../client.ts";
import { FactWords } from "./fact-words.tsx";
import { text } from "./meeting-text.ts";
import { UnitSelect } from "./unit-select.tsx";
import { SOURCES, useMeetingAct } from "./use-meeting-act.ts";

const moved = (items: readonly AgendaItem[], at: number, by: number): readonly AgendaItem[] => {
  const item = items[at];
  const to = at + by;
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(at, 1).toSpliced(to, 0, item);
};

/** Sets the agenda: items chosen or written, and put in order by buttons or Alt with an arrow. */
export function AgendaEditor(props: { readonly detail: MeetingDetail; readonly onClose: () => void }) {
  const { detail, onClose } = props;
  const t = useText(text);
  const act = useMeetingAct(detail);
  const [items, setItems] = useState<readonly AgendaItem[]>(detail.state.agenda);
  const [choosing, setChoosing] = useState(detail.state.agenda.length === 0);
  const change = (id: string, more: Partial<AgendaItem>) =>
    setItems(items.map((item) => (item.id === id ? { ...item, ...more } : item)));
  const add = (item: Omit<AgendaItem, "id" | "minutes">) =>
    setItems([...items, { ...item, id: newRequestKey(), minutes: null }]);
  const onKey = (at: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    setItems(moved(items, at, event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <form
      className="mt-form"
      aria-label={t.agenda.title}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ type: "set-agenda", agenda: [...items] }, { onSuccess: onClose });
      }}
    >
      <FailureNotice error={act.error} />
      <ol className="mt-agenda">
        {items.map((item, at) => (
          <li key={item.id} onKeyDown={onKey(at)}>
            <div className="mt-edit-line">
              <input
                className="ui-input"
                lang="zh-CN"
                required
                maxLength={500}
                aria-label={t.agenda.item}
                value={item.title}
                onChange={({ target }) => change(item.id, { title: target.value })}
              />
              <UnitSelect
                detail={detail}
                label={t.agenda.reporter}
                none={t.agenda.noReporter}
                value={item.reporterUnitId}
                onChange={(reporterUnitId) => change(item.id, { reporterUnitId })}
              />
              <input
                className="ui-input"
                type="number"
                min={1}
                max={1000}
                aria-label={t.agenda.length}
                placeholder={t.agenda.length}
                value={item.minutes ?? ""}
                onChange={({ target }) =>
                  change(item.id, { minutes: target.value === "" ? null : Number(target.value) })
                }
              />
              <span className="ui-row">
                <Button
                  size="small"
                  disabled={at === 0}
                  aria-label={t.agenda.up(item.title)}
                  onClick={() => setItems(moved(items, at, -1))}
                >
                  ↑
                </Button>
                <Button
                  size="small"
                  disabled={at === items.length - 1}
                  aria-label={t.agenda.down(item.title)}
                  onClick={() => setItems(moved(items, at, 1))}
                >
                  ↓
                </Button>
                <Button
                  size="small"
                  type="text"
                  aria-label={t.agenda.removeItem(item.title)}
                  onClick={() => setItems(items.filter(({ id }) => id !== item.id))}
                >
                  {t.remove}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ol>
      <div className="ui-row">
        <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {t.agenda.fromSources}
        </Button>
        <Button onClick={() => add({ title: "", about: null, reporterUnitId: null })}>{t.agenda.own}</Button>
      </div>
      {choosing && <Sources meeting={detail.id} items={items} onAdd={add} />}
      <div className="ui-row">
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </form>
  );
}

/** Open problems, tasks that need help, papers and agreements that wait. */
function Sources(props: {
  readonly meeting: string;
  readonly items: readonly AgendaItem[];
  readonly onAdd: (item: Omit<AgendaItem, "id" | "minutes">) => void;
}) {
  const { meeting, items, onAdd } = props;
  const t = useText(text).agenda;
  const params = { meeting };
  const query = useQuery({
    queryKey: [SOURCES, { params }],
    queryFn: () => api(SOURCES, { params }),
  });
  const chosen = new Set(items.map(({ about }) => about?.id));
  const onChoose = ({ title, about, unitId }: AgendaSource) =>
    onAdd({ title: title.slice(0, 500), about, reporterUnitId: unitId });
  return (
    <div className="mt-sources" role="group" aria-label={t.sources}>
      <FailureNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <RowsSkeleton rows={4} />}
      {query.data?.rows.length === 0 && <p className="ui-quiet">{t.noSources}</p>}
      <ul className="mt-lines">
        {query.data?.rows.map((source) => (
          <li key={source.about.id}>
            <span lang="zh-CN">{source.title}</span>
            {source.why !== "" && (
              <span className="ui-quiet" lang="zh-CN">
                {source.why}
              </span>
            )}
            <span className="ui-row ui-quiet">
              <span className="ui-label ui-label-quiet">{t.kinds[source.about.kind]}</span>
              <FactWords fact={source} />
              {chosen.has(source.about.id) ? (
                <span>{t.chosen}</span>
              ) : (
                <button type="button" className="ui-link-button" onClick={() => onChoose(source)}>
                  {t.choose}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

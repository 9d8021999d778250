import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { AgendaItem } from "../../domain/meetings/meeting.ts";
import type { MeetingDetail } from "../../domain/meetings/meeting-row.ts";
import { AgendaEditor } from "./agenda-editor.tsx";
import { FactWords } from "./fact-words.tsx";
import { text } from "./meeting-text.ts";
import { mayDo } from "./use-meeting-act.ts";

const PATHS = {
  problem: "/entries/",
  agreement: "/entries/",
  task: "/tasks/",
  "joint-paper": "/joint-papers/",
} as const;

/** What is on the agenda, in its order, with how old and how often discussed each problem is. */
export function AgendaPanel({ detail }: { readonly detail: MeetingDetail }) {
  const t = useText(text);
  const [editing, setEditing] = useState(false);
  const { agenda } = detail.state;
  const mayEdit = mayDo(detail)({ type: "set-agenda", agenda: [] });
  const sum = agenda.reduce((all, { minutes }) => all + (minutes ?? 0), 0);
  const edit = (
    <Button size="small" className="no-print" onClick={() => setEditing(true)}>
      {t.edit}
    </Button>
  );
  return (
    <section className="ui-panel ui-stack" aria-label={t.agenda.title}>
      <div className="mt-head">
        <h2>{t.agenda.title}</h2>
        <span className="ui-row">
          {sum > 0 && <span className="ui-quiet">{t.agenda.minutes(sum)}</span>}
          {mayEdit && !editing && edit}
        </span>
      </div>
      {editing && mayEdit ? (
        <AgendaEditor detail={detail} onClose={() => setEditing(false)} />
      ) : agenda.length === 0 ? (
        <EmptyState title={t.agenda.none}>{mayEdit ? t.agenda.noneHelp : t.agenda.noneReader}</EmptyState>
      ) : (
        <ol className="mt-agenda">
          {agenda.map((item) => (
            <li key={item.id}>
              <Item item={item} detail={detail} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Item({ item, detail }: { readonly item: AgendaItem; readonly detail: MeetingDetail }) {
  const t = useText(text).agenda;
  const { about, reporterUnitId, minutes } = item;
  const fact = detail.facts[item.id];
  return (
    <>
      <div lang="zh-CN">
        {about === null ? item.title : <Link to={`${PATHS[about.kind]}${about.id}`}>{item.title}</Link>}
      </div>
      <div className="ui-row ui-quiet">
        {about !== null && <span className="ui-label ui-label-quiet">{t.kinds[about.kind]}</span>}
        {fact !== undefined && <FactWords fact={fact} />}
        {reporterUnitId === null ? (
          <span>{t.noReporter}</span>
        ) : (
          <span lang="zh-CN">{detail.units[reporterUnitId] ?? ""}</span>
        )}
        {minutes !== null && <span>{t.lengthOf(minutes)}</span>}
      </div>
    </>
  );
}

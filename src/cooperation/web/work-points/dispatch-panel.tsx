import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { TaskChoices } from "../../domain/work-points/replies.ts";
import { promisedPoints, type WorkPoint } from "../../domain/work-points/set.ts";
import { BeforeOrdering } from "../before-ordering.tsx";
import { api } from "../client.ts";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";

const TASKS = "GET /api/work-points/:set/task-choices";

/** The open task that has the point's undertaking already: proposed to carry it. */
const carrierOf = (point: WorkPoint, tasks: TaskChoices["rows"]): string | null =>
  tasks.find(
    ({ undertakingId, phase }) =>
      phase !== "closed" &&
      undertakingId !== null &&
      point.serves.some((each) => each.undertakingId === undertakingId),
  )?.id ?? null;

/** Issued points become tasks: which, each as a new one or carried by one that is there. */
export function DispatchPanel({ desk, onClose }: { readonly desk: SetDesk; readonly onClose: () => void }) {
  const t = useText(text);
  const call = { params: { set: desk.detail.set.id } };
  const { data, error } = useQuery({ queryKey: [TASKS, call], queryFn: () => api(TASKS, call) });
  const tasks = data?.rows ?? [];
  const open = promisedPoints(desk.detail.set.state).filter(
    ({ taskId, units }) => taskId === null && units.some(({ role }) => role === "lead"),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [how, setHow] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [now, setNow] = useState(true);
  const chosen = open.filter(({ id }) => !left.has(id));
  const taskOf = (point: WorkPoint): string | null => {
    const decided = how.get(point.id);
    return decided === undefined ? carrierOf(point, tasks) : decided;
  };
  const fresh = chosen.filter((point) => taskOf(point) === null);
  const [asking, setAsking] = useState(false);
  const sending = useMutation({
    mutationFn: () =>
      desk.dispatch(
        chosen.map((point) => ({ point: point.id, task: taskOf(point) })),
        now,
      ),
    onSuccess: onClose,
  });
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <section className="ui-panel no-print" aria-label={t.dispatch.title}>
      <h2>{t.dispatch.title}</h2>
      <p className="ui-quiet">{open.length === 0 ? t.dispatch.none : t.dispatch.help}</p>
      {open.map((point) => (
        <div key={point.id} className="wp-dispatch">
          <input
            type="checkbox"
            aria-label={t.points.choose(point.text)}
            checked={!left.has(point.id)}
            onChange={() => toggle(point.id)}
          />
          <div className="ui-column">
            <span lang="zh-CN">{point.text}</span>
            <select
              className="ui-select"
              aria-label={t.dispatch.howOf(point.text)}
              value={taskOf(point) ?? ""}
              disabled={left.has(point.id)}
              onChange={({ target: { value } }) =>
                setHow(new Map(how).set(point.id, value === "" ? null : value))
              }
            >
              <option value="">{t.dispatch.register}</option>
              {tasks.map(({ id, number, text: words }) => (
                <option key={id} value={id} lang="zh-CN">
                  {t.dispatch.carriedBy(number, words.slice(0, 50))}
                </option>
              ))}
            </select>
          </div>
        </div>
      ))}
      {asking && (
        <BeforeOrdering
          orders={fresh}
          nameOf={desk.unitName}
          okText={t.dispatch.do(chosen.length)}
          onSend={() => sending.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
      <FailureNotice error={sending.error ?? error} />
      <div className="ui-row">
        <Button
          type="primary"
          disabled={chosen.length === 0 || data === undefined}
          loading={sending.isPending}
          // Tasks that are only registered, or carried by one that is there, go to nobody.
          onClick={() => (now && fresh.length > 0 ? setAsking(true) : sending.mutate())}
        >
          {t.dispatch.do(chosen.length)}
        </Button>
        <label className="ui-field">
          <input type="checkbox" checked={now} onChange={({ target }) => setNow(target.checked)} />
          {t.dispatch.now}
        </label>
        <Button onClick={onClose}>{t.acts.cancel}</Button>
      </div>
    </section>
  );
}

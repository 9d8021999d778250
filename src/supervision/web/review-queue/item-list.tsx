import { Button } from "antd";
import { useState } from "react";
import { BeforeSending } from "../../../web/kit/before-sending.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { ReviewItem } from "../../domain/tasks/task-row.ts";
import { useAct } from "../task/use-act.ts";
import { keyOf } from "./review-item.ts";
import { text } from "./review-queue-text.ts";

/** What waits, oldest first: opened one by one, or reports accepted together. */
export function ItemList(props: {
  readonly rows: readonly ReviewItem[];
  readonly shown: number;
  readonly onShow: (at: number) => void;
}) {
  const { rows } = props;
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const act = useAct();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const reports = rows.filter(({ report }) => report !== null);
  const selected = reports.filter((item) => ticked.includes(keyOf(item)));
  const accept = () =>
    act.mutate(
      selected.flatMap(({ task, unitId, report }) =>
        report === null
          ? []
          : [
              {
                task: task.id,
                version: task.version,
                action: { type: "accept" as const, unit: unitId, report: report.id },
              },
            ],
      ),
      { onSuccess: () => setTicked([]) },
    );
  const refused = act.data?.filter((outcome) => !outcome.ok) ?? [];
  return (
    <section className="ui-panel sv-queue-list" aria-label={t.list}>
      <FailureNotice error={act.error} />
      {act.data !== undefined && (
        <p role="status" className={refused.length > 0 ? "ui-banner" : "ui-notice"}>
          {t.done(act.data.length - refused.length)}
          {refused.length > 0 && ` · ${t.refused(refused.length)}`}
          {refused.map((outcome) =>
            outcome.ok ? null : <span key={outcome.task}> {sentence(outcome.failure.sentence)}</span>,
          )}
        </p>
      )}
      {asking && (
        <BeforeSending
          title={t.acceptSelected(selected.length)}
          to={selected.map((item) => ({
            key: keyOf(item),
            name: item.unitName,
            about: [
              `${item.task.number}. ${item.task.text.slice(0, 40)}`,
              item.report && sentence(periodName(item.report.period)),
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
          okText={t.accept}
          onSend={accept}
          onClose={() => setAsking(false)}
        />
      )}
      {reports.length > 1 && (
        <div className="ui-row">
          <label className="ui-row">
            <input
              type="checkbox"
              className="sv-check"
              checked={selected.length === reports.length}
              onChange={(event) => setTicked(event.target.checked ? reports.map(keyOf) : [])}
            />
            {t.selectReports}
          </label>
          {selected.length > 0 && (
            <Button size="small" type="primary" loading={act.isPending} onClick={() => setAsking(true)}>
              {t.acceptSelected(selected.length)}
            </Button>
          )}
        </div>
      )}
      <ol>
        {rows.map((item, at) => {
          const label = `${item.task.number} ${item.unitName} ${item.report?.period ?? ""}`;
          return (
            <li key={keyOf(item)} className={at === props.shown ? "sv-queue-shown" : undefined}>
              {item.report !== null && (
                <input
                  type="checkbox"
                  className="sv-check"
                  aria-label={t.select(label)}
                  checked={ticked.includes(keyOf(item))}
                  onChange={(event) =>
                    setTicked(
                      event.target.checked
                        ? [...ticked, keyOf(item)]
                        : ticked.filter((key) => key !== keyOf(item)),
                    )
                  }
                />
              )}
              <button
                type="button"
                className="ui-plain-button"
                aria-current={at === props.shown ? "true" : undefined}
                onClick={() => props.onShow(at)}
              >
                <span className="ui-row">
                  <span className="ui-label ui-label-river">{t.kinds[item.kind]}</span>
                  <b lang="zh-CN">{item.unitName}</b>
                </span>
                <span className="sv-queue-text" lang="zh-CN">
                  {item.task.number}. {item.task.text}
                </span>
                <span className="ui-quiet">
                  {[
                    item.report === null ? null : sentence(periodName(item.report.period)),
                    item.kind === "report"
                      ? formatInstant(item.since)
                      : formatDay(item.since.slice(0, 10), language),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

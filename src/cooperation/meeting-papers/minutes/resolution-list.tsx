import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { BeforeOrdering } from "../../web/before-ordering.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import type { MinutesDetail, ResolutionLine } from "./minutes.ts";
import { text } from "./words.ts";
import { ResolutionFacts, ResolutionHead } from "./resolution-facts.tsx";
import { ResolutionForm } from "./resolution-form.tsx";
import {
  dispatchThem,
  dropIt,
  isReady,
  keepIt,
  type Settling,
  settlingOf,
  useMinutesChange,
} from "./use-minutes.ts";

const NEW = "new";
const blank = (): Settling => ({
  id: newRequestKey(),
  text: "",
  units: [],
  deadline: { kind: "date", latest: null, thenContinuous: false },
  returns: true,
  measureId: null,
  undertakingId: null,
  problemId: null,
});

/** The resolutions one by one: what was read of each, and what a person makes of it. */
export function ResolutionList(props: {
  readonly detail: MinutesDetail;
  readonly chosen: string | null;
  readonly onChoose: (resolution: string) => void;
}) {
  const { detail, chosen, onChoose } = props;
  const t = useText(text);
  const change = useMinutesChange(detail.meeting);
  const [editing, setEditing] = useState<string | null>(null);
  const [begun, setBegun] = useState(blank);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (chosen === null) return;
    list.current?.querySelector(`[data-card="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const save = (settled: Settling) =>
    change.mutate(() => keepIt(detail, settled), { onSuccess: () => setEditing(null) });
  const editable = detail.office && detail.status === "minuted";
  return (
    <section className="ui-stack" aria-label={t.resolutions}>
      {editable && <DispatchBar detail={detail} change={change} />}
      <FailureNotice error={change.error} />
      {detail.lines.length === 0 && (
        <EmptyState title={t.noResolutions}>
          {detail.office ? t.noResolutionsHelp : t.noMinutesReader}
        </EmptyState>
      )}
      <ul className="mn-cards" ref={list}>
        {detail.lines.map((line) => {
          const { id } = line.resolution;
          return (
            <li
              key={id}
              data-card={id}
              className={id === chosen ? "ui-panel mn-card mn-card-chosen" : "ui-panel mn-card"}
            >
              <ResolutionHead line={line} />
              {editing === id ? (
                <ResolutionForm
                  detail={detail}
                  begins={settlingOf(line)}
                  unknown={line.unknown}
                  near={line.near}
                  printed={line.resolution.deadline.raw}
                  time={line.resolution.time}
                  busy={change.isPending}
                  onSave={save}
                  onCancel={() => setEditing(null)}
                />
              ) : (
                <>
                  <p
                    lang="zh-CN"
                    className={line.resolution.state === "dropped" ? "mn-words mn-dropped" : "mn-words"}
                  >
                    {line.resolution.text}
                  </p>
                  <ResolutionFacts detail={detail} line={line} />
                  <div className="ui-row no-print">
                    {editable && (
                      <CardActs
                        line={line}
                        busy={change.isPending}
                        onKeep={() => save(settlingOf(line))}
                        onEdit={() => setEditing(id)}
                        onDrop={() => change.mutate(() => dropIt(detail, id))}
                      />
                    )}
                    {line.resolution.span !== null && detail.minutes !== null && (
                      <button type="button" className="ui-link-button" onClick={() => onChoose(id)}>
                        {t.inSource}
                      </button>
                    )}
                  </div>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {editable && editing === NEW && (
        <div className="ui-panel mn-card">
          <ResolutionForm
            detail={detail}
            begins={begun}
            unknown={[]}
            near={[]}
            printed={null}
            time={undefined}
            busy={change.isPending}
            onSave={save}
            onCancel={() => setEditing(null)}
          />
        </div>
      )}
      {editable && editing !== NEW && (
        <p className="no-print">
          <Button
            onClick={() => {
              setBegun(blank());
              setEditing(NEW);
            }}
          >
            {t.add}
          </Button>
        </p>
      )}
    </section>
  );
}

function CardActs(props: {
  readonly line: ResolutionLine;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onEdit: () => void;
  readonly onDrop: () => void;
}) {
  const t = useText(text);
  const { state, text: words } = props.line.resolution;
  if (state === "dispatched") return null;
  // Each button says for those who hear it which resolution it is about.
  const about = (act: string) => `${act}: ${words.slice(0, 30)}`;
  return (
    <>
      {state !== "kept" && (
        <Button
          size="small"
          type={state === "proposed" ? "primary" : "default"}
          disabled={props.busy}
          aria-label={about(state === "dropped" ? t.restore : t.keep)}
          onClick={props.onKeep}
        >
          {state === "dropped" ? t.restore : t.keep}
        </Button>
      )}
      {state !== "dropped" && (
        <>
          <Button size="small" disabled={props.busy} aria-label={about(t.edit)} onClick={props.onEdit}>
            {t.edit}
          </Button>
          <Button
            size="small"
            type="text"
            disabled={props.busy}
            aria-label={about(t.dropIt)}
            onClick={props.onDrop}
          >
            {t.dropIt}
          </Button>
        </>
      )}
    </>
  );
}

function DispatchBar(props: {
  readonly detail: MinutesDetail;
  readonly change: ReturnType<typeof useMinutesChange>;
}) {
  const { detail, change } = props;
  const t = useText(text);
  const ready = detail.lines.filter(isReady);
  const kept = detail.lines.filter(({ resolution }) => resolution.state === "kept");
  const open = detail.lines.filter(({ resolution }) => resolution.state === "proposed");
  const [asking, setAsking] = useState(false);
  if (kept.length + open.length === 0) return null;
  const send = () =>
    change.mutate(() =>
      dispatchThem(
        detail,
        ready.map(({ resolution }) => resolution.id),
      ),
    );
  return (
    <div className="ui-panel ui-row mn-bar no-print">
      {ready.length > 0 && (
        <Button type="primary" loading={change.isPending} onClick={() => setAsking(true)}>
          {t.dispatch(ready.length)}
        </Button>
      )}
      {asking && (
        <BeforeOrdering
          orders={ready.map(({ resolution }) => resolution)}
          nameOf={(unit) => detail.units.find(({ id }) => id === unit)?.name ?? ""}
          okText={t.dispatchYes}
          onSend={send}
          onClose={() => setAsking(false)}
        />
      )}
      {kept.length > ready.length && (
        <span className="mn-warn">{t.notReady(kept.length - ready.length)}</span>
      )}
      {open.length > 0 && <span className="ui-quiet">{t.waiting(open.length)}</span>}
    </div>
  );
}

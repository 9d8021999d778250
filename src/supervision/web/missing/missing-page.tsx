import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { isDay } from "../../../kernel/calendar.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { SUPERVISION_FIGURES } from "../../domain/figures.ts";
import { nextStep } from "../../domain/tasks/missing.ts";
import type { MissingUnit } from "../../domain/tasks/task-row.ts";
import "../board/board.css";
import { Choice } from "../../../web/kit/choice.tsx";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { useAct } from "../task/use-act.ts";
import { text as chase } from "../chase/chase-text.ts";
import { type AnswerBy, Chasing } from "../chase/chasing.tsx";
import { chaseable, chasesOf, keyOf, labelOf } from "./chaseable.ts";
import "./missing.css";
import { text } from "./missing-text.ts";
import { UnitCard } from "./unit-card.tsx";

const MISSING = "GET /api/missing";
const PLANS = "GET /api/plans";
const TASKS = "GET /api/tasks";

/** Who owes a report that fell due, since when, and how far they were reminded. */
export default function MissingPage() {
  const t = useText(text);
  const [raw, change] = useFilters(["plan", "asOf", "chase"]);
  const asOf = raw.asOf !== undefined && isDay(raw.asOf) ? raw.asOf : undefined;
  const asked = {
    ...(raw.plan === undefined ? {} : { plan: raw.plan }),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const query = useQuery({
    queryKey: [MISSING, { query: asked }],
    queryFn: () => api(MISSING, { query: asked }),
    placeholderData: keepPreviousData,
  });
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        query.data !== undefined && query.data.units.length > 0 && <CopyButton words={query.data.text} />
      }
    >
      <div className="sv-filterbar no-print" role="search">
        <Choice
          label={t.plan}
          any={t.anyPlan}
          value={raw.plan}
          options={(plans.data?.rows ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(plan) => change({ plan })}
        />
        <label className="ui-field">
          {t.asOf}
          <input
            type="date"
            className="ui-input"
            value={asOf ?? query.data?.asOf ?? ""}
            onChange={(event) => change({ asOf: event.target.value })}
          />
        </label>
        <label className="ui-field">
          <input
            type="checkbox"
            className="sv-check"
            checked={raw.chase === "1"}
            onChange={(event) => change({ chase: event.target.checked ? "1" : null })}
          />
          {t.chase}
        </label>
      </div>
      <Loaded query={query}>
        {(data) => (
          <Units
            units={
              raw.chase === "1"
                ? data.units.filter(({ items }) => items.some((item) => nextStep(item, data.asOf) !== null))
                : data.units
            }
            any={data.units.length > 0}
            words={data.text}
            answerBy={data.answerBy}
            asOf={data.asOf}
            past={asOf !== undefined}
          />
        )}
      </Loaded>
    </PageFrame>
  );
}

/** Nobody is missing: everyone reported, or nothing was dispatched yet. */
function Nobody() {
  const t = useText(text);
  const office = useAllows()(["office"]);
  const query = { size: 1 };
  const tasks = useQuery({ queryKey: [TASKS, { query }], queryFn: () => api(TASKS, { query }) });
  if (tasks.data === undefined) return null;
  if (tasks.data.total === 0)
    return (
      <EmptyState title={t.noTasks} {...(office ? { action: <Link to="/plan">{t.toBoard}</Link> } : {})}>
        {t.noTasksHelp}
      </EmptyState>
    );
  return (
    <EmptyState title={t.none} {...(office ? { action: <Link to="/review-queue">{t.toQueue}</Link> } : {})}>
      {t.noneHelp}
    </EmptyState>
  );
}

function Units(props: {
  readonly units: readonly MissingUnit[];
  /** Somebody is missing, shown or not. */
  readonly any: boolean;
  readonly words: string;
  readonly asOf: string;
  readonly answerBy: AnswerBy;
  readonly past: boolean;
}) {
  const { units, asOf } = props;
  const t = useText(text);
  const c = useText(chase);
  const { language } = useLanguage();
  const sentence = useSentence();
  const office = useAllows()(["office"]);
  const mayRemind = office && !props.past;
  const act = useAct();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  if (units.length === 0) return props.any ? <EmptyState title={t.noneToChase} /> : <Nobody />;
  const all = units.flatMap((unit) => chaseable(unit, asOf));
  const chosen = all.filter((key) => ticked.includes(key));
  const items = units.reduce((sum, unit) => sum + unit.items.length, 0);
  const several = new Set(units.flatMap((unit) => unit.items.map(({ planTitle }) => planTitle))).size > 1;
  const silent = units.filter(({ people }) => people === 0).length;
  const refused = act.data?.filter((outcome) => !outcome.ok) ?? [];
  return (
    <div className="ui-stack">
      <div className="ui-row">
        {mayRemind && (
          <label className="ui-row">
            <input
              type="checkbox"
              className="sv-check"
              aria-label={t.selectAll}
              disabled={all.length === 0}
              checked={all.length > 0 && chosen.length === all.length}
              onChange={(event) => setTicked(event.target.checked ? all : [])}
            />
          </label>
        )}
        <b>{t.summary(formatFigure(units.length, language), formatFigure(items, language))}</b>
        <FigureHelp
          figures={[SUPERVISION_FIGURES["reports-overdue"], SUPERVISION_FIGURES["units-overdue"]]}
        />
        {silent > 0 && (
          <span className="ui-quiet">
            {t.silentHelp(formatFigure(silent, language))}
            {office && <Link to="/workbooks"> {t.toWorkbooks}</Link>}
          </span>
        )}
        {mayRemind && chosen.length > 0 && (
          <Button type="primary" size="small" loading={act.isPending} onClick={() => setAsking(true)}>
            {c.remind(chosen.length)}
          </Button>
        )}
        {mayRemind && all.length === 0 && <span className="ui-quiet">{t.nothingToSend}</span>}
      </div>
      {asking && (
        <Chasing
          chases={units
            .flatMap((unit) => chasesOf(unit, asOf))
            .filter(({ unitId, taskId }) => chosen.includes(keyOf(unitId, taskId)))}
          asOf={asOf}
          answerBy={props.answerBy}
          onSend={(entries) => act.mutate(entries, { onSuccess: () => setTicked([]) })}
          onClose={() => setAsking(false)}
        />
      )}
      <FailureNotice error={act.error} />
      {act.data !== undefined && (
        <div role="status" className={refused.length > 0 ? "ui-banner" : "ui-notice"}>
          {t.done(act.data.length - refused.length)}
          {refused.length > 0 && ` · ${t.refused(refused.length)}`}
          <ul>
            {refused.map((each) =>
              each.ok ? null : (
                <li key={each.task}>
                  {labelOf(units, each.task)} {sentence(each.failure.sentence)}
                </li>
              ),
            )}
          </ul>
        </div>
      )}
      <ul className="sv-missing">
        {units.map((unit) => (
          <UnitCard
            key={unit.unitId}
            unit={unit}
            asOf={asOf}
            withPlan={several}
            tick={
              mayRemind
                ? {
                    on: chosen,
                    change: (keys, on) =>
                      setTicked([...ticked.filter((key) => !keys.includes(key)), ...(on ? keys : [])]),
                  }
                : null
            }
          />
        ))}
      </ul>
      <section className="ui-panel" aria-labelledby="group-words">
        <h2 id="group-words">{t.textTitle}</h2>
        <pre className="sv-group-words" lang="zh-CN">
          {props.words}
        </pre>
      </section>
    </div>
  );
}

function CopyButton({ words }: { readonly words: string }) {
  const t = useText(text);
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          void copy(words).then((copied) => setState(copied ? "copied" : "failed"));
        }}
      >
        {t.copy}
      </Button>
      <span role="status" className="ui-quiet">
        {state === "copied" && t.copied}
        {state === "failed" && t.copyFailed}
      </span>
    </>
  );
}

/** Copies words; where the desk is served without https the browser has only the old way. */
async function copy(words: string): Promise<boolean> {
  if (window.isSecureContext)
    return navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
  const field = document.createElement("textarea");
  field.value = words;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

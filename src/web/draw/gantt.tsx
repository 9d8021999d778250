import { Link } from "react-router";
import type { Day } from "../../kernel/calendar.ts";
import { formatDay } from "../frame/format.ts";
import "./gantt.css";
import {
  ganttBar,
  ganttSpan,
  type GanttSpan,
  type GanttStep,
  ganttYears,
  stepSlip,
} from "./gantt-geometry.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { text } from "../frame/text.ts";

export type GanttRow = {
  readonly id: string;
  readonly name: string;
  readonly to?: string;
  readonly steps: readonly GanttStep[];
};

const MOST_YEARS = 12;
/** Nearer than this to a name before it a step's name would run into it: long ones need more. */
const gapAfter = (name: string): number => Math.max(0.075, name.length * 0.0145);

/** Steps of rows against time, planned above and as reached below; on a telephone the same as a list. `label` says what is shown. */
export function Gantt(props: {
  readonly label: string;
  readonly rows: readonly GanttRow[];
  readonly today: Day;
}) {
  const { label, today } = props;
  const t = useText(text);
  const narrow = useNarrow();
  const rows = props.rows.filter(({ steps }) => steps.some((step) => step.planned ?? step.actual));
  const span = ganttSpan(
    rows.flatMap(({ steps }) => steps),
    today,
  );
  const without = props.rows.length - rows.length;
  const missing = without > 0 && <p className="ui-quiet">{t.gantt.without(without)}</p>;
  if (span === null) return <p className="ui-quiet">{t.gantt.none}</p>;
  if (narrow)
    return (
      <>
        <ul className="gantt-list" aria-label={label}>
          {rows.map((row) => (
            <li key={row.id}>
              <RowName row={row} />
              <Steps row={row} today={today} />
            </li>
          ))}
        </ul>
        {missing}
      </>
    );
  const years = ganttYears(span, MOST_YEARS);
  return (
    <>
      <ul className="gantt" aria-label={label}>
        <li className="gantt-axis" aria-hidden="true">
          <span />
          <span className="gantt-track">
            {years.map(({ year, at }) => (
              <span key={year} className="gantt-year" style={{ left: percent(at) }}>
                {year}
              </span>
            ))}
          </span>
        </li>
        {rows.map((row) => (
          <li key={row.id}>
            <RowName row={row} />
            <Track row={row} span={span} today={today} years={years} />
            <span className="ui-hidden">
              <Steps row={row} today={today} />
            </span>
          </li>
        ))}
      </ul>
      <p className="gantt-legend">
        <span>
          <i className="gantt-step gantt-planned" aria-hidden="true" />
          {t.gantt.planned}
        </span>
        <span>
          <i className="gantt-step gantt-actual" aria-hidden="true" />
          {t.gantt.actual}
        </span>
        <span>
          <i className="gantt-today-key" aria-hidden="true" />
          {t.gantt.today}
        </span>
      </p>
      {missing}
    </>
  );
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

function RowName({ row }: { readonly row: GanttRow }) {
  return row.to === undefined ? (
    <span className="gantt-name" lang="zh-CN">
      {row.name}
    </span>
  ) : (
    <Link className="gantt-name" to={row.to} lang="zh-CN">
      {row.name}
    </Link>
  );
}

function Track(props: {
  readonly row: GanttRow;
  readonly span: GanttSpan;
  readonly today: Day;
  readonly years: readonly { readonly year: number; readonly at: number }[];
}) {
  const { row, span, today, years } = props;
  return (
    <span className="gantt-track" aria-hidden="true">
      {years.map(({ year, at }) => (
        <i key={year} className="gantt-line" style={{ left: percent(at) }} />
      ))}
      <i className="gantt-line gantt-today" style={{ left: percent(span.at(today)) }} />
      {(["planned", "actual"] as const).map((kind) => {
        const bar = ganttBar(row.steps, kind, span);
        return (
          <span key={kind} className={`gantt-lane gantt-lane-${kind}`}>
            {bar !== null && (
              <i
                className="gantt-bar"
                style={{ left: percent(bar.from), width: percent(bar.to - bar.from) }}
              />
            )}
            {row.steps.map((step) => {
              const day = step[kind];
              return (
                day !== null && (
                  <i
                    key={step.key}
                    className={`gantt-step gantt-${kind}`}
                    style={{ left: percent(span.at(day)) }}
                  />
                )
              );
            })}
          </span>
        );
      })}
      <span className="gantt-names">
        {namedSteps(row.steps, span).map(({ key, name, at }) => (
          <span
            key={key}
            className={at > 0.9 ? "gantt-step-name gantt-step-name-end" : "gantt-step-name"}
            style={at > 0.9 ? { right: percent(1 - at) } : { left: percent(at) }}
          >
            {name}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Steps whose names find room below the row, the earliest first; the others are read in the list and on the row's page. */
function namedSteps(steps: readonly GanttStep[], span: GanttSpan) {
  const placed: { key: string; name: string; at: number }[] = [];
  for (const { key, name, planned, actual } of steps) {
    const day = actual ?? planned;
    if (day === null) continue;
    const at = span.at(day);
    const isFree = (other: { name: string; at: number }) =>
      Math.abs(at - other.at) >= gapAfter(at >= other.at ? other.name : name);
    if (placed.every(isFree)) placed.push({ key, name, at });
  }
  return placed;
}

function Steps({ row, today }: { readonly row: GanttRow; readonly today: Day }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <ul>
      {row.steps
        .filter(({ planned, actual }) => planned ?? actual)
        .map((step) => {
          const slip = stepSlip(step, today);
          return (
            <li key={step.key}>
              <b>{step.name}</b>{" "}
              {step.planned !== null && `${t.gantt.planned} ${formatDay(step.planned, language)} `}
              {step.actual !== null && `${t.gantt.actual} ${formatDay(step.actual, language)} `}
              {slip !== null && slip !== 0 && (
                <span className="ui-quiet">
                  {step.actual === null ? t.gantt.overdue(slip) : t.gantt.slip(slip)}
                </span>
              )}
            </li>
          );
        })}
    </ul>
  );
}

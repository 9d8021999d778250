import { Link } from "react-router";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type { LedgerUnit } from "../../domain/tasks/ledger-cells.ts";
import { ledgerCell } from "../../domain/tasks/ledger-cells.ts";
import type { LedgerColumn } from "../../domain/tasks/ledger-columns.ts";
import { earlierName } from "../../domain/tasks/earlier-progress.ts";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import { SOURCE_NAMES, stateSentence } from "../../domain/tasks/task-words.ts";
import type { Stage } from "../../domain/tasks/task.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { DueWords } from "../task/due-words.tsx";
import { LightMark } from "../task/light-mark.tsx";
import { text } from "./ledger-text.ts";

/** A cell of the ledger on the screen; nothing where the row says nothing there. */
export function LedgerCell(props: {
  readonly row: TaskRow;
  readonly column: LedgerColumn;
  readonly people: ReadonlyMap<string, LedgerUnit>;
  /** Several plans: numbers count within one, so that the task says of which it is. */
  readonly withPlan: boolean;
}) {
  const { row, column } = props;
  const t = useText(text);
  const sentence = useSentence();
  const { at } = useAsOf();
  const { latest } = row;
  switch (column) {
    case "number":
      return <Link to={at(`/tasks/${row.id}`)}>{row.number}</Link>;
    case "text":
      return (
        <span lang="zh-CN">
          <Link to={at(`/tasks/${row.id}`)} className="sv-cell-words sv-cell-wide">
            {row.text}
          </Link>
          {props.withPlan && <span className="sv-cell-plan ui-quiet">{row.planTitle}</span>}
        </span>
      );
    case "measure":
      return row.measureId === null ? null : (
        <Link to={at(`/measures/${row.measureId}`)} lang="zh-CN" className="sv-cell-words sv-cell-wide">
          {row.ordinal} {row.measure}
        </Link>
      );
    case "source":
      return (
        <span className="sv-cell-words">
          {sentence(SOURCE_NAMES[row.source.kind])}
          {row.source.kind !== "plan" && (
            <span className="ui-quiet" lang="zh-CN">
              {" "}
              {[row.source.title, row.source.paper].filter(Boolean).join(" · ")}
            </span>
          )}
        </span>
      );
    case "goals":
      return row.stages.length === 0 ? null : (
        <ol className="sv-cell-goals">
          {row.stages.map((stage) => (
            <li key={stage.id}>
              <span lang="zh-CN">{stage.title}</span> <StageFacts stage={stage} />
            </li>
          ))}
        </ol>
      );
    case "support":
      return (
        <span className="sv-cell-words">
          {row.units
            .filter(({ role }) => role !== "lead")
            .map(({ unitId, name, role }, at) => (
              <span key={unitId}>
                {at > 0 && t.comma}
                <span lang="zh-CN">{name}</span>
                {role === "guide" && <span className="ui-quiet"> {t.guide}</span>}
              </span>
            ))}
        </span>
      );
    case "due":
      return (
        <span className="sv-cell-due">
          <DueWords row={row} />
        </span>
      );
    case "state":
      return (
        <span className="sv-cell-state">
          <LightMark light={row.light} />
          <span>{sentence(stateSentence(row))}</span>
        </span>
      );
    case "progress":
      return <Progress row={row} />;
    case "evidence":
      return latest === null || latest.evidence === 0 ? null : (
        <Link to={at(`/tasks/${row.id}`)}>{t.evidence(latest.evidence)}</Link>
      );
    default: {
      const words = ledgerCell(row, column, props.people);
      return words === "" ? null : (
        <span lang="zh-CN" className="sv-cell-words">
          {words}
        </span>
      );
    }
  }
}

/** Of the latest accepted report, else what the office's own ledger had. */
function Progress({ row: { latest, earlier } }: { readonly row: TaskRow }) {
  const t = useText(text);
  const sentence = useSentence();
  const said = latest ?? earlier;
  if (said === null || said.progress === "") return null;
  const from = latest === null ? earlier && earlierName(earlier) : periodName(latest.period);
  return (
    <span lang="zh-CN" className="sv-cell-words sv-cell-wide">
      {said.progress} <span className="ui-quiet">{from && t.period(sentence(from))}</span>
    </span>
  );
}

/** What a stage counts and by when. */
function StageFacts({ stage }: { readonly stage: Stage }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { goal, actual, unit, due, doneOn } = stage;
  const facts = [
    due === null ? null : t.before(formatDay(due, language)),
    goal === null
      ? null
      : t.reached(formatFigure(actual, language), formatFigure(goal, language), unit ?? ""),
    doneOn === null ? null : `✓ ${t.done}`,
  ].filter((each) => each !== null);
  return <span className="ui-quiet">{facts.join(" · ")}</span>;
}

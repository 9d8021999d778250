import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import type {
  LedgerImport,
  LedgerImportRow,
  TaskQuestion,
} from "../../domain/ledger-import/ledger-import.ts";
import { text } from "./ledger-import-text.ts";

export const SHOWS = ["all", "blocked", "alike", "issues", "judgement"] as const;
export type Show = (typeof SHOWS)[number];

function Issues({ row }: { readonly row: LedgerImportRow }) {
  const t = useText(text);
  const sentence = useSentence();
  return row.issues.map((issue) => (
    <p key={issue.sentence.zh} className="sv-import-issue">
      <span className={`ui-label ${issue.blocks ? "ui-label-vermilion" : "ui-label-quiet"}`}>
        {issue.blocks ? t.problem : t.note}
      </span>{" "}
      {sentence(issue.sentence)}
    </p>
  ));
}

/** By the row's key; `TAKEN_BACK` asks again. */
export type DecidedTasks = Readonly<Record<string, string | null>>;
const TAKEN_BACK = "";
type Decide = ((tasks: DecidedTasks) => void) | null;

/** The registered tasks that a row may be, below its own words, for a person to say which. */
function WhichTask(props: {
  readonly question: TaskQuestion;
  readonly said: DecidedTasks;
  readonly onDecide: Decide;
}) {
  const { question, said, onDecide } = props;
  const t = useText(text);
  const { key, tasks } = question;
  const decided = said[key] === undefined ? question.decided : said[key];
  const choice = (task: string | null) => (
    <input
      type="radio"
      name={`task-${key}`}
      checked={decided === task}
      disabled={onDecide === null}
      onChange={() => onDecide?.({ [key]: task })}
    />
  );
  return (
    <fieldset className="sv-import-judge sv-import-which">
      <legend>{t.sameTask}</legend>
      {tasks.map((task) => (
        <div key={task.id}>
          <label>
            {choice(task.id)}
            <span>
              {t.itIs}
              <span lang="zh-CN">
                {task.ordinal} {task.text}
              </span>
            </span>
          </label>
          {task.planned === true ? (
            <span className="ui-quiet">{t.notYetTask}</span>
          ) : (
            <Link to={`/tasks/${task.id}`}>{t.openTask}</Link>
          )}
        </div>
      ))}
      <div>
        <label>
          {choice(null)} {t.ownTask}
        </label>
        {onDecide !== null && decided !== undefined && decided !== TAKEN_BACK && (
          <button
            type="button"
            className="ui-link-button"
            onClick={({ currentTarget }) => {
              onDecide({ [key]: TAKEN_BACK });
              // The button goes; the keyboard stays at the question.
              currentTarget.closest("fieldset")?.querySelector("input")?.focus();
            }}
          >
            {t.takeBack}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function Task(props: {
  readonly row: LedgerImportRow;
  readonly said: DecidedTasks;
  readonly onDecide: Decide;
}) {
  const { row } = props;
  const t = useText(text);
  const words = `${row.ordinal ?? ""} ${row.text}`;
  return (
    <>
      <span className={`ui-label ${row.becomes === "new" ? "ui-label-river" : "ui-label-quiet"}`}>
        {t.becomes[row.becomes]}
      </span>{" "}
      <span lang="zh-CN">
        {row.taskId === null ? words : <Link to={`/tasks/${row.taskId}`}>{words}</Link>}
      </span>
      <Issues row={row} />
      {row.alike && <WhichTask {...props} question={row.alike} />}
    </>
  );
}

/** What each row becomes, with what is to be said of it. */
export function ImportRows(props: {
  readonly ledger: LedgerImport;
  readonly show: Show;
  readonly page: number;
  readonly size: number;
  readonly loading: boolean;
  readonly decided: DecidedTasks;
  /** Null where nothing can be decided any more. */
  readonly onDecide: Decide;
  readonly onShow: (show: Show) => void;
  readonly onPage: (page: number, size: number) => void;
}) {
  const { ledger } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const { counts } = ledger;
  const columns: readonly Column<LedgerImportRow>[] = [
    {
      key: "line",
      title: t.line,
      figure: true,
      width: 64,
      render: ({ number, through }) => (through > number ? `${number}–${through}` : number),
    },
    {
      key: "task",
      title: t.task,
      card: "title",
      render: (row) => <Task row={row} said={props.decided} onDecide={props.onDecide} />,
    },
    {
      key: "units",
      title: t.unitsColumn,
      width: 190,
      render: ({ lead, support }) =>
        lead.length + support.length === 0 ? null : (
          <span lang="zh-CN">
            <b>{lead.join("、")}</b>
            {support.length > 0 && ` ${support.join("、")}`}
          </span>
        ),
    },
    {
      key: "deadline",
      title: t.deadline,
      width: 140,
      render: ({ deadline }) =>
        formatDay(deadline.latest, language) ||
        (deadline.raw === null ? null : <span lang="zh-CN">{deadline.raw}</span>),
    },
    {
      key: "history",
      title: t.history,
      width: 84,
      figure: true,
      render: ({ history }) => (history.length === 0 ? "" : t.historyOf(history.length)),
    },
    {
      key: "judgement",
      title: t.judgement,
      width: 92,
      render: ({ judgement }) => (judgement === null ? "" : t.judgements[judgement]),
    },
  ];
  return (
    <section className="ui-panel" aria-labelledby="import-rows">
      <h2 id="import-rows">{t.rows}</h2>
      <p>
        {t.counts(figure(counts.good), figure(counts.blocked), figure(counts.nothing))}
        <br />
        <span className="ui-quiet">
          {t.becomesCounts(
            figure(counts.undertaking),
            figure(counts.new),
            figure(counts.existing),
            figure(counts.history),
          )}
        </span>
      </p>
      {counts.asked > 0 && (
        <p className="ui-banner">
          {t.askedCount(figure(counts.asked))}{" "}
          {props.show !== "alike" && (
            <button type="button" className="ui-link-button" onClick={() => props.onShow("alike")}>
              {t.onlyAsked}
            </button>
          )}
        </p>
      )}
      <label className="ui-field sv-import-show">
        {t.show}
        <select
          className="ui-select"
          value={props.show}
          onChange={(event) => props.onShow(SHOWS.find((each) => each === event.target.value) ?? "all")}
        >
          {SHOWS.map((each) => (
            <option key={each} value={each}>
              {t.shows[each]}
            </option>
          ))}
        </select>
      </label>
      <DataTable
        columns={columns}
        rows={ledger.rows}
        rowKey={(row) => row.number}
        label={t.rows}
        loading={props.loading}
        paging={{ page: props.page, size: props.size, total: ledger.total, onChange: props.onPage }}
        empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
      />
    </section>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Sentence } from "../../kernel/error.ts";
import {
  type CellCorrections,
  type Decisions,
  type ImportView,
  isBlocked,
  NONE,
  placeOf,
  type Question,
  rowsOfLine,
  type SheetLine,
  type ShownSheet,
} from "../../kernel/sheet.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { type ListColumn, useColumns } from "./columns.tsx";
import { DataTable } from "./data-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { answerTo } from "./import-questions.tsx";
import { words } from "./import-words.ts";

/** Adds what was written to the corrections as they stand. */
type Correct = (written: (before: CellCorrections) => CellCorrections) => void;
type Answer = (question: Question, value: string) => void;

/** What a person alone can say of a line: one of some records, or none of them. */
function LineQuestion(props: {
  readonly question: Question;
  readonly decisions: Decisions;
  readonly onAnswer: Answer | null;
}) {
  const { question, decisions, onAnswer } = props;
  const { of, key, name, options = [], none } = question;
  const t = useText(words);
  const sentence = useSentence();
  const said = answerTo(decisions, question);
  const choice = (value: string) => (
    <input
      type="radio"
      name={`${of}-${key}`}
      checked={said === value}
      disabled={onAnswer === null}
      onChange={() => onAnswer?.(question, value)}
    />
  );
  const back = onAnswer !== null && said !== "" && (
    <button
      type="button"
      className="ui-link-button"
      onClick={({ currentTarget }) => {
        onAnswer(question, "");
        // The button goes; the keyboard stays at the question.
        currentTarget.closest("fieldset")?.querySelector("input")?.focus();
      }}
    >
      {t.takeBack}
    </button>
  );
  return (
    <fieldset className="kit-import-which">
      <legend>{sentence(name)}</legend>
      {options.map(({ value, name: option, to, note }) => (
        <div key={value}>
          <label>
            {choice(value)} <span lang="zh-CN">{sentence(option)}</span>
          </label>
          {note !== undefined && <span className="ui-quiet"> {sentence(note)}</span>}
          {to !== undefined && <Link to={to}>{t.see}</Link>}
        </div>
      ))}
      {none !== undefined && (
        <div>
          <label>
            {choice(NONE)} {sentence(none)}
          </label>
        </div>
      )}
      {back}
    </fieldset>
  );
}

/** The sheet of a row, and how the row is called there. */
function sheetOf(view: ImportView, number: number): { readonly sheet: ShownSheet; readonly row: number } {
  const { sheet: at, row } = placeOf(number);
  return { sheet: [view, ...(view.further ?? [])][at] ?? view, row };
}

/** The cells of a line, to be written over; what is written back as it was is no correction any more. */
function LineCells(props: {
  readonly line: SheetLine;
  readonly view: ImportView;
  readonly corrected: CellCorrections;
  readonly onCorrect: Correct;
}) {
  const { line, view, corrected, onCorrect } = props;
  const t = useText(words);
  const [draft, setDraft] = useState<CellCorrections | null>(null);
  const of = new Set(rowsOfLine(line));
  const rows = view.cells.filter(({ number }) => of.has(number));
  const own = rows.some(({ number }) =>
    Object.keys(corrected).some((place) => place.startsWith(`${number}:`)),
  );
  if (draft === null)
    return (
      <p className="kit-import-said no-print">
        {own && <span className="ui-label ui-label-quiet">{t.corrected}</span>}{" "}
        <button type="button" className="ui-link-button" onClick={() => setDraft({})}>
          {t.edit}
        </button>
      </p>
    );
  const save = (): void => {
    const read = new Map<string, string>(
      rows.flatMap(({ number, cells }) =>
        cells.map((cell, column) => [`${number}:${column}`, cell] as const),
      ),
    );
    onCorrect((before) =>
      Object.fromEntries(
        Object.entries({ ...before, ...draft }).filter(
          ([place, text]) => !(place in draft) || text !== (read.get(place) ?? ""),
        ),
      ),
    );
    setDraft(null);
  };
  return (
    <form
      className="kit-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className="ui-quiet">{t.editHelp}</p>
      {rows.map(({ number, cells }) => (
        <fieldset key={number} className="kit-import-which">
          <legend>{t.editing(String(sheetOf(view, number).row))}</legend>
          <div className="kit-fields">
            {sheetOf(view, number)
              .sheet.columns.filter(({ field }) => field !== null)
              .map(({ column, heading }) => {
                const place = `${number}:${column}`;
                const was = cells[column] ?? "";
                const value = draft[place] ?? corrected[place] ?? was;
                return (
                  <label key={place} className="kit-field">
                    {heading === "" ? String(column + 1) : heading}
                    <input
                      className="ui-input"
                      lang="zh-CN"
                      maxLength={5_000}
                      value={value}
                      onChange={({ target }) => setDraft({ ...draft, [place]: target.value })}
                    />
                    {value !== was && <span className="ui-quiet">{t.was(was)}</span>}
                  </label>
                );
              })}
          </div>
        </fieldset>
      ))}
      <p className="ui-row">
        <Button size="small" type="primary" htmlType="submit">
          {t.save}
        </Button>
        <Button size="small" onClick={() => setDraft(null)}>
          {t.cancel}
        </Button>
      </p>
    </form>
  );
}

const FEW_ROWS = 5;

/** Which rows of the workbook a line is. */
function Rows({ line, view }: { readonly line: SheetLine; readonly view: ImportView }) {
  const t = useText(words);
  const { number, through = number, rows } = line;
  const named = (row: number): number => sheetOf(view, row).row;
  const { sheet } = sheetOf(view, number).sheet;
  const few = rows?.slice(0, FEW_ROWS).map(named).join("、");
  const said =
    few !== undefined
      ? `${few}${(rows?.length ?? 0) > FEW_ROWS ? "…" : ""}`
      : through > number
        ? `${named(number)}–${named(through)}`
        : String(named(number));
  if (view.further === undefined || sheet === undefined) return said;
  return <span lang="zh-CN">{t.inSheet(sheet, said)}</span>;
}

function Line<L extends SheetLine>(props: {
  readonly line: L;
  readonly view: ImportView;
  readonly outcomes: Readonly<Record<string, Sentence>>;
  readonly entry: (id: string) => string;
  readonly decisions: Decisions;
  readonly corrected: CellCorrections;
  readonly onAnswer: Answer;
  readonly onCorrect: Correct;
}) {
  const { line, view, decisions } = props;
  const t = useText(words);
  const sentence = useSentence();
  const open = view.state === "mapping" && view.readOnly !== true;
  const leftOut = view.state !== "mapping" && isBlocked(line);
  const name = leftOut ? undefined : props.outcomes[line.outcome];
  const quiet = leftOut || ["nothing", "unchanged", "same"].includes(line.outcome);
  return (
    <>
      <span className={`ui-label ${quiet ? "ui-label-quiet" : "ui-label-river"}`}>
        {name === undefined ? t.nothing : sentence(name)}
      </span>{" "}
      <span lang="zh-CN">
        {line.entryId === null ? line.name : <Link to={props.entry(line.entryId)}>{line.name}</Link>}
      </span>
      {line.changes.map((change) => (
        <p key={change.zh} className="kit-import-said ui-quiet">
          {sentence(change)}
        </p>
      ))}
      {line.issues.map((issue) => (
        <p key={issue.sentence.zh} className="kit-import-said">
          <span className={`ui-label ${issue.blocks ? "ui-label-vermilion" : "ui-label-quiet"}`}>
            {issue.blocks ? t.problem : t.note}
          </span>{" "}
          {sentence(issue.sentence)}
        </p>
      ))}
      {open &&
        (line.asks ?? []).map((question) => (
          <LineQuestion
            key={`${question.of} ${question.key}`}
            question={question}
            decisions={decisions}
            onAnswer={props.onAnswer}
          />
        ))}
      {open && view.columns.length > 0 && <LineCells {...props} />}
    </>
  );
}

/** What each line becomes, with what is to be said of it. */
export function ImportLines<L extends SheetLine>(props: {
  readonly view: ImportView<L>;
  readonly outcomes: Readonly<Record<string, Sentence>>;
  /** Further lines that may be shown, by name. */
  readonly more: Readonly<Record<string, Sentence>>;
  readonly columns: readonly ListColumn<L>[];
  readonly entry: (id: string) => string;
  readonly decisions: Decisions;
  readonly corrected: CellCorrections;
  readonly onAnswer: Answer;
  readonly onCorrect: Correct;
  readonly shown: { readonly show: string; readonly page: number; readonly size: number };
  readonly loading: boolean;
  readonly onShow: (show: string) => void;
  readonly onPage: (page: number, size: number) => void;
}) {
  const { view, outcomes, more, shown } = props;
  const t = useText(words);
  const { language } = useLanguage();
  const sentence = useSentence();
  const figure = (value: number) => formatFigure(value, language);
  const { good, blocked, nothing = 0, same = 0 } = view.counts;
  const own = useColumns(props.columns);
  const shows: readonly (readonly [string, string])[] = [
    ["all", t.shows.all],
    ["blocked", t.shows.blocked],
    ["issues", t.shows.issues],
    ...Object.entries({ ...outcomes, ...more }).map(([key, name]) => [key, sentence(name)] as const),
    ["nothing", t.shows.nothing],
  ];
  return (
    <section className="ui-panel" aria-labelledby="import-rows">
      <h2 id="import-rows">{t.rows}</h2>
      <p>
        {t.counts(figure(good), figure(blocked), figure(nothing))}
        <br />
        <span className="ui-quiet">
          {Object.entries(outcomes)
            .map(([key, name]) => `${sentence(name)} ${figure(view.counts[key] ?? 0)}`)
            .join(t.and)}
        </span>
      </p>
      {view.state === "mapping" && view.readOnly !== true && same > 0 && (
        <p className="ui-banner">
          {t.asked(figure(same))}{" "}
          {shown.show !== "same" && (
            <button type="button" className="ui-link-button" onClick={() => props.onShow("same")}>
              {t.onlyAsked}
            </button>
          )}
        </p>
      )}
      <label className="ui-field kit-import-show">
        {t.show}
        <select
          className="ui-select"
          value={shown.show}
          onChange={({ target }) => props.onShow(target.value)}
        >
          {shows.map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DataTable
        columns={[
          {
            key: "line",
            title: t.line,
            figure: true,
            width: view.further === undefined ? 64 : 130,
            render: (line) => <Rows line={line} view={view} />,
          },
          {
            key: "name",
            title: t.name,
            card: "title",
            render: (line) => <Line {...props} line={line} view={view} />,
          },
          ...own,
        ]}
        rows={view.rows}
        rowKey={({ number }) => number}
        label={t.rows}
        loading={props.loading}
        paging={{ page: shown.page, size: shown.size, total: view.total, onChange: props.onPage }}
        empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
      />
    </section>
  );
}

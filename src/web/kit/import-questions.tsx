import type { Sentence } from "../../kernel/error.ts";
import { type Decisions, NONE, type Option, type Question } from "../../kernel/sheet.ts";
import { formatFigure } from "../frame/format.ts";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { words } from "./import-words.ts";

/** What questions of one kind are called above their list. */
export type QuestionGroup = {
  readonly title: Sentence;
  readonly help: Sentence;
};

/** What was answered: the value, `NONE`, or "" where nobody answered. */
export function answerTo(decisions: Decisions, { of, key }: Pick<Question, "of" | "key">): string {
  const said = decisions[of];
  const value = key !== null && typeof said === "object" && said !== null ? said[key] : said;
  if (key !== null && typeof value === "object" && value !== null) return "";
  if (value === null) return key === null ? "" : NONE;
  return value === undefined || typeof value === "object" ? "" : String(value);
}

/** The decisions with one answer more; "" takes an answer back. */
export function answered(
  decisions: Decisions,
  { of, key, takes }: Pick<Question, "of" | "key" | "takes">,
  value: string,
): Decisions {
  if (key === null) {
    const plain =
      takes === "yes" ? value === "true" : value === "" ? null : takes === "year" ? Number(value) : value;
    return { ...decisions, [of]: plain };
  }
  const before = decisions[of];
  const { [key]: _, ...others } = typeof before === "object" && before !== null ? before : {};
  return {
    ...decisions,
    [of]: value === "" ? others : { ...others, [key]: value === NONE ? null : value },
  };
}

type Answering = {
  readonly question: Question;
  readonly decisions: Decisions;
  readonly lists: Readonly<Record<string, readonly Option[]>>;
  readonly onAnswer: (question: Question, value: string) => void;
};

function Options({ options }: { readonly options: readonly Option[] }) {
  const sentence = useSentence();
  return options.map(({ value, name }) => (
    <option key={value} value={value}>
      {sentence(name)}
    </option>
  ));
}

/** One choice among options, the long list below the near ones. */
function Choose({ question, decisions, lists, onAnswer }: Answering) {
  const t = useText(words);
  const sentence = useSentence();
  const { options = [], more, none } = question;
  const others = (more === undefined ? [] : (lists[more] ?? [])).filter(({ value }) =>
    options.every((each) => each.value !== value),
  );
  return (
    <select
      className="ui-select"
      aria-label={sentence(question.name)}
      value={answerTo(decisions, question)}
      onChange={({ target }) => onAnswer(question, target.value)}
    >
      <option value="">{t.choose}</option>
      {others.length === 0 ? (
        <Options options={options} />
      ) : (
        <>
          <optgroup label={t.near}>
            <Options options={options} />
          </optgroup>
          <optgroup label={t.others}>
            <Options options={others} />
          </optgroup>
        </>
      )}
      {none !== undefined && <option value={NONE}>{sentence(none)}</option>}
    </select>
  );
}

/** A day among those that words may mean, or another one. */
function ChooseDay(props: Answering) {
  const { question, decisions, onAnswer } = props;
  const t = useText(words);
  const sentence = useSentence();
  const said = answerTo(decisions, question);
  const options = question.options ?? [];
  const other = said !== "" && said !== NONE && options.every(({ value }) => value !== said);
  const all = other ? [...options, { value: said, name: { zh: said, en: said } }] : options;
  return (
    <>
      <Choose {...props} question={{ ...question, options: all }} />
      <label className="ui-field">
        {t.otherDay}
        <input
          type="date"
          className="ui-input"
          aria-label={`${t.otherDay} ${sentence(question.name)}`}
          value={other ? said : ""}
          onChange={({ target }) => {
            if (target.value !== "") onAnswer(question, target.value);
          }}
        />
      </label>
    </>
  );
}

const ChooseYear = ({ question, decisions, onAnswer }: Answering) => {
  const t = useText(words);
  const sentence = useSentence();
  return (
    <form
      className="ui-row"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(question, String(new FormData(event.currentTarget).get("year") ?? ""));
      }}
    >
      <input
        type="number"
        name="year"
        min={2000}
        max={2099}
        className="ui-input"
        aria-label={sentence(question.name)}
        defaultValue={answerTo(decisions, question)}
      />
      <button type="submit" className="ui-link-button">
        {t.setYear}
      </button>
    </form>
  );
};

const INPUTS = { choice: Choose, day: ChooseDay, year: ChooseYear } as const;

/** What the sheet leaves open for all its lines. */
export function SheetQuestions(
  props: Omit<Answering, "question"> & { readonly questions: readonly Question[] },
) {
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const open = props.questions.filter(({ key }) => key === null);
  if (open.length === 0) return null;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="import-settings">
      <h2 id="import-settings">{t.settings}</h2>
      {open.map((question) => {
        const { of, takes, name, help, rows } = question;
        if (takes === "yes")
          return (
            <label key={of} className="ui-field kit-asked">
              <input
                type="checkbox"
                checked={props.decisions[of] === true}
                onChange={({ target }) => props.onAnswer(question, String(target.checked))}
              />
              {sentence(name)}
              {help !== undefined && <span className="ui-quiet">{sentence(help)}</span>}
            </label>
          );
        const Input = INPUTS[takes];
        return (
          <div key={of} className="ui-field kit-asked">
            {sentence(name)}
            <Input {...props} question={question} />
            <span className="ui-quiet">
              {help !== undefined && sentence(help)}{" "}
              {rows !== undefined && t.openOf(formatFigure(rows, language))}
            </span>
          </div>
        );
      })}
    </section>
  );
}

/** What the sheet says in words of its own, each once, with what is meant by it. */
export function PrintedQuestions(
  props: Omit<Answering, "question"> & {
    readonly of: string;
    readonly group: QuestionGroup;
    readonly questions: readonly Question[];
    readonly onAll: (answers: readonly (readonly [Question, string])[]) => void;
  },
) {
  const { of, group, onAll } = props;
  const t = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const asked = props.questions.filter(({ key, of: each }) => each === of && key !== null);
  if (asked.length === 0) return null;
  const open = asked.filter((question) => answerTo(props.decisions, question) === "");
  const near = open.flatMap((question): (readonly [Question, string])[] => {
    const [first] = question.options ?? [];
    return question.more === undefined || first === undefined ? [] : [[question, first.value]];
  });
  const dropped = open.filter(({ none, more }) => none !== undefined && more !== undefined);
  return (
    <section className="ui-panel" aria-labelledby={`import-${of}`}>
      <h2 id={`import-${of}`}>{sentence(group.title)}</h2>
      <p className="ui-quiet">{sentence(group.help)}</p>
      <p className="ui-row">
        {near.length > 0 && (
          <button type="button" className="ui-link-button" onClick={() => onAll(near)}>
            {t.useNearest}
          </button>
        )}
        {dropped.length > 0 && (
          <button
            type="button"
            className="ui-link-button"
            onClick={() => onAll(dropped.map((question) => [question, NONE]))}
          >
            {t.dropOthers}
          </button>
        )}
      </p>
      <ul className="ui-plain-list kit-import-asked">
        {asked.map((question) => {
          const Input = question.takes === "day" ? ChooseDay : Choose;
          return (
            <li key={question.key} className="ui-row">
              <b lang="zh-CN">{question.key}</b>
              {question.rows !== undefined && (
                <span className="ui-quiet">{t.rowsOf(formatFigure(question.rows, language))}</span>
              )}
              <Input {...props} question={question} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

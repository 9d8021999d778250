import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import type { DraftQuestion } from "../../domain/review.ts";
import { RegisterLink, RosterLink } from "../roster-link.tsx";
import "./questions.css";
import { text } from "./questions-text.ts";

/** How what a person adds to an answer is typed, or null where the options say it all. */
function valueType(question: DraftQuestion): "date" | "text" | null {
  switch (question.kind) {
    case "unreadable-deadline":
      return "date";
    case "text-deadline":
      return question.suggests === undefined ? "date" : null;
    case "missing-header":
      return question.id.endsWith("date") ? "date" : "text";
    case "open-units":
      return "text";
    default:
      return null;
  }
}

/** The reader's option that means nothing without what is typed. */
const TYPED = "type";

/** One thing that the document leaves open: what is asked, where, and the answers to choose from. */
export function QuestionCard(props: {
  readonly question: DraftQuestion;
  /** Where it is asked, as a link or a button to that place. */
  readonly place: ReactNode;
  readonly quote: string | null;
  /** Null for those who may only read. */
  readonly onAnswer: ((option: string, value: string | undefined) => void) | null;
}) {
  const { question, onAnswer } = props;
  const t = useText(text);
  const sentence = useSentence();
  const [reopened, setReopened] = useState(false);
  const [value, setValue] = useState("");
  const { answer } = question;
  const chosen = question.options.find((option) => option.id === answer?.option);
  const asks = onAnswer !== null && (answer === null || reopened);
  const type = valueType(question);
  const heading = `question-${question.id}`;
  return (
    <article className="sv-question" aria-labelledby={heading}>
      <div className="ui-row">
        <span className={answer === null ? "ui-label ui-label-ochre" : "ui-label ui-label-grass"}>
          {answer === null ? `? ${t.open}` : `✓ ${t.answered}`}
        </span>
        <span className="ui-quiet">{t.kinds[question.kind]}</span>
        {props.place}
      </div>
      <h3 id={heading}>{sentence(question.sentence)}</h3>
      {props.quote !== null && (
        <p className="ui-quiet" lang="zh-CN">
          {t.printed}“{props.quote}”
        </p>
      )}
      {answer !== null && (
        <p className="ui-row">
          {t.answeredBy(chosen === undefined ? answer.option : sentence(chosen), answer.by)}
          {onAnswer !== null && !reopened && (
            <button type="button" className="ui-link-button" onClick={() => setReopened(true)}>
              {t.change}
            </button>
          )}
        </p>
      )}
      {question.kind === "collective-unit" && <RosterLink />}
      {question.kind === "projects-listed" && <RegisterLink hint={t.register} />}
      {asks && (
        <div className="ui-row" role="group" aria-labelledby={heading}>
          {type !== null && (
            <label className="ui-field">
              {t.value}
              <input
                className="ui-input"
                type={type}
                value={value}
                maxLength={500}
                placeholder={question.kind === "open-units" ? t.unitsHint : undefined}
                onChange={(event) => setValue(event.target.value)}
              />
            </label>
          )}
          {question.options.map((option) => (
            <Button
              key={option.id}
              size="small"
              disabled={option.id === TYPED && value.trim() === ""}
              title={option.id === TYPED && value.trim() === "" ? t.needsValue : undefined}
              onClick={() => {
                onAnswer(option.id, value.trim() === "" ? undefined : value.trim());
                setReopened(false);
              }}
            >
              {sentence(option)}
            </Button>
          ))}
        </div>
      )}
    </article>
  );
}

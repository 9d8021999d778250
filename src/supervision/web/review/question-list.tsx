import { memo, useState } from "react";
import { useText } from "../../../web/frame/language.tsx";
import type { Draft } from "../../domain/review.ts";
import { FieldBox } from "../field-box.tsx";
import { QuestionCard } from "../questions/question-card.tsx";
import { text as words } from "../text.ts";
import { fieldOf } from "./review-marks.ts";
import { text } from "./review-text.ts";
import { useDesk } from "./use-decide.ts";

const FIRST = 10;
const QUOTE_LENGTH = 80;

/** What the reader could not know: open questions first, then the answered ones, which can be answered anew. */
export const QuestionList = memo(function QuestionList(props: {
  readonly questions: Draft["questions"];
  readonly measures: Draft["measures"];
  readonly source: string;
}) {
  const t = useText(text);
  const w = useText(words);
  const { decide, goTo } = useDesk();
  const [all, setAll] = useState(false);
  const open = props.questions.filter((question) => question.answer === null);
  const answered = props.questions.filter((question) => question.answer !== null);
  if (props.questions.length === 0) return null;
  const card = (question: Draft["questions"][number]) => {
    const measure = question.measure === null ? undefined : props.measures[question.measure];
    const place = measure === undefined ? t.whole : (measure.ordinal ?? w.unnumbered);
    return (
      <FieldBox key={question.id} field={fieldOf.question(question.id)} className="sv-question-box">
        <QuestionCard
          question={question}
          place={
            question.span === null ? (
              <span className="ui-quiet">{place}</span>
            ) : (
              <button
                type="button"
                className="ui-link-button"
                onClick={() =>
                  goTo(
                    question.answer !== null && measure !== undefined
                      ? fieldOf.text(measure.id)
                      : fieldOf.question(question.id),
                  )
                }
              >
                {place}
              </button>
            )
          }
          quote={
            question.span === null
              ? null
              : props.source.slice(
                  question.span[0],
                  Math.min(question.span[1], question.span[0] + QUOTE_LENGTH),
                )
          }
          onAnswer={(option, value) =>
            decide({
              type: "answer",
              question: question.id,
              option,
              ...(value === undefined ? {} : { value }),
            })
          }
        />
      </FieldBox>
    );
  };
  return (
    <section className="ui-panel" aria-labelledby="review-questions">
      <h2 id="review-questions">
        {t.questions} <span className="ui-quiet">{t.open(open.length)}</span>
      </h2>
      {open.slice(0, all ? open.length : FIRST).map(card)}
      {!all && open.length > FIRST && (
        <button type="button" className="ui-link-button" onClick={() => setAll(true)}>
          {t.moreQuestions(open.length - FIRST)}
        </button>
      )}
      {answered.length > 0 && (
        <details>
          <summary className="ui-quiet">{t.answered(answered.length)}</summary>
          {answered.map(card)}
        </details>
      )}
    </section>
  );
});

import type { RoundProps } from "./opinion-form.tsx";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { type Answer, ANSWERS, type Opinion, opinionsGiven } from "../../domain/opinions.ts";
import { text } from "./opinions-text.ts";

const LOOK: Readonly<Record<Answer, string>> = {
  adopted: "ui-label ui-label-grass",
  partly: "ui-label ui-label-river",
  refused: "ui-label ui-label-quiet",
};

/** What the parties said and what became of it. */
export function OpinionList(props: RoundProps) {
  const { round, may } = props;
  const t = useText(text);
  const { language } = useLanguage();
  const [deciding, setDeciding] = useState<string | null>(null);
  const nameOf = ({ party }: Opinion): string => round.asked[party]?.name ?? "";
  const decide = (opinion: string) =>
    ({ type: "answer-opinion", solicitation: round.id, opinion, answer: "adopted", reason: "" }) as const;
  const rows = opinionsGiven(round);
  const decided = rows.find(({ id }) => id === deciding);
  const decides = rows.some(({ id }) => may(decide(id)));
  return (
    <>
      <DataTable
        label={t.opinions(round.about)}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "party",
            title: t.party,
            card: "title",
            render: (opinion) => (
              <span className="ui-column">
                <span lang="zh-CN">{nameOf(opinion)}</span>
                <span className="ui-quiet">{t.given(opinion.by, formatDay(opinion.on, language))}</span>
              </span>
            ),
          },
          {
            key: "place",
            title: t.place,
            render: ({ place }) => (place === "" ? t.whole : <span lang="zh-CN">{place}</span>),
          },
          {
            key: "text",
            title: t.text,
            render: (opinion) => (
              <span className="op-text" lang="zh-CN">
                {opinion.text}
              </span>
            ),
          },
          {
            key: "answer",
            title: t.answer,
            render: ({ answer, reason }) => (
              <span className="op-decision">
                {answer === null ? (
                  <span className="op-waiting">{t.unanswered}</span>
                ) : (
                  <span className={LOOK[answer]}>{t.answers[answer]}</span>
                )}
                {reason !== "" && (
                  <span className="op-text" lang="zh-CN">
                    {reason}
                  </span>
                )}
              </span>
            ),
          },
          ...(decides
            ? [
                {
                  key: "acts",
                  title: <span className="ui-hidden">{t.decide}</span>,
                  card: "actions" as const,
                  render: (opinion: Opinion) =>
                    may(decide(opinion.id)) && (
                      <Button
                        size="small"
                        type={opinion.answer === null ? "primary" : "default"}
                        ghost={opinion.answer === null}
                        aria-label={t.decideFor(nameOf(opinion))}
                        aria-expanded={deciding === opinion.id}
                        onClick={() => setDeciding(deciding === opinion.id ? null : opinion.id)}
                      >
                        {opinion.answer === null ? t.decide : t.redecide}
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {decided && (
        <AnswerForm
          {...props}
          key={decided.id}
          opinion={decided}
          name={nameOf(decided)}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

function AnswerForm(
  props: RoundProps & { readonly opinion: Opinion; readonly name: string; readonly onClose: () => void },
) {
  const { round, opinion, name, onAct, busy, onClose } = props;
  const t = useText(text);
  const [answer, setAnswer] = useState<Answer>(opinion.answer ?? "adopted");
  const [reason, setReason] = useState(opinion.reason);
  const [lacks, setLacks] = useState(false);
  const saving = useMutation({ mutationFn: onAct, onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer !== "adopted" && reason.trim() === "") return setLacks(true);
    return saving.mutate({
      type: "answer-opinion",
      solicitation: round.id,
      opinion: opinion.id,
      answer,
      reason: reason.trim(),
    });
  };
  return (
    <form className="op-form no-print" aria-label={t.decideFor(name)} onSubmit={submit}>
      <p>
        <b lang="zh-CN">{name}</b> ·{" "}
        {opinion.place === "" ? t.whole : <span lang="zh-CN">{opinion.place}</span>}
      </p>
      <blockquote className="op-quote op-text" lang="zh-CN">
        {opinion.text}
      </blockquote>
      <fieldset className="op-choices">
        <legend>{t.answer}</legend>
        {ANSWERS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`answer-${opinion.id}`}
              checked={answer === each}
              autoFocus={answer === each}
              onChange={() => setAnswer(each)}
            />
            {t.answers[each]}
          </label>
        ))}
      </fieldset>
      <label className="op-field">
        <span>
          {t.reason} <span className="ui-quiet">{t.reasonHint}</span>
        </span>
        <textarea
          className="ui-textarea"
          lang="zh-CN"
          rows={2}
          maxLength={5_000}
          value={reason}
          aria-invalid={lacks && reason.trim() === ""}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      {lacks && reason.trim() === "" && answer !== "adopted" && (
        <p className="op-lacks" role="alert">
          {t.needsReason}
        </p>
      )}
      <FailureNotice error={saving.error} />
      <span className="ui-row">
        <Button type="primary" htmlType="submit" loading={saving.isPending || busy}>
          {t.save}
        </Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </span>
    </form>
  );
}

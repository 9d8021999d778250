import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { DraftQuestion } from "../../domain/review.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { text as words } from "../text.ts";
import { QuestionCard } from "./question-card.tsx";
import { text } from "./questions-text.ts";

const QUESTIONS = "GET /api/plans/:plan/questions";
const ANSWER = "POST /api/plans/:plan/questions/:question";
const BOARD = "GET /api/plans/:plan/board";
const SOURCE = "GET /api/plans/:plan/source";

/** What the document of a plan leaves open, and what was answered. */
export default function QuestionsPage() {
  const { plan = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const mayAnswer = useAllows()(["office"]);
  const queries = useQueryClient();
  const params = { plan };
  const questions = useQuery({
    queryKey: [QUESTIONS, { params }],
    queryFn: () => api(QUESTIONS, { params }),
  });
  const board = useQuery({
    queryKey: [BOARD, { params, query: {} }],
    queryFn: () => api(BOARD, { params, query: {} }),
  });
  const source = useQuery({ queryKey: [SOURCE, { params }], queryFn: () => api(SOURCE, { params }) });
  const answer = useMutation({
    mutationFn: (call: { question: string; option: string; value: string | undefined }) =>
      api(ANSWER, {
        params: { plan, question: call.question },
        body: { option: call.option, ...(call.value === undefined ? {} : { value: call.value }) },
      }),
    onSuccess: async (reply) => {
      queries.setQueryData([QUESTIONS, { params }], reply);
      // An answer changes who leads or what is due: everything drawn from the plan is stale.
      await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== QUESTIONS });
    },
  });
  const measures = (board.data?.chapters ?? []).flatMap((chapter) => chapter.measures);

  const placeOf = (question: DraftQuestion) => {
    const measure =
      question.measure === null
        ? undefined
        : measures.find((candidate) => candidate.number === (question.measure ?? 0) + 1);
    if (measure === undefined) return <span className="ui-quiet">{t.whole}</span>;
    return <Link to={`/measures/${measure.id}`}>{t.measure(measure.ordinal ?? String(measure.number))}</Link>;
  };
  const quoteOf = ({ span }: DraftQuestion) =>
    span === null || source.data === undefined
      ? null
      : source.data.text.slice(span[0], Math.min(span[1], span[0] + 120));

  return (
    <Loaded query={questions}>
      {({ rows }) => (
        <PageFrame
          title={t.title}
          lead={mayAnswer ? t.lead : t.leadReader}
          breadcrumb={[
            { title: w.plansTitle, path: "/plans" },
            { title: board.data?.plan.title ?? "…", path: `/plans/${plan}` },
            { title: t.title },
          ]}
        >
          <FailureNotice error={answer.error} />
          {rows.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
          <div className="ui-stack">
            {rows.map((question) => (
              <section key={question.id} className="ui-panel">
                <QuestionCard
                  question={question}
                  place={placeOf(question)}
                  quote={quoteOf(question)}
                  onAnswer={
                    mayAnswer
                      ? (option, value) => answer.mutate({ question: question.id, option, value })
                      : null
                  }
                />
              </section>
            ))}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

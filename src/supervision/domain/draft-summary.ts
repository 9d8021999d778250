import type { Draft } from "./review.ts";

/** What a list of imports shows of a draft. */
export type DraftSummary = {
  readonly title: string | null;
  readonly measures: number;
  readonly openQuestions: number;
};

export const summaryOf = (draft: Draft): DraftSummary => ({
  title: draft.header.title.value,
  measures: draft.measures.length,
  openQuestions: draft.questions.filter(({ answer }) => answer === null).length,
});

import type { Sentence } from "../../kernel/error.ts";
import { sentenceOf } from "./decision-sentence.ts";
import type { PlanReading } from "./reading.ts";
import { applyDecision, foldReview, standing, startDraft, type RecordedDecision } from "./review-fold.ts";

export type DatedDecision = RecordedDecision & { readonly at: Date; readonly version: number };

export type HistoryEntry = { readonly at: Date; readonly by: string; readonly sentence: Sentence };

/** What was decided on one measure, oldest first: the decisions that changed it, taken back ones left out. */
export function historyOf(
  reading: PlanReading,
  recorded: readonly DatedDecision[],
  measure: string,
  text: string,
): HistoryEntry[] {
  let draft = startDraft(reading);
  const entries: HistoryEntry[] = [];
  for (const { decision, by, at } of standing(recorded)) {
    const next = applyDecision(draft, decision, { text, by });
    if (!next.ok) continue;
    const [before, after] = [draft, next.value].map(({ measures }) =>
      measures.find(({ id }) => id === measure),
    );
    if (before !== after) entries.push({ at, by, sentence: sentenceOf(decision, draft) });
    draft = next.value;
  }
  return entries;
}

/** What others decided after `version`, one sentence each, for whoever worked on an older draft. */
export function since(
  reading: PlanReading,
  recorded: readonly DatedDecision[],
  version: number,
  text: string,
): HistoryEntry[] {
  return recorded
    .filter((entry) => entry.version > version)
    .map(({ decision, by, at, version: own }) => {
      const earlier = recorded.filter((entry) => entry.version < own);
      const before = foldReview(reading, earlier, text);
      return { at, by, sentence: sentenceOf(decision, before) };
    });
}

import { type Day, daysBetween } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { EntryState } from "./entry.ts";
import { LEVELS } from "./problem.ts";
import { daysOf } from "./stages.ts";

export type ProblemLevel = keyof typeof LEVELS;
/** Each above the one before. */
export const PROBLEM_LEVELS = Object.keys(LEVELS) as ProblemLevel[];

/** Days at one level without a decision after which the next one is proposed. */
export const LEVEL_DAYS = 90;

export const levelOf = ({ values }: EntryState): ProblemLevel | null =>
  PROBLEM_LEVELS.find((level) => level === values["level"]) ?? null;

/**
 * The next level, where the present one could not solve a problem: it was discussed there without a decision, or
 * has waited {@link LEVEL_DAYS} days for one. A proposal; the office decides. Null where there is none to propose.
 */
export function nextLevel(
  state: EntryState,
  asOf: Day,
): { readonly level: ProblemLevel; readonly because: Sentence } | null {
  const level = levelOf(state);
  const since = daysOf(state, "graded").actual;
  if (state.register !== "problem" || state.closed !== null || level === null || since === null) return null;
  const above = PROBLEM_LEVELS[PROBLEM_LEVELS.indexOf(level) + 1];
  if (above === undefined || state.values["decision"] !== undefined) return null;
  const discussed = state.discussed.filter(({ on }) => on >= since).length;
  const days = daysBetween(since, asOf);
  const [now, next] = [LEVELS[level], LEVELS[above]];
  if (discussed > 0)
    return {
      level: above,
      because: {
        zh: `在“${now.zh}”层级已讨论 ${discussed} 次仍未议决，建议提交“${next.zh}”`,
        en: `discussed ${discussed} times at the level “${now.en}” without a decision; put it before “${next.en}”`,
      },
    };
  if (days < LEVEL_DAYS) return null;
  return {
    level: above,
    because: {
      zh: `定级到“${now.zh}”已 ${days} 天仍未议决，建议提交“${next.zh}”`,
      en: `${days} days at the level “${now.en}” without a decision; put it before “${next.en}”`,
    },
  };
}

import { type Day, daysBetween } from "../../../kernel/calendar.ts";
import { owesDeadline, owesReports } from "./duties.ts";
import {
  awaitsJudgementWords,
  claimWords,
  closedWords,
  coordinationWords,
  fineWords,
  missingWords,
  overdueWords,
  dueSoonWords,
  judgedOverdueWords,
  refusedWords,
  registeredWords,
  stageLateWords,
  suspendedWords,
} from "./light-words.ts";
import type { Light, LightRule } from "./light.ts";
import { missedPeriods } from "./missed-periods.ts";
import type { Period } from "./schedule.ts";
import type { Stage, TaskState } from "./task.ts";

/** What a light is worked out from, beside the task. */
export type LightContext = {
  readonly asOf: Day;
  /** Of the plan, from before the first duty to `asOf` or later. */
  readonly periods: readonly Period[];
  /** In force on `asOf`. */
  readonly rules: readonly LightRule[];
  /** The latest accepted report of a lead unit asks for coordination (需协调事项). */
  readonly coordinationAsked?: boolean;
};

/**
 * The date that still counts: of a task with a date, until it is closed, turned into standing work, or its milestone
 * is closed. Continuing and long-term duties have none.
 */
export function dateInForce(state: TaskState): Day | null {
  const { kind } = state.deadline;
  return owesDeadline(state) && kind !== "continuous" && kind !== "longterm" ? state.due : null;
}

/** A stage that fell due under the eyes of those who owe it, and is not done. */
function lateStage(
  state: TaskState,
  threshold: number,
  asOf: Day,
): (Stage & { readonly due: Day }) | undefined {
  if (dateInForce(state) === null) return undefined;
  const since = state.dispatchedOn ?? asOf;
  return state.stages.find(
    (stage): stage is Stage & { readonly due: Day } =>
      stage.due !== null &&
      stage.doneOn === null &&
      stage.due >= since &&
      daysBetween(stage.due, asOf) >= Math.max(1, threshold),
  );
}

/** Whether the office's last word about the date was a refusal. */
const isRefused = ({ extensions }: TaskState): boolean =>
  extensions.findLast(({ state }) => state !== "pending")?.state === "refused";

/** What the longest silence among the units of a role is: the periods it missed. */
function missedBy(state: TaskState, role: "lead" | "support", { periods, asOf }: LightContext): Period[] {
  return state.assignments
    .filter((each) => each.role === role && owesReports(state, each))
    .map((each) => missedPeriods(each, periods, asOf))
    .reduce((most, missed) => (missed.length > most.length ? missed : most), []);
}

/** The light a rule gives a dispatched task, or null where the rule does not apply. */
function applied(rule: LightRule, state: TaskState, context: LightContext): Light | null {
  const { asOf, coordinationAsked = false } = context;
  const date = dateInForce(state);
  const late = date === null ? 0 : daysBetween(date, asOf);
  const light = (reason: Light["reason"]): Light => ({ colour: rule.light, rule: rule.id, reason });
  // A claim made in time has done what the unit can do: the office is to move.
  const claimed = state.claim !== null && date !== null && state.claim.on <= date ? state.claim : null;
  const waits = (): Light | null =>
    claimed && { colour: "amber", rule: "claim-waiting", reason: claimWords(claimed, date) };
  switch (rule.condition) {
    case "judged-overdue": {
      const { judgement } = state;
      if (judgement?.outcome !== "overdue" || date === null || late < 1) return null;
      return light(judgedOverdueWords(date, judgement));
    }
    case "overdue":
      if (date === null || late < Math.max(1, rule.threshold)) return null;
      return waits() ?? light(overdueWords(date, late, rule, state));
    case "due-within":
      if (date === null || late > 0 || -late > rule.threshold) return null;
      return waits() ?? light(dueSoonWords(date, -late, rule));
    case "reports-missing": {
      const threshold = Math.max(1, rule.threshold);
      const lead = missedBy(state, "lead", context);
      if (lead.length >= threshold) return light(missingWords("lead", lead, rule));
      const support = missedBy(state, "support", context);
      if (support.length < threshold) return null;
      // A lead unit answers for the task: silence of those who support it is a warning, not a failure.
      return { ...light(missingWords("support", support, rule)), colour: "amber" };
    }
    case "stage-late": {
      const stage = lateStage(state, rule.threshold, asOf);
      return stage ? light(stageLateWords(stage, daysBetween(stage.due, asOf), rule)) : null;
    }
    case "coordination-asked":
      return coordinationAsked ? light(coordinationWords()) : null;
    case "extension-refused":
      return date !== null && isRefused(state) ? light(refusedWords(date)) : null;
  }
}

/** Why no rule is asked, or null where rules decide. */
function withoutRules(state: TaskState): Light | null {
  const { phase, closedOn, suspension, awaitsJudgement, judgement } = state;
  if (phase === "closed")
    return {
      colour: "green",
      rule: "closed",
      reason: closedWords(closedOn ?? state.registeredOn, state.due, state.judgement),
    };
  if (awaitsJudgement && judgement === null)
    return { colour: "grey", rule: "awaits-judgement", reason: awaitsJudgementWords(state.due) };
  if (phase === "suspended") return { colour: "grey", rule: "suspended", reason: suspendedWords(suspension) };
  if (phase === "registered") return { colour: "grey", rule: "registered", reason: registeredWords() };
  return null;
}

/**
 * The light of a task on a day, with its reason in words. Grey: no duty yet, suspended, or a date from before adoption
 * that nobody judged. Else the reddest rule that applies decides, of equal ones the first; green where none does. A task
 * with a date is judged by date and reports, a milestone likewise until it is closed, and continuing, long-term and
 * standing work by reports alone. The date moves only by a granted extension, so that late is late from the original
 * one; a request that waits changes nothing.
 */
export function lightOf(state: TaskState, context: LightContext): Light {
  const settled = withoutRules(state);
  if (settled) return settled;
  let amber: Light | null = null;
  for (const rule of context.rules) {
    const light = applied(rule, state, context);
    if (light?.colour === "red") return light;
    amber ??= light;
  }
  return amber ?? { colour: "green", rule: "none", reason: fineWords(dateInForce(state), state, context) };
}

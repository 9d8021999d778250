import { type Day, daysBetween } from "../../kernel/calendar.ts";
import type { EntryState, StageDays } from "./entry.ts";
import type { RegisterSpec } from "./register-spec.ts";
import { specOf } from "./specs.ts";

export const NO_DAYS: StageDays = { planned: null, actual: null };

/** The stages of a variant in their order; all stages of the register where the variant is not known. */
export function stagesOf(spec: RegisterSpec, variant: string | null): readonly string[] {
  const found = spec.variants.find(({ key }) => key === variant);
  return found ? found.stages : spec.stages.map(({ key }) => key);
}

export const daysOf = (state: Pick<EntryState, "stages">, stage: string): StageDays =>
  state.stages[stage] ?? NO_DAYS;

const FUND_STAGES = [
  ["asked", "filing"],
  ["granted", "granted"],
  ["arrived", "arrived"],
] as const;

/** Stages that are reached though no day of them is known: as stated, and of funds by their money. */
function undatedStages({ register, values, money }: EntryState): string[] {
  const stated = typeof values["statedStage"] === "string" ? [values["statedStage"]] : [];
  if (register !== "fund") return stated;
  const byMoney = FUND_STAGES.filter(([flow]) => Object.values(money[flow] ?? {}).some((fen) => fen > 0));
  return [...stated, ...byMoney.map(([, stage]) => stage)];
}

/** The last stage that was reached; null where none is known to be. */
export function stageReached(state: EntryState): string | null {
  const order = stagesOf(specOf(state.register), state.variant);
  const undated = undatedStages(state);
  return order.findLast((stage) => daysOf(state, stage).actual !== null || undated.includes(stage)) ?? null;
}

/** The first stage with a planned day after the one reached; null where there is none. */
export function nextStage(state: EntryState): { readonly stage: string; readonly planned: Day } | null {
  const order = stagesOf(specOf(state.register), state.variant);
  const from = state.stage === null ? 0 : order.indexOf(state.stage) + 1;
  for (const stage of order.slice(from)) {
    const { planned } = daysOf(state, stage);
    if (planned !== null) return { stage, planned };
  }
  return null;
}

/** How many days a stage was reached later than planned, negative where earlier; null where one of the days is not known. */
export const slipOf = ({ planned, actual }: StageDays): number | null =>
  planned === null || actual === null ? null : daysBetween(planned, actual);

/** The slip of the latest stage of which it is known; null where of none. */
export function ownSlip(state: EntryState): { readonly stage: string; readonly days: number } | null {
  const order = stagesOf(specOf(state.register), state.variant);
  const stage = order.findLast((each) => slipOf(daysOf(state, each)) !== null);
  return stage === undefined ? null : { stage, days: slipOf(daysOf(state, stage)) ?? 0 };
}

const withActual = (state: EntryState, stage: string, actual: Day | null): StageDays => ({
  planned: daysOf(state, stage).planned,
  actual,
});

const dayValue = ({ values }: EntryState, key: string): Day | null =>
  typeof values[key] === "string" ? values[key] : null;

/** Stages of problems follow from what is recorded: a level, a decision, a task, closing. A day that was given stays. */
function problemStages(before: EntryState | null, state: EntryState, days: EntryState["stages"], day: Day) {
  const given = (stage: string): Day | null => days[stage]?.actual ?? null;
  const current = (stage: string): Day | null => daysOf(state, stage).actual;
  const level = state.values["level"];
  const decided = state.values["decision"] !== undefined;
  const raised = given("raised") ?? dayValue(state, "raisedOn") ?? current("raised") ?? state.enteredOn;
  // A new level begins anew: its day is that of the level in force.
  const graded = level === before?.values["level"] ? current("graded") : level === undefined ? null : day;
  const wasDecided = before?.values["decision"] !== undefined;
  const resolved = decided
    ? (dayValue(state, "decidedOn") ?? current("resolved") ?? day)
    : wasDecided
      ? null
      : current("resolved");
  const assigned = current("assigned") ?? (state.taskIds.length > 0 ? day : null);
  return {
    raised: withActual(state, "raised", raised),
    graded: withActual(state, "graded", given("graded") ?? graded),
    resolved: withActual(state, "resolved", given("resolved") ?? resolved),
    assigned: withActual(state, "assigned", assigned),
    closed: withActual(state, "closed", state.closed?.on ?? (before?.closed ? null : current("closed"))),
  };
}

function agreementStages(before: EntryState | null, state: EntryState, days: EntryState["stages"]) {
  const given = days["signed"]?.actual ?? null;
  const current = daysOf(state, "signed").actual;
  const ended = state.closed?.on ?? (before?.closed ? null : daysOf(state, "ended").actual);
  return {
    signed: withActual(state, "signed", given ?? dayValue(state, "signedOn") ?? current),
    ended: withActual(state, "ended", ended),
  };
}

/** The state with the stages that follow from the rest of it, after an act on `day` that gave `days` of stages. */
export function withStages(
  before: EntryState | null,
  state: EntryState,
  days: EntryState["stages"],
  day: Day,
): EntryState {
  const derived: EntryState["stages"] =
    state.register === "problem"
      ? problemStages(before, state, days, day)
      : state.register === "agreement"
        ? agreementStages(before, state, days)
        : {};
  const stages = Object.fromEntries(
    Object.entries({ ...state.stages, ...derived }).filter(
      ([, { planned, actual }]) => planned !== null || actual !== null,
    ),
  );
  const settled = { ...state, stages };
  return { ...settled, stage: stageReached(settled) };
}

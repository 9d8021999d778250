import type { Day } from "../../../kernel/calendar.ts";
import { opinionsGiven, partyStandings } from "../opinions.ts";
import { JOINT_PAPER_STAGES, type JointPaperStage, type JointPaperState } from "./joint-paper.ts";
import { validityStanding } from "./validity.ts";

export type JointPaperFigures = {
  readonly papers: number;
  readonly byStage: Readonly<Record<JointPaperStage, number>>;
  /** Rounds that are open, and those of them in which a party is late. */
  readonly roundsOpen: number;
  readonly roundsLate: number;
  readonly partiesLate: number;
  readonly opinions: number;
  readonly opinionsAnswered: number;
  /** In force, of which the end or a review comes up, and those whose end is past. */
  readonly expiring: number;
  readonly expired: number;
};

/** Joint papers in figures on a day, for indicators; counts of records, rounds, parties and opinions. */
export function jointPaperFigures(
  records: readonly { readonly state: Pick<JointPaperState, "stage" | "rounds" | "validity"> }[],
  day: Day,
): JointPaperFigures {
  const states = records.map(({ state }) => state);
  const rounds = states.flatMap((state) => state.rounds);
  const late = rounds.map((round) => partyStandings(round, day).filter(({ kind }) => kind === "late").length);
  const opinions = rounds.flatMap(opinionsGiven);
  const standings = states.map((state) => validityStanding(state, day).kind);
  return {
    papers: states.length,
    byStage: Object.fromEntries(
      JOINT_PAPER_STAGES.map((stage) => [stage, states.filter((state) => state.stage === stage).length]),
    ) as Record<JointPaperStage, number>,
    roundsOpen: rounds.filter(({ closedOn }) => closedOn === null).length,
    roundsLate: late.filter((count) => count > 0).length,
    partiesLate: late.reduce((sum, count) => sum + count, 0),
    opinions: opinions.length,
    opinionsAnswered: opinions.filter(({ answer }) => answer !== null).length,
    expiring: standings.filter((kind) => kind === "expiring" || kind === "review").length,
    expired: standings.filter((kind) => kind === "expired").length,
  };
}

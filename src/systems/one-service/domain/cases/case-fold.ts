import type { Recorded } from "../../../../kernel/record.ts";
import type { CaseAct, CaseSeed, CaseState, Stop } from "./case.ts";

const begun = (seed: CaseSeed, recorded: Recorded<CaseAct>, atWindow: boolean): CaseState => {
  // What comes online to the city that decides is in the deciding unit's hands at once, for it to sign for.
  // What has to wait for another case stays with the place of receipt until then, and its time does not run.
  const direct = seed.receiving.unitId === seed.deciding.unitId && (seed.after ?? []).length === 0;
  return {
    ...seed,
    stage: direct ? "handed-over" : "received",
    begunOn: recorded.day,
    atWindow,
    handedOver: direct
      ? { on: recorded.day, at: recorded.at, proof: seed.form, sent: { kind: "online" } }
      : null,
    accepted: null,
    clerk: null,
    stops: [],
    supplement: null,
    special: null,
    decided: null,
    notAccepted: null,
    withdrawnOn: null,
    delivery: null,
    appraisal: null,
  };
};

const stopped = (stops: readonly Stop[], on: string, why: Stop["why"]): Stop[] => [
  ...stops,
  { from: on, until: null, why },
];
const resumed = (stops: readonly Stop[], on: string): Stop[] =>
  stops.map((stop) => (stop.until === null ? { ...stop, until: on } : stop));

/** The papers with those of a supplement in the place of what they replace. */
const withSupplement = (papers: CaseState["papers"], given: CaseState["papers"]): CaseState["papers"] => {
  const names = new Set(given.map(({ name }) => name));
  return [...papers.filter(({ name }) => !names.has(name)), ...given];
};

/** The case after an act; the first act is given with null. */
export function caseAfter(state: CaseState | null, recorded: Recorded<CaseAct>): CaseState {
  const { act, day, at, by, byId } = recorded;
  if (act.type === "submit" || act.type === "receive-at-window")
    return begun(act.seed, recorded, act.type === "receive-at-window");
  if (state === null) throw new Error("a case begins with its seed");
  const clerk = { accountId: byId, name: by };
  switch (act.type) {
    case "hand-over": {
      const { papers, sent, proof } = act;
      return { ...state, papers, stage: "handed-over", handedOver: { on: day, at, proof, sent } };
    }
    case "accept":
      return { ...state, stage: "accepted", accepted: { on: day, at }, clerk };
    case "take":
      return { ...state, clerk };
    case "supplement":
      return {
        ...state,
        stage: "supplement",
        supplement: { on: day, papers: act.papers, text: act.text, answeredOn: null },
        stops: stopped(state.stops, day, "supplement"),
      };
    case "supplemented":
      return {
        ...state,
        stage: "accepted",
        papers: withSupplement(state.papers, act.papers),
        form: act.form,
        supplement: state.supplement && { ...state.supplement, answeredOn: day },
        stops: resumed(state.stops, day),
      };
    case "not-accept":
      return {
        ...state,
        stage: "not-accepted",
        // Who refuses has it in hands: it is the deciding unit's from here on.
        accepted: state.accepted ?? { on: day, at },
        clerk: state.clerk ?? clerk,
        notAccepted: { on: day, text: act.text },
        stops: resumed(state.stops, day),
      };
    case "begin-special":
      return {
        ...state,
        stage: "special",
        special: act.procedure,
        stops: stopped(state.stops, day, "special"),
      };
    case "end-special":
      return { ...state, stage: "accepted", special: null, stops: resumed(state.stops, day) };
    case "decide":
      return { ...state, stage: "decided", decided: { on: day, outcome: act.outcome, text: act.text, by } };
    case "deliver":
      return { ...state, stage: "delivering", delivery: { on: day, how: act.how, confirmedOn: null } };
    case "confirm-delivery":
      return {
        ...state,
        stage: "delivered",
        delivery: state.delivery && { ...state.delivery, confirmedOn: day },
      };
    case "withdraw":
      return { ...state, stage: "withdrawn", withdrawnOn: day, stops: resumed(state.stops, day) };
    case "appraise":
      return { ...state, appraisal: { on: day, grade: act.grade, text: act.text, answer: null } };
    case "answer-appraisal":
      return {
        ...state,
        appraisal: state.appraisal && { ...state.appraisal, answer: { on: day, text: act.text } },
      };
  }
}

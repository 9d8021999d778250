import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordShape } from "../../../../kernel/record.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { type BreachCode, breachOf } from "../clocks/breaches.ts";
import {
  BEGUN,
  DAY_AHEAD,
  DONE_ALREADY,
  NOT_BEGUN,
  NOT_YOURS,
  REASON_NEEDED,
  TEXT_NEEDED,
} from "./oversight-failures.ts";
import { isAbove } from "./regions.ts";

/** What a breach is about: a record of this slice or a grant, by its id. */
export type BreachAbout = {
  readonly kind: "request" | "correction" | "return-flow" | "dispute" | "grant" | "resource" | "other";
  readonly id: string | null;
  readonly title: string;
};

/** A breach as it was found: `began` its first day, `ended` the day on which it was made good, null while it lasts. */
export type FoundBreach = {
  /** The same for the same breach, however often it is found. */
  readonly id: string;
  readonly code: BreachCode;
  readonly unitId: string;
  readonly regionCode: string;
  readonly about: BreachAbout;
  readonly began: Day;
  readonly ended: Day | null;
  readonly source: "computed" | "reported";
  readonly evidence: string;
  readonly sample: boolean;
};

export type BreachSeed = Omit<FoundBreach, "id" | "ended" | "sample">;

export type BreachAct =
  /** Begins the record: a person reports it, or the first who answers one that was computed. */
  | { readonly type: "report"; readonly seed: BreachSeed }
  | { readonly type: "answer"; readonly falseAlarm: boolean; readonly reason: string }
  | { readonly type: "judge"; readonly stands: boolean; readonly reason: string }
  | { readonly type: "end"; readonly on: Day; readonly reason: string };

export type BreachState = BreachSeed & {
  readonly reportedOn: Day;
  readonly answer: { readonly on: Day; readonly falseAlarm: boolean; readonly reason: string } | null;
  readonly judgement: { readonly on: Day; readonly stands: boolean; readonly reason: string } | null;
  readonly ended: Day | null;
};

/** `false-alarm`: the data authority agreed that it was none; it stays on the board. */
export const BREACH_STATUSES = ["open", "answered", "false-alarm", "ended"] as const;
export type BreachStatus = (typeof BREACH_STATUSES)[number];

export const BREACH_STATUS_NAMES: Readonly<Record<BreachStatus, Sentence>> = {
  open: { zh: "存续中", en: "open" },
  answered: { zh: "已说明，待核定", en: "answered, to be judged" },
  "false-alarm": { zh: "核定为误报", en: "judged a false alarm" },
  ended: { zh: "已改正", en: "made good" },
};

export function breachStatus({
  ended,
  answer,
  judgement,
}: Pick<BreachState, "ended" | "answer" | "judgement">): BreachStatus {
  if (judgement !== null && !judgement.stands) return "false-alarm";
  if (ended !== null) return "ended";
  return answer !== null && judgement === null ? "answered" : "open";
}

type Actor = Pick<ActingFor, "roles" | "unitIds" | "regionCode" | "system">;

const isUnit = ({ roles, unitIds }: Actor, unitId: string): boolean =>
  unitIds.includes(unitId) &&
  (["liaison", "unit-head", "data-officer"] as const).some((role) => roles.includes(role));

/** Whether the actor is the data authority of a division or of one above it. */
export const oversees = ({ roles, regionCode }: Actor, code: string): boolean =>
  roles.includes("data-officer") &&
  regionCode !== null &&
  (regionCode === code || regionCode === WHOLE_REGION || isAbove(regionCode, code));

/** Whether the actor may see a breach: whose it is, their data authorities, the office, and the leader, who reads. */
export const seesBreach = (
  actor: Actor,
  { unitId, regionCode }: Pick<FoundBreach, "unitId" | "regionCode">,
): boolean =>
  actor.system ||
  actor.roles.includes("office") ||
  actor.roles.includes("leader") ||
  actor.unitIds.includes(unitId) ||
  oversees(actor, regionCode);

/** Why an act on a breach is refused on a day, null where it may be done (articles 39 to 41). */
export function breachRefused(
  state: BreachState | null,
  act: BreachAct,
  actor: Actor,
  day: Day,
): Failure | null {
  if (act.type === "report") {
    if (state !== null) return BEGUN;
    const { seed } = act;
    if (seed.source === "computed" ? !seesBreach(actor, seed) : !isReporter(actor)) return NOT_YOURS;
    if (seed.began > day) return DAY_AHEAD;
    return seed.evidence.trim() === "" ? TEXT_NEEDED : null;
  }
  if (state === null) return NOT_BEGUN;
  const status = breachStatus(state);
  if (status === "false-alarm") return DONE_ALREADY;
  switch (act.type) {
    case "answer":
      if (!isUnit(actor, state.unitId)) return NOT_YOURS;
      if (state.judgement !== null) return DONE_ALREADY;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
    case "judge":
      // Nobody judges an own breach.
      if (!oversees(actor, state.regionCode) || actor.unitIds.includes(state.unitId)) return NOT_YOURS;
      if (state.answer === null || state.judgement !== null) return DONE_ALREADY;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
    case "end":
      if (!oversees(actor, state.regionCode) || actor.unitIds.includes(state.unitId)) return NOT_YOURS;
      // What the systems computed ends by what is done there, not by saying so.
      if (state.source === "computed" || state.ended !== null) return DONE_ALREADY;
      if (act.on > day || act.on < state.began) return DAY_AHEAD;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
  }
}

const isReporter = ({ roles, system }: Actor): boolean =>
  system ||
  (["liaison", "unit-head", "data-officer", "office"] as const).some((role) => roles.includes(role));

function after(state: BreachState | null, { act, day }: Recorded<BreachAct>): BreachState {
  if (act.type === "report")
    return { ...act.seed, reportedOn: day, answer: null, judgement: null, ended: null };
  if (state === null) throw new Error("a breach begins with the act that reports it");
  switch (act.type) {
    case "answer":
      return { ...state, answer: { on: day, falseAlarm: act.falseAlarm, reason: act.reason } };
    case "judge":
      return { ...state, judgement: { on: day, stands: act.stands, reason: act.reason } };
    case "end":
      return { ...state, ended: act.on };
  }
}

function sentenceOf(act: BreachAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "report": {
      const { name } = breachOf(act.seed.code);
      const unit = unitName(act.seed.unitId);
      return { zh: `登记违规情形：${unit}，${name.zh}`, en: `Entered: ${unit}, ${name.en}` };
    }
    case "answer":
      return act.falseAlarm
        ? { zh: `说明为误报：${act.reason}`, en: `Answered as a false alarm: ${act.reason}` }
        : { zh: `说明情况：${act.reason}`, en: `Answered: ${act.reason}` };
    case "judge":
      return act.stands
        ? { zh: `核定成立：${act.reason}`, en: `Judged to stand: ${act.reason}` }
        : { zh: `核定为误报：${act.reason}`, en: `Judged a false alarm: ${act.reason}` };
    case "end":
      return { zh: `${act.on} 已改正：${act.reason}`, en: `Made good on ${act.on}: ${act.reason}` };
  }
}

export const breachShape: RecordShape<BreachState, BreachAct, ActingFor> = {
  kind: "breach",
  fold: after,
  permit: breachRefused,
  head: (state) => ({
    title: state.about.title,
    status: breachStatus(state),
    regionCode: state.regionCode,
    day: state.began,
    until: state.ended,
    unitIds: [state.unitId],
    measureIds: [],
    words: [breachOf(state.code).name.zh],
  }),
  sentence: sentenceOf,
};

/** A breach on the board: as found, with what was said about it. `version`: of its record, null while there is none. */
export type BreachLine = FoundBreach & {
  readonly version: number | null;
  readonly status: BreachStatus;
  readonly answer: BreachState["answer"];
  readonly judgement: BreachState["judgement"];
};

/** A record of a breach as it is stored. */
export type KeptBreach = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: BreachState;
};

const lineOf = (found: FoundBreach, kept: KeptBreach | undefined): BreachLine => {
  const { answer = null, judgement = null } = kept?.state ?? {};
  return {
    ...found,
    version: kept?.version ?? null,
    answer,
    judgement,
    status: breachStatus({ ended: found.ended, answer, judgement }),
  };
};

/**
 * The board: what was computed joined with what people reported, answered and judged, the latest first. A computed one that
 * is found no more keeps its record: it stays as it was recorded, since what was answered is history.
 */
export function breachBoard(computed: readonly FoundBreach[], kept: readonly KeptBreach[]): BreachLine[] {
  const records = new Map(kept.map((each) => [each.id, each]));
  const found = new Set(computed.map(({ id }) => id));
  const reported = kept
    .filter(({ id }) => !found.has(id))
    .map((each) => lineOf({ ...each.state, id: each.id, sample: each.sample }, each));
  return [...computed.map((each) => lineOf(each, records.get(each.id))), ...reported].toSorted((a, b) =>
    a.began === b.began ? (a.id < b.id ? -1 : 1) : a.began < b.began ? 1 : -1,
  );
}

/** Whether a breach lasted at the end of a day; one judged a false alarm never did. */
export const isOpenOn = (
  { began, ended, status }: Pick<BreachLine, "began" | "ended" | "status">,
  day: Day,
): boolean => status !== "false-alarm" && began <= day && (ended === null || ended > day);

/** Breaches that the systems find by themselves; the others are reported by people. */
export const COMPUTED_BREACHES: readonly BreachCode[] = [
  "late-answer",
  "late-delivery",
  "late-correction",
  "no-return-flow",
  "scope-exceeded",
  "passed-on",
  "not-disposed",
  "no-records",
];

import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { at, choice, day, either, line, pick, say, text, yes } from "../../../../kernel/fields.ts";
import { DONE_ALREADY } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { type BreachCode, BREACHES, breachOf } from "../../domain/clocks/breaches.ts";
import { DAY_AHEAD, NOT_YOURS, TEXT_NEEDED } from "../failures.ts";
import { PARTIES, worksFor } from "../../domain/roles.ts";
import { isAbove } from "../regions.ts";

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

export type BreachState = BreachSeed & {
  readonly reportedOn: Day;
  readonly answer: { readonly on: Day; readonly falseAlarm: boolean; readonly reason: string } | null;
  readonly judgement: { readonly on: Day; readonly stands: boolean; readonly reason: string } | null;
  readonly ended: Day | null;
};

/** `false-alarm`: the data authority agreed that it was none; it stays on the board. */
const STATUSES = {
  open: say("存续中", "open"),
  answered: say("已说明，待核定", "answered, to be judged"),
  "false-alarm": say("核定为误报", "judged a false alarm"),
  ended: say("已改正", "made good"),
};
export type BreachStatus = keyof typeof STATUSES;

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

const isReporter = ({ roles, system }: Actor): boolean =>
  system || PARTIES.some((role) => roles.includes(role));

/** Nobody judges an own breach. */
const ofAuthority = (actor: Actor, { regionCode, unitId }: Pick<BreachState, "regionCode" | "unitId">) =>
  oversees(actor, regionCode) && !actor.unitIds.includes(unitId) ? null : NOT_YOURS;

/** What a judgement may be. */
export const VERDICTS = { yes: say("成立", "it stands"), no: say("误报", "false alarm") };

const { act, kind } = record<BreachState, BreachSeed>({ statusOf: breachStatus });
const reason = text(say("说明", "Explanation"), { most: 2_000 });

/** A breach that articles 39 to 41 name: reported or computed, answered by the unit, judged by its authority. */
export const breach = kind({
  kind: "breach",
  name: say("违规情形", "Named breaches"),
  statuses: STATUSES,
  begins: {
    /** A person reports it, or the first who answers one that was computed. */
    type: "report",
    name: say("登记一项", "Report one"),
    done: say("登记违规情形", "Entered a breach"),
    refuse: (seed, { actor, day: today }) => {
      if (seed.source === "computed" ? !seesBreach(actor, seed) : !isReporter(actor)) return NOT_YOURS;
      if (seed.began > today) return at("began", DAY_AHEAD);
      return seed.evidence.trim() === "" ? TEXT_NEEDED : null;
    },
    state: (seed, { day: reportedOn }) => ({
      ...seed,
      reportedOn,
      answer: null,
      judgement: null,
      ended: null,
    }),
    said: ({ code, unitId }, unitName) => {
      const [{ name }, unit] = [breachOf(code), unitName(unitId)];
      return say(`登记违规情形：${unit}，${name.zh}`, `Entered: ${unit}, ${name.en}`);
    },
  },
  acts: {
    answer: act({
      name: say("说明情况", "Answer"),
      done: say("说明违规情形", "Answered a breach"),
      asks: { reason, falseAlarm: yes(say("认为是误报", "It is a false alarm")) },
      withdrawable: true,
      by: (actor, { unitId }) => (worksFor(actor, unitId) ? null : NOT_YOURS),
      when: ["open", "answered", "ended"],
      unless: ({ judgement }) => (judgement === null ? null : DONE_ALREADY),
      after: (state, { falseAlarm, reason: why }, { day: on }) => ({
        ...state,
        answer: { on, falseAlarm, reason: why },
      }),
      said: ({ falseAlarm, reason: why }) =>
        falseAlarm
          ? say(`说明为误报：${why}`, `Answered as a false alarm: ${why}`)
          : say(`说明情况：${why}`, `Answered: ${why}`),
    }),
    judge: act({
      name: say("核定", "Judge"),
      done: say("核定违规情形", "Judged a breach"),
      asks: {
        stands: either(say("核定结果", "Judgement"), VERDICTS),
        reason,
      },
      withdrawable: true,
      by: ofAuthority,
      when: ["open", "answered", "ended"],
      unless: ({ answer, judgement }) => (answer === null || judgement !== null ? DONE_ALREADY : null),
      after: (state, { stands, reason: why }, { day: on }) => ({
        ...state,
        judgement: { on, stands, reason: why },
      }),
      said: ({ stands, reason: why }) =>
        stands
          ? say(`核定成立：${why}`, `Judged to stand: ${why}`)
          : say(`核定为误报：${why}`, `Judged a false alarm: ${why}`),
    }),
    end: act({
      name: say("登记已改正", "Enter that it was made good"),
      done: say("登记违规已改正", "Entered that a breach was made good"),
      asks: { on: day(say("改正日期", "Made good on"), { until: "today", initial: "today" }), reason },
      withdrawable: true,
      by: ofAuthority,
      when: ["open", "answered", "ended"],
      // What the systems computed ends by what is done there, not by saying so.
      unless: ({ source, ended }) => (source === "computed" || ended !== null ? DONE_ALREADY : null),
      refuse: ({ began }, { on }, { day: today }) => (on > today || on < began ? at("on", DAY_AHEAD) : null),
      after: (state, { on }) => ({ ...state, ended: on }),
      said: ({ on, reason: why }) => say(`${on} 已改正：${why}`, `Made good on ${on}: ${why}`),
    }),
  },
  head: (state) => ({
    title: state.about.title,
    regionCode: state.regionCode,
    day: state.began,
    until: state.ended,
    unitIds: [state.unitId],
    words: [breachOf(state.code).name.zh],
  }),
});

export type BreachAct = ActOf<BreachSeed, "report", typeof breach.acts>;
export type BreachAsked = AskedOf<typeof breach.acts>;

/** What reporting one takes. */
export const BREACH_REPORT = {
  code: choice(
    say("情形", "Breach"),
    Object.fromEntries(BREACHES.map((code) => [code, breachOf(code).name])) as Readonly<
      Record<BreachCode, Sentence>
    >,
  ),
  unitId: pick(say("单位", "Unit")),
  began: day(say("从哪天开始", "Since which day"), { until: "today" }),
  title: line(say("涉及的事项", "What it is about")),
  evidence: text(say("证据", "Evidence")),
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

/** What a breach on the board waits for of this actor: the unit's explanation while it lasts, then a judgement. */
export function waitingFor(line: BreachLine, actor: ActingFor, day: Day): "answer" | "judge" | null {
  if (line.status === "answered") return ofAuthority(actor, line) === null ? "judge" : null;
  if (line.status !== "open" || line.answer !== null || !isOpenOn(line, day)) return null;
  return worksFor(actor, line.unitId) ? "answer" : null;
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

/** By what the board is listed; what began last first where nothing is said. */
export const BREACH_ORDERS = { code: "rises", began: "falls", ended: "falls", status: "rises" } as const;

export type BreachBoard = {
  readonly rows: readonly (BreachLine & { readonly unit: string })[];
  readonly total: number;
  /** Open ones, by code and by region, over everything that the reader sees. */
  readonly open: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly byRegion: Readonly<Record<string, number>>;
  readonly actor: ActingFor;
  readonly day: Day;
};

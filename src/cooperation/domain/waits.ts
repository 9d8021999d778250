import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { dueBy, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import type { RecordActor } from "../../kernel/record.ts";
import type { JointPaperState } from "./joint-papers/joint-paper.ts";
import { needsAttention, standingWords, validityStanding } from "./joint-papers/validity.ts";
import type { MeetingState } from "./meetings/meeting.ts";
import { type NextStep, nextStep } from "./meetings/preparation.ts";
import { opinionsGiven, type Solicitation, unanswered } from "./opinions.ts";
import { promisedPoints, type SetState, standingPoints } from "./work-points/set.ts";

// What meetings, joint papers and work points wait for, and of whom: of the office, or of people of a unit that they name.

/** A line of the inbox of a record, without what it shares with the record's others. */
export type CooperationWait = Pick<InboxLine, "kind" | "why" | "due" | "late" | "weight"> & {
  readonly what: string;
  readonly subject?: string;
};

type Who = Pick<RecordActor, "office" | "unitIds">;

/** Of who a part is: of the unit named, of the office where none is. */
const isOf = ({ office, unitIds }: Who, unitId: string | null): boolean =>
  unitId === null ? office : unitIds.includes(unitId);

/** Opinions that are asked for, of each unit its own, and those on which the office has not decided. */
export function opinionWaits(rounds: readonly Solicitation[], who: Who, day: Day): CooperationWait[] {
  return rounds.flatMap((round) => {
    const asked = unanswered(round, day).flatMap(({ party }): CooperationWait[] => {
      const of = round.asked[party];
      if (of === undefined || !isOf(who, of.unitId)) return [];
      const why: Sentence =
        of.unitId === null
          ? { zh: `登记${of.name}的意见`, en: `Enter the opinion of ${of.name}` }
          : { zh: `征求意见：${round.about}`, en: `Give an opinion: ${round.about}` };
      const what = `opinion ${round.id} ${party}`;
      return [{ kind: "opinion", what, why, weight: 2, ...dueBy(of.due, day) }];
    });
    const open = who.office ? opinionsGiven(round).filter(({ answer }) => answer === null).length : 0;
    if (open === 0) return asked;
    const why = { zh: `${open} 条意见待处理`, en: `${open} opinions to be decided on` };
    return [...asked, { kind: "opinion-answer", what: `answer ${round.id}`, why, weight: 1, ...NO_LIMIT }];
  });
}

/** Steps of a meeting that the office takes; preparing and holding it are its items and its day. */
const STEPS: Readonly<Partial<Record<NextStep, Sentence>>> = {
  "fix-day": { zh: "定会期和会址", en: "Fix its day and place" },
  "record-held": {
    zh: "会期已过，登记召开或改期",
    en: "Its day is past: record that it was held, or move it",
  },
  "record-minutes": { zh: "录入纪要", en: "Enter the minutes" },
  "settle-resolutions": { zh: "议定事项待确认、交办", en: "Resolutions to confirm and dispatch" },
  close: { zh: "议定事项已全部处理，办结会议", en: "All resolutions are settled: close it" },
};

function meetingStep(state: MeetingState, day: Day): CooperationWait[] {
  const step = nextStep(state, day);
  const why = STEPS[step];
  if (why === undefined) return [];
  const limit = step === "fix-day" ? state.window.to : step === "record-held" ? state.date : null;
  return [{ kind: "meeting-step", what: step, why, weight: 1, ...dueBy(limit, day) }];
}

const COMING = ["planned", "scheduled"];
const MEETING_OVER = ["closed", "cancelled"];

/** What a meeting waits for of this person. */
export function meetingWaits(state: MeetingState, who: Who, day: Day): CooperationWait[] {
  if (MEETING_OVER.includes(state.status)) return [];
  const items = COMING.includes(state.status)
    ? state.preparation.filter(({ doneOn, unitId }) => doneOn === null && isOf(who, unitId))
    : [];
  const prepare = items.map(({ id, text, due }): CooperationWait => ({
    kind: "meeting-prepare",
    what: `prepare ${id}`,
    subject: `${text}（${state.title}）`,
    why: { zh: "会前准备", en: "Prepare it for the meeting" },
    weight: 1,
    ...dueBy(due, day),
  }));
  return [
    ...prepare,
    ...(who.office ? meetingStep(state, day) : []),
    ...opinionWaits(state.rounds, who, day),
  ];
}

/** What a joint paper waits for of this person. */
export function jointPaperWaits(state: JointPaperState, who: Who, day: Day): CooperationWait[] {
  if (state.stage === "repealed") return [];
  const standing = validityStanding(state, day);
  const validity: CooperationWait[] =
    who.office && needsAttention(standing)
      ? [
          {
            kind: "joint-paper-validity",
            what: standing.kind,
            why: standingWords(standing),
            weight: 1,
            ...dueBy(
              (standing.kind === "review" ? state.validity?.reviewBy : state.validity?.until) ?? null,
              day,
            ),
          },
        ]
      : [];
  return [...validity, ...opinionWaits(state.rounds, who, day)];
}

function setStep(state: SetState): { what: string; why: Sentence; limit: Day | null } | null {
  if (state.status === "collecting")
    return {
      what: "draft",
      why: { zh: "征集要点，届时转入起草", en: "Points are collected; then draft the paper" },
      limit: state.collectBy,
    };
  if (state.status === "issued") {
    const open = promisedPoints(state).filter(
      ({ taskId, units }) => taskId === null && units.some(({ role }) => role === "lead"),
    ).length;
    return open === 0
      ? null
      : {
          what: `dispatch ${state.editions.length}`,
          why: { zh: `${open} 条要点待交办`, en: `${open} points to dispatch` },
          limit: null,
        };
  }
  if (state.status === "closed" || standingPoints(state).length === 0) return null;
  const asked = state.rounds.some(
    (round) => round.closedOn === null || opinionsGiven(round).some(({ answer }) => answer === null),
  );
  return asked ? null : { what: "issue", why: { zh: "定稿印发", en: "Complete and issue it" }, limit: null };
}

/** What a year's work points wait for of this person. */
export function workPointWaits(state: SetState, who: Who, day: Day): CooperationWait[] {
  const step = who.office ? setStep(state) : null;
  const drafted = state.status !== "issued" && state.status !== "closed";
  return [
    ...(step === null
      ? []
      : [
          {
            kind: "work-points-step",
            what: step.what,
            why: step.why,
            weight: 1 as const,
            ...dueBy(step.limit, day),
          },
        ]),
    ...(drafted ? opinionWaits(state.rounds, who, day) : []),
  ];
}

/** How long before its day what a row of a register is to reach is told: this product's choice. */
export const ROW_NEAR_DAYS = 30;

/** Whether a day comes near enough to be told. */
export const isNear = (due: Day, day: Day): boolean => due <= addDays(day, ROW_NEAR_DAYS);

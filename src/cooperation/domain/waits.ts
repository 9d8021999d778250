import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { dueOn, staffOf, type Wait } from "../../kernel/inbox.ts";
import type { JointPaperState } from "./joint-papers/joint-paper.ts";
import { VALIDITY_NOTICE_DAYS } from "./joint-papers/validity.ts";
import type { MeetingState } from "./meetings/meeting.ts";
import { type NextStep, nextStep } from "./meetings/preparation.ts";
import { opinionsGiven, silent, type Solicitation } from "./opinions.ts";
import { promisedPoints, type SetState, standingPoints } from "./work-points/set.ts";

// What meetings, joint papers and work points wait for, and of whom: of the office, or of people of a unit that they name.

const OFFICE = ["office"];

/** Of whom a part is waited for: of the unit named, of the office where none is. */
export const whomOf = (unitId: string | null): readonly string[] =>
  unitId === null ? OFFICE : staffOf(unitId);

/** Opinions that are asked for, of each unit its own, and those on which the office has not decided. */
function opinionWaits(rounds: readonly Solicitation[]): Wait[] {
  return rounds.flatMap((round) => {
    const asked = silent(round).flatMap((party): Wait[] => {
      const of = round.asked[party];
      if (of === undefined) return [];
      const why: Sentence =
        of.unitId === null
          ? { zh: `登记${of.name}的意见`, en: `Enter the opinion of ${of.name}` }
          : { zh: `征求意见：${round.about}`, en: `Give an opinion: ${round.about}` };
      const what = `opinion ${round.id} ${party}`;
      return [{ kind: "opinion", what, why, whom: whomOf(of.unitId), weight: 2, ...dueOn(of.due) }];
    });
    const open = opinionsGiven(round).filter(({ answer }) => answer === null).length;
    if (open === 0) return asked;
    const why = { zh: `${open} 条意见待处理`, en: `${open} opinions to be decided on` };
    return [...asked, { kind: "opinion-answer", what: `answer ${round.id}`, why, whom: OFFICE, weight: 1 }];
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

/** A meeting that is scheduled waits for this once its day is past; every other step waits whatever the day. */
function meetingStep(state: MeetingState): Wait[] {
  const past = state.status === "scheduled" && state.date !== null ? addDays(state.date, 1) : null;
  const step = nextStep(state, past ?? "0001-01-01");
  const why = STEPS[step];
  if (why === undefined) return [];
  const limit = step === "fix-day" ? state.window.to : step === "record-held" ? state.date : null;
  return [{ kind: "meeting-step", what: step, why, whom: OFFICE, from: past, weight: 1, ...dueOn(limit) }];
}

const COMING = ["planned", "scheduled"];
const MEETING_OVER = ["closed", "cancelled"];

/** What a meeting waits for. */
export function meetingWaits(state: MeetingState): Wait[] {
  if (MEETING_OVER.includes(state.status)) return [];
  const items = COMING.includes(state.status)
    ? state.preparation.filter(({ doneOn }) => doneOn === null)
    : [];
  const prepare = items.map(({ id, text, due, unitId }): Wait => ({
    kind: "meeting-prepare",
    what: `prepare ${id}`,
    subject: `${text}（${state.title}）`,
    why: { zh: "会前准备", en: "Prepare it for the meeting" },
    whom: whomOf(unitId),
    weight: 1,
    ...dueOn(due),
  }));
  return [...prepare, ...meetingStep(state), ...opinionWaits(state.rounds)];
}

/** What an issued paper's validity asks of the office; what ends first is asked first. See `validityStanding`. */
function validityWaits({ stage, validity }: JointPaperState): Wait[] {
  if (stage !== "issued" || validity === null) return [];
  const { from, until, reviewBy } = validity;
  const over = until === null ? null : addDays(until, 1);
  const near = (day: Day): Day => {
    const notice = addDays(day, -VALIDITY_NOTICE_DAYS);
    return notice < from ? from : notice;
  };
  const shared = { kind: "joint-paper-validity", whom: OFFICE, weight: 1 } as const;
  const expired: Wait[] =
    until === null
      ? []
      : [
          {
            ...shared,
            what: "expired",
            why: { zh: "有效期已过，待核定", en: "Ended, to be settled" },
            from: over,
            ...dueOn(until),
          },
        ];
  if (reviewBy !== null && (until === null || reviewBy < until))
    return [
      ...expired,
      {
        ...shared,
        what: "review",
        why: { zh: "待复核", en: "Review due" },
        from: near(reviewBy),
        until: over,
        ...dueOn(reviewBy),
      },
    ];
  if (until === null) return expired;
  const why = { zh: "有效期将满", en: "Ends soon" };
  return [...expired, { ...shared, what: "expiring", why, from: near(until), until: over, ...dueOn(until) }];
}

/** What a joint paper waits for. */
export const jointPaperWaits = (state: JointPaperState): Wait[] =>
  state.stage === "repealed" ? [] : [...validityWaits(state), ...opinionWaits(state.rounds)];

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

/** What a year's work points wait for. */
export function workPointWaits(state: SetState): Wait[] {
  const step = setStep(state);
  const drafted = state.status !== "issued" && state.status !== "closed";
  return [
    ...(step === null
      ? []
      : [
          {
            kind: "work-points-step",
            what: step.what,
            why: step.why,
            whom: OFFICE,
            weight: 1 as const,
            ...dueOn(step.limit),
          },
        ]),
    ...(drafted ? opinionWaits(state.rounds) : []),
  ];
}

import type { Day } from "../../../../kernel/calendar.ts";
import { addWorkingDays, type IsWorkingDay } from "../../../../kernel/working-days.ts";
import { clockOf, heldTo } from "./case-clock.ts";
import type { CaseState } from "./case.ts";
import { isBad } from "./case.ts";

/** What lists and figures find a case by; see the table `case_now`. */
export type CaseNow = {
  readonly regionCode: string;
  readonly number: string;
  readonly itemName: string;
  readonly catalogCode: string | null;
  readonly mode: string;
  readonly stage: string;
  readonly atWindow: boolean;
  readonly receivingCity: string;
  readonly receivingUnit: string;
  readonly decidingUnit: string;
  readonly decidingUnitName: string;
  readonly applicant: string | null;
  readonly parentId: string | null;
  readonly deliveryCity: string | null;
  readonly begunOn: Day;
  readonly handedOverOn: Day | null;
  readonly startsOn: Day | null;
  readonly acceptedOn: Day | null;
  readonly due: Day | null;
  readonly decidedOn: Day | null;
  readonly endedOn: Day | null;
  readonly inTime: boolean | null;
  readonly deliveredOn: Day | null;
  readonly withoutVisit: boolean;
  readonly grade: number | null;
  readonly appraisedOn: Day | null;
  readonly answerDue: Day | null;
};

/** Day by which a bad appraisal is to be answered; null where none waits for an answer. */
export const answerDueOf = ({ appraisal, pact }: CaseState, isWorkingDay: IsWorkingDay): Day | null =>
  appraisal !== null && isBad(appraisal.grade) && appraisal.answer === null
    ? addWorkingDays(appraisal.on, pact.appraisalWorkingDays, isWorkingDay)
    : null;

/** A state as its row. `inTime` is against the limit that it is held to; null undecided or unlimited. */
export function caseNowOf(state: CaseState, isWorkingDay: IsWorkingDay): CaseNow {
  const { item, receiving, deciding, delivery, decided, papers } = state;
  // Any day at which nothing of the acts is still to come gives the same due day.
  const clock = clockOf(state, latestDayOf(state), isWorkingDay);
  const limit = heldTo(clock);
  return {
    regionCode: deciding.regionCode,
    number: state.number,
    itemName: item.name,
    catalogCode: item.catalogCode,
    mode: state.mode,
    stage: state.stage,
    atWindow: state.atWindow,
    receivingCity: receiving.regionCode,
    receivingUnit: receiving.unitId,
    decidingUnit: deciding.unitId,
    decidingUnitName: deciding.unitName,
    applicant: state.applicant.kind === "account" ? state.applicant.accountId : null,
    parentId: state.parentId,
    deliveryCity: delivery?.how.kind === "window" ? delivery.how.regionCode : null,
    begunOn: state.begunOn,
    handedOverOn: state.handedOver?.on ?? null,
    startsOn: clock.startsOn,
    acceptedOn: state.accepted?.on ?? null,
    due: limit?.due ?? null,
    decidedOn: decided?.on ?? null,
    endedOn: clock.endedOn,
    inTime: decided === null || limit === null ? null : !limit.overdue,
    deliveredOn: delivery?.confirmedOn ?? null,
    withoutVisit:
      !state.atWindow && delivery?.how.kind !== "window" && papers.every(({ way }) => way !== "window"),
    grade: state.appraisal?.grade ?? null,
    appraisedOn: state.appraisal?.on ?? null,
    answerDue: answerDueOf(state, isWorkingDay),
  };
}

function latestDayOf(state: CaseState): Day {
  const { begunOn, handedOver, accepted, stops, decided, notAccepted, withdrawnOn } = state;
  return [
    handedOver?.on,
    accepted?.on,
    decided?.on,
    notAccepted?.on,
    withdrawnOn,
    ...stops.flatMap(({ from, until }) => [from, until]),
  ].reduce<Day>((latest, day) => (day != null && day > latest ? day : latest), begunOn);
}

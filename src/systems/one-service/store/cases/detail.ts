import type { ActingFor } from "../../../../kernel/actor.ts";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { maskName, maskNumber } from "../../../../kernel/identity.ts";
import { actsStanding, type Recorded } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { clockOf } from "../../domain/cases/case-clock.ts";
import { NO_CASE } from "../../domain/cases/case-failures.ts";
import { answerDueOf } from "../../domain/cases/case-now.ts";
import { isApplicant, mayRead, mayReadForm } from "../../domain/cases/case-permit.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import { caseSentence } from "../../domain/cases/case-sentence.ts";
import type { CaseDetail, CaseStep, JointDetail } from "../../domain/cases/case-view.ts";
import type { CaseAct, CaseState } from "../../domain/cases/case.ts";
import { compensationsOf } from "../../domain/cases/joint-case.ts";
import type { Desk } from "../desk.ts";
import { actsOf, attachmentsOf, getRecord } from "../records.ts";
import { getJoint } from "./begin.ts";
import { beforeOf } from "./case-order.ts";
import { findWhoApplied, wordsOf } from "./content.ts";
import { linesOfParent } from "./lines.ts";
import { readingsOf } from "./readings.ts";

const APPLICANTS: readonly CaseAct["type"][] = ["submit", "withdraw", "appraise"];
const RECEIVERS: readonly CaseAct["type"][] = ["receive-at-window", "hand-over"];

function placeOf(state: CaseState, { act, byId }: Recorded<CaseAct>): CaseStep["place"] {
  if (RECEIVERS.includes(act.type)) return "receiving";
  const own = state.applicant.kind === "account" && state.applicant.accountId === byId;
  if (own || (APPLICANTS.includes(act.type) && state.applicant.kind === "account")) return "applicant";
  if (act.type === "supplemented" || act.type === "withdraw") return "receiving";
  if (act.type === "confirm-delivery" && state.delivery?.how.kind === "window") return "window";
  return "deciding";
}

function stepOf(state: CaseState, recorded: Recorded<CaseAct>, forApplicant: boolean): CaseStep {
  const place = placeOf(state, recorded);
  const { version, at, by, act } = recorded;
  return {
    version,
    at,
    place,
    unitName:
      place === "receiving"
        ? state.receiving.unitName
        : place === "deciding"
          ? state.deciding.unitName
          : null,
    by: place === "applicant" || forApplicant ? "" : by,
    sentence: caseSentence(act),
  };
}

async function parentOf(sql: Sql, { parentId }: CaseState): Promise<CaseDetail["parent"]> {
  if (parentId === null) return null;
  const { id, state } = await getJoint(sql, parentId);
  return { id, number: state.number };
}

const SAMPLE = "【示例】";

/** A name masked; that it is a sample stays to be read. */
const masked = (name: string): string =>
  name.startsWith(SAMPLE) ? SAMPLE + maskName(name.slice(SAMPLE.length)) : maskName(name);

/** A case as its page shows it to the caller. Throws `not-found` for whom it does not concern. */
export async function caseDetail(desk: Desk, id: string, caller: Caller): Promise<CaseDetail> {
  const { sql } = desk;
  const [actor, record] = await Promise.all([whoActs(desk, caller), getRecord(sql, caseShape, id)]);
  const { state, version, sample } = record;
  if (!mayRead(state, actor)) throw new FailureError(NO_CASE);
  const reads = mayReadForm(state, actor);
  const own = isApplicant(state, actor);
  const [acts, words, who, files, readings, parent, before] = await Promise.all([
    actsOf<CaseAct>(sql, id),
    reads ? wordsOf(sql, id) : {},
    findWhoApplied(sql, id, state.form),
    reads ? attachmentsOf(sql, id) : [],
    own ? readingsOf(sql, id) : [],
    parentOf(sql, state),
    beforeOf(sql, state),
  ]);
  const day = dayInShanghai(desk.now());
  return {
    id,
    version,
    sample,
    state,
    clock: clockOf(state, day, desk.isWorkingDay),
    appraisalDue: answerDueOf(state, desk.isWorkingDay),
    steps: actsStanding<CaseAct>(acts)
      .map((recorded) => stepOf(state, recorded, own))
      .toReversed(),
    words,
    applicant: who && { name: own ? who.name : masked(who.name), number: maskNumber(who.number) },
    // Who uploaded is the applicant, whose name would stand beside every file.
    files: files.map((file) => ({ ...file, addedBy: "" })),
    readings,
    parent,
    before,
    actor,
    mayReadForm: reads,
    day,
  };
}

/** The case of a number for whom it concerns. Throws `not-found` for everybody else, as for a number that is none. */
export async function caseByNumber(desk: Desk, number: string, caller: Caller): Promise<{ id: string }> {
  const [row] = await desk.sql<{ id: string }[]>`
    select id from one_service.case_now where number = ${number.toUpperCase()}`;
  if (!row) throw new FailureError(NO_CASE);
  const [actor, { state }] = await Promise.all([
    whoActs(desk, caller),
    getRecord(desk.sql, caseShape, row.id),
  ]);
  if (!mayRead(state, actor)) throw new FailureError(NO_CASE);
  return row;
}

const mayReadJoint = ({ applicant, receiving }: JointDetail["state"], actor: ActingFor): boolean =>
  (applicant.kind === "account" && applicant.accountId === actor.accountId) ||
  actor.unitIds.includes(receiving.unitId);

/** A joint case with those of its children that the caller may see. Throws `not-found` where it may see none. */
export async function jointDetail(desk: Desk, id: string, caller: Caller): Promise<JointDetail> {
  const [actor, { state, sample }] = await Promise.all([whoActs(desk, caller), getJoint(desk.sql, id)]);
  const whole = mayReadJoint(state, actor);
  const seen = state.children.filter(({ deciding }) => whole || actor.unitIds.includes(deciding.unitId));
  if (seen.length === 0) throw new FailureError(NO_CASE);
  const children = (await linesOfParent(desk, id)).filter((line) =>
    seen.some(({ caseId }) => caseId === line.id),
  );
  return {
    id,
    sample,
    state,
    children,
    compensations: compensationsOf(state),
    day: dayInShanghai(desk.now()),
  };
}

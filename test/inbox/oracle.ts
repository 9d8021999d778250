import type { ActingFor } from "../../src/kernel/actor.ts";
import { addDays, type Day } from "../../src/kernel/calendar.ts";
import type { JointPaperState } from "../../src/cooperation/domain/joint-papers/joint-paper.ts";
import type { MeetingState } from "../../src/cooperation/domain/meetings/meeting.ts";
import type { Solicitation } from "../../src/cooperation/domain/opinions.ts";
import type { TermState } from "../../src/cooperation/domain/secondment/term.ts";
import type { SetState } from "../../src/cooperation/domain/work-points/set.ts";
import type { EntryState } from "../../src/cooperation/registers/entry.ts";
import { specOf } from "../../src/cooperation/registers/specs.ts";
import type { TaskState } from "../../src/supervision/domain/tasks/task.ts";
import type { CaseState } from "../../src/systems/one-service/domain/cases/case.ts";
import type { BundleState } from "../../src/systems/one-service/domain/standards/bundle.ts";
import type { StandardState } from "../../src/systems/one-service/domain/standards/standard.ts";
import type { ResourceState } from "../../src/systems/shared-data/catalogue/resource/state.ts";
import type { BreachState } from "../../src/systems/shared-data/oversight/breach/kind.ts";
import type { CorrectionState } from "../../src/systems/shared-data/oversight/correction/kind.ts";
import type { DisputeState } from "../../src/systems/shared-data/oversight/dispute/kind.ts";
import { overdueCycles } from "../../src/systems/shared-data/oversight/return-flow/cycles.ts";
import type { FlowState } from "../../src/systems/shared-data/oversight/return-flow/kind.ts";
import type { RequestState } from "../../src/systems/shared-data/requests/request.ts";
import type { AgreementState } from "../../src/systems/ecology/compensation/agreement/kind.ts";
import type { SettlementState } from "../../src/systems/ecology/compensation/settlement/kind.ts";
import type { ReachState } from "../../src/systems/ecology/alert/reach/kind.ts";
import type { AlertState } from "../../src/systems/ecology/alert/kind.ts";
import type { CorridorState } from "../../src/systems/energy/corridors/kind.ts";
import type { GridState } from "../../src/systems/energy/grid/kind.ts";
import type { ProjectState } from "../../src/systems/energy/projects/kind.ts";
import type { SiteState } from "../../src/systems/ecology/sites/kind.ts";

// What waits for whom, said once more from the states alone, in plain loops: it shares no rule with the slices' inboxes.

const FOUR = ["150100", "150200", "150600", "150900"];
const has = ({ roles }: ActingFor, ...any: ActingFor["roles"]): boolean =>
  any.some((role) => roles.includes(role));
const of = ({ unitIds }: ActingFor, unit: string | null | undefined): boolean =>
  unit != null && unitIds.includes(unit);
const staff = (who: ActingFor): boolean => has(who, "unit-head", "liaison");

function requests(state: RequestState, who: ActingFor, day: Day): string[] {
  const asks = of(who, state.requester.id);
  const gives = of(who, state.provider.id);
  const officer = has(who, "data-officer") && who.regionCode === state.provider.regionCode;
  const [liaison, head] = [has(who, "liaison"), has(who, "unit-head")];
  const renewal = state.renewals.some(({ answered }) => answered === null);
  const turns: boolean[] = [];
  if (state.status === "draft") {
    const toEdit = state.draftReturned !== null || state.asked.until <= day;
    turns.push(asks && (toEdit ? liaison : head));
  }
  if (state.status === "filed") turns.push(gives && liaison);
  if (state.status === "supplementing") turns.push(asks && liaison);
  if (state.status === "received" || (["delivered", "in-use"].includes(state.status) && renewal))
    turns.push(gives && (state.prepared === null ? liaison : head));
  if (state.status === "received" && state.extension !== null) {
    const { decision, toldOn } = state.extension;
    turns.push(decision === null ? officer : decision.consented && toldOn === null && gives && liaison);
  }
  if (state.status === "granted") turns.push(gives && liaison);
  if (state.status === "delivered") turns.push(asks && liaison);
  const last = state.suspensions.at(-1);
  const unfiled = last?.side === "provider" && last.filed === null;
  if (["delivered", "in-use", "suspended", "ended"].includes(state.status) && unfiled) turns.push(officer);
  const held = state.suspensions.find(({ resumed }) => resumed === null);
  if (state.status === "suspended" && held && held.rectifyBy < day)
    turns.push(held.side === "provider" ? gives && head : officer);
  if (["delivered", "in-use"].includes(state.status) && state.stop !== null) {
    if (state.stop.answered === null) turns.push(asks && liaison);
    else if (state.stop.filed === null) turns.push(officer);
    else if (state.stop.from <= day) turns.push(gives && head);
  }
  const over = state.granted !== null && state.granted.until < day;
  if (state.status === "ended" || (["delivered", "in-use"].includes(state.status) && over))
    turns.push(asks && head);
  return turns.some(Boolean) ? ["request"] : [];
}

function resources(state: ResourceState, who: ActingFor): string[] {
  const { content, status, withdrawalAsked } = state;
  const officer = has(who, "data-officer") && who.regionCode === content.regionCode;
  const own = of(who, content.providerId);
  const waits =
    (officer && (status === "under-review" || (withdrawalAsked !== null && status !== "withdrawn"))) ||
    (own && has(who, "unit-head") && ["drafting", "revising"].includes(status)) ||
    (own && has(who, "liaison") && ["drafting", "revising", "approved", "returned"].includes(status));
  return waits ? ["resource"] : [];
}

const corrections = ({ status, about, recipients }: CorrectionState, who: ActingFor): string[] =>
  staff(who) &&
  (status === "asked"
    ? of(who, about.providerId)
    : recipients.some((each) => each.status === "waiting" && of(who, each.unitId)))
    ? ["correction"]
    : [];

const parties = (who: ActingFor): boolean => has(who, "liaison", "unit-head", "data-officer");

const flows = (state: FlowState, who: ActingFor, day: Day): string[] =>
  parties(who) &&
  of(who, state.source.unitId) &&
  (state.status === "asked" || (state.status === "running" && overdueCycles(state, day).length > 0))
    ? ["return-flow"]
    : [];

function disputes({ status, opener, other, route, step }: DisputeState, who: ActingFor): string[] {
  const party = of(who, opener.unitId) || of(who, other.unitId);
  const waits =
    status === "submitted"
      ? has(who, "data-officer") && route[step]?.regionCode === who.regionCode && !party
      : status !== "closed" && parties(who) && party;
  return waits ? ["dispute"] : [];
}

/** Cycles of a return-flow that were missed, each a breach of who owes the data; one that was answered has its record's id. */
export function missedFlows(
  { id, state }: { readonly id: string; readonly state: FlowState },
  kept: readonly { readonly id: string; readonly state: BreachState }[],
  day: Day,
): FoundBreach[] {
  return overdueCycles(state, day).map((end) => ({
    id:
      kept.find(({ state: { about, began } }) => about.id === id && began === addDays(end, 1))?.id ??
      `${id} ${end}`,
    unitId: state.source.unitId,
    ended: null,
  }));
}

/** Breaches as they were computed, beside what people recorded of them. */
export type FoundBreach = { readonly id: string; readonly unitId: string; readonly ended: Day | null };

export function breaches(
  found: readonly FoundBreach[],
  kept: readonly { readonly id: string; readonly state: BreachState }[],
  who: ActingFor,
  regionOf: (unit: string) => string,
  day: Day,
): string[] {
  const ids = new Set([...found, ...kept].map(({ id }) => id));
  const above = (code: string): boolean =>
    who.regionCode !== null &&
    (who.regionCode === code ||
      who.regionCode === "150000" ||
      (who.regionCode.endsWith("00") && code.startsWith(who.regionCode.slice(0, 4))));
  return [...ids].flatMap((id) => {
    const [computed, record] = [
      found.find((each) => each.id === id),
      kept.find((each) => each.id === id)?.state,
    ];
    const unit = computed?.unitId ?? record?.unitId ?? "";
    const ended = computed === undefined ? (record?.ended ?? null) : computed.ended;
    if (record?.judgement && !record.judgement.stands) return [];
    if (ended !== null) return [];
    const answered = record?.answer != null;
    if (answered && record?.judgement === null)
      return has(who, "data-officer") && above(regionOf(unit)) && !of(who, unit) ? [`breach ${id}`] : [];
    return !answered && parties(who) && of(who, unit) && day !== "" ? [`breach ${id}`] : [];
  });
}

function cases(state: CaseState, who: ActingFor, day: Day): string[] {
  const { stage, receiving, deciding, applicant, delivery, appraisal, mode } = state;
  const decides = staff(who) && of(who, deciding.unitId) && state.handedOver !== null;
  const online = mode === "online" && receiving.unitId === deciding.unitId && staff(who);
  const receives = of(who, receiving.unitId) && (has(who, "window-clerk") || online);
  const applies =
    applicant.kind === "account" && applicant.accountId === who.accountId && has(who, "applicant");
  const found: string[] = [];
  if (stage === "received" && receives) found.push("case-hand-over");
  if (stage === "handed-over" && decides) found.push("case-sign");
  if ((stage === "accepted" || stage === "special") && decides) found.push("case-decide");
  if (stage === "decided" && decides) found.push("case-deliver");
  if (stage === "supplement" && (applicant.kind === "account" ? applies : receives))
    found.push("case-supplement");
  if (stage === "delivering") {
    const at = delivery?.how.kind === "window" ? delivery.how.regionCode : null;
    if (at === null && applies) found.push("case-confirm");
    if (at !== null && at === who.regionCode && has(who, "window-clerk")) found.push("case-fetch");
  }
  if (decides && appraisal !== null && appraisal.grade <= 2 && appraisal.answer === null)
    found.push("case-answer");
  return day === "" ? [] : found;
}

function standards(state: StandardState, who: ActingFor): string[] {
  if (state.stage !== "negotiating" || !has(who, "data-officer", "office")) return [];
  const kept = state.items.filter(({ leftOut }) => leftOut === null);
  const says = (item: (typeof kept)[number], city: string) =>
    item.answers[city]?.revision === item.revision ? item.answers[city]?.kind : undefined;
  const city =
    has(who, "data-officer") && FOUR.includes(who.regionCode ?? "") ? (who.regionCode ?? "") : null;
  const found = city !== null && kept.some((item) => says(item, city) === undefined) ? ["standard"] : [];
  const leads = has(who, "office") || (has(who, "data-officer") && who.regionCode === state.regionCode);
  const objected = kept.some((item) => FOUR.some((each) => says(item, each) === "object"));
  const agreed = kept.length > 0 && kept.every((item) => FOUR.every((each) => says(item, each) === "agree"));
  return leads && (objected || agreed) ? [...found, "standard"] : found;
}

const bundles = (state: BundleState, who: ActingFor): string[] =>
  state.stage === "draft" &&
  (has(who, "office") ||
    (has(who, "data-officer") && [state.regionCode, "150000"].includes(who.regionCode ?? "")))
    ? ["bundle"]
    : [];

const ofUnitOrOffice = (who: ActingFor, unit: string | null): boolean =>
  unit === null ? has(who, "office") : staff(who) && of(who, unit);

function opinions(rounds: readonly Solicitation[], who: ActingFor): string[] {
  return rounds.flatMap(({ closedOn, asked, opinions: given }) => {
    const silent = asked.filter(
      ({ unitId }, party) =>
        closedOn === null && given.every((each) => each.party !== party) && ofUnitOrOffice(who, unitId),
    );
    const undecided = has(who, "office") && given.some(({ text, answer }) => text !== "" && answer === null);
    return [...silent.map(() => "opinion"), ...(undecided ? ["opinion-answer"] : [])];
  });
}

function meetings(state: MeetingState, who: ActingFor, day: Day): string[] {
  const { status, date, preparation, resolutions, role } = state;
  if (status === "closed" || status === "cancelled") return [];
  const coming = status === "planned" || status === "scheduled";
  const found = preparation
    .filter(({ doneOn, unitId }) => coming && doneOn === null && ofUnitOrOffice(who, unitId))
    .map(() => "meeting-prepare");
  const past = status === "scheduled" && date !== null && date < day;
  const unsettled = resolutions.some((each) => each.state === "proposed" || each.state === "kept");
  // Once it was held there always is a next step: settle, minutes, or close.
  const step = status === "planned" || past || !coming;
  if (has(who, "office") && step && (unsettled || role !== null)) found.push("meeting-step");
  return [...found, ...opinions(state.rounds, who)];
}

function jointPapers(state: JointPaperState, who: ActingFor, day: Day): string[] {
  if (state.stage === "repealed") return [];
  const found = opinions(state.rounds, who);
  if (state.stage !== "issued" || state.validity === null || !has(who, "office")) return found;
  const { from, until, reviewBy } = state.validity;
  const soon = addDays(day, 90);
  const near = [until, reviewBy].some((each) => each !== null && each <= soon);
  return from <= day && near ? [...found, "joint-paper-validity"] : found;
}

function workPoints(state: SetState, who: ActingFor): string[] {
  if (state.status === "closed") return [];
  const standing = state.points.filter(({ dropped }) => dropped === null);
  const said = state.status === "issued" ? [] : opinions(state.rounds, who);
  if (!has(who, "office")) return said;
  const busy = state.rounds.some(
    ({ closedOn, opinions: given }) =>
      closedOn === null || given.some(({ text, answer }) => text !== "" && answer === null),
  );
  const latest = state.editions.at(-1)?.points ?? standing;
  const tasks = new Map(state.points.map(({ id, taskId }) => [id, taskId]));
  const undispatched = latest.some(
    ({ id, dropped, units, taskId }) =>
      dropped === null && (tasks.get(id) ?? taskId) === null && units.some(({ role }) => role === "lead"),
  );
  const step =
    state.status === "collecting" ||
    (state.status === "issued" ? undispatched : standing.length > 0 && !busy);
  return step ? [...said, "work-points-step"] : said;
}

function rows(state: EntryState, who: ActingFor, day: Day): string[] {
  if (state.closed !== null) return [];
  const near = (due: unknown): boolean => typeof due === "string" && due <= addDays(day, 30);
  const { ownerField, variants, stages } = specOf(state.register);
  const owner = (state.values[ownerField] as string | undefined) ?? null;
  const found = state.items
    .filter(({ doneOn, due, unitId }) => doneOn === null && near(due) && ofUnitOrOffice(who, unitId ?? owner))
    .map(() => "row-item");
  if (!ofUnitOrOffice(who, owner)) return found;
  if (state.register === "agreement" && (state.stage === null || state.stage === "drafting"))
    return [...found, "agreement-sign"];
  if (state.register === "agreement" && near(state.values["validUntil"])) found.push("agreement-end");
  const order = variants.find(({ key }) => key === state.variant)?.stages ?? stages.map(({ key }) => key);
  const rest = order.slice(state.stage === null ? 0 : order.indexOf(state.stage) + 1);
  const next = rest.map((key) => state.stages[key]?.planned ?? null).find((planned) => planned !== null);
  return near(next) ? [...found, "row-stage"] : found;
}

/** Of one term what its unit does: its person from thirty days before on, its hand-over from fourteen before its end. */
function terms(
  { status, unitId, from, until, person, handOver }: TermState,
  who: ActingFor,
  day: Day,
): string[] {
  if (!staff(who) || !of(who, unitId)) return [];
  const noPerson = status === "planned" && person === null && from <= addDays(day, 30);
  const handing = status === "ended" || (status === "serving" && until <= addDays(day, 14));
  return [noPerson, handing && (handOver?.on ?? null) === null].filter(Boolean).map(() => "secondment");
}

/** Duties of a unit that are no periodic report, and what waits for the office. */
export function tasks(state: TaskState, who: ActingFor, day: Day): string[] {
  const found: string[] = [];
  const open = state.phase === "dispatched";
  const pending = state.extensions.some((each) => each.state === "pending");
  const submitted = (role: string): number =>
    state.assignments
      .filter((each) => each.role === role)
      .flatMap((each) => each.open)
      .filter(({ status }) => status === "submitted").length;
  for (const { unitId, until, role, receivedOn, open: reports, reminders } of state.assignments) {
    if (!open || until !== null || !of(who, unitId) || !has(who, "unit-head", "liaison", "office")) continue;
    const all = (status: string, kind: string) =>
      reports.filter((each) => each.status === status).map(() => kind);
    if (receivedOn === null) found.push("task-receive");
    if (has(who, "unit-head", "office")) found.push(...all("unsigned", "task-sign"));
    found.push(...all("returned", "task-returned"), ...reminders.map(() => "task-reminder"));
    if (role !== "lead") continue;
    found.push(...Array.from({ length: submitted("support") }, () => "task-review-support"));
    const owed = state.due !== null && state.standingSince === null && !state.awaitsJudgement;
    if (owed && state.claim === null && !pending && (state.due ?? "") <= addDays(day, 30))
      found.push("task-deadline");
  }
  if (!has(who, "office")) return found;
  if (state.phase !== "closed")
    found.push(...Array.from({ length: submitted("lead") }, () => "review-report"));
  if (state.phase !== "closed" && pending) found.push("review-extension");
  if (state.phase !== "closed" && state.claim !== null) found.push("review-claim");
  if (state.phase === "registered") found.push("task-dispatch");
  else if (state.phase !== "closed" && state.awaitsJudgement) found.push("task-judge");
  return found;
}

type Rule = (state: never, who: ActingFor, day: Day) => string[];

/** Drafts with a clause to be checked, checked ones to be signed by each head, signed ones to be started. */
function agreements({ status, terms, sides, signed, renewal }: AgreementState, who: ActingFor): string[] {
  const own = [sides.upstream, sides.downstream].find(({ unitId }) => of(who, unitId));
  if (own === undefined || !staff(who)) return [];
  const head = has(who, "unit-head");
  const empty = [terms.class, terms.index, terms.step, terms.excess].every((rule) => rule === null);
  const waits =
    (status === "drafted" && !empty) ||
    (status === "checked" && head && terms.standing === "verified" && !signed.includes(own.unitId)) ||
    status === "signed" ||
    (status === "in-force" && head && renewal !== null && renewal.unitId !== own.unitId);
  return waits ? ["compensation-agreement"] : [];
}

/** What was computed to be stated, what was stated or asked to be reversed for the other party, what was referred for the office. */
function settlements(state: SettlementState, who: ActingFor): string[] {
  const { status, sides, statedBy, reversalAskedBy } = state;
  const own = [sides.upstream, sides.downstream].find(({ unitId }) => of(who, unitId));
  const party = own !== undefined && staff(who);
  const waits =
    (status === "referred" && has(who, "office")) ||
    (party && ["computed", "disputed"].includes(status)) ||
    (party && status === "stated" && statedBy !== own.unitId) ||
    (party && status === "posted" && reversalAskedBy !== null && reversalAskedBy !== own.unitId);
  return waits ? ["settlement"] : [];
}

const owes = (n: AlertState["notices"][number]): boolean => "answerDue" in n && !("answeredAt" in n);
/** Who was told and has not acknowledged, or has still to answer by an agreed clock; the office where one was told late and is not reached yet; who raised it, to close it. */
function alerts({ status, notices, raiser }: AlertState, who: ActingFor): string[] {
  const silent = (unit: string): boolean =>
    notices.some((n) => n.unitId === unit && n.acknowledgedAt === null);
  const told = status === "raised" && staff(who) && who.unitIds.some(silent);
  const unreached = notices.some(
    (n) =>
      n.reachedAt === null &&
      ((n.acknowledgedAt === null && n.escalatedAt !== null) || (owes(n) && "answerEscalatedAt" in n)),
  );
  const answering = notices.some(
    (n) => status !== "closed" && n.acknowledgedAt !== null && owes(n) && staff(who) && of(who, n.unitId),
  );
  const office = status !== "closed" && has(who, "office") && unreached;
  return told || answering || office || (status === "running" && staff(who) && of(who, raiser.unitId))
    ? ["alert"]
    : [];
}

/** The unit in charge until a site is struck off; acceptance is for its head, inspection for another than who rectified. */
function sites({ status, unit, rectifiedById }: SiteState, who: ActingFor): string[] {
  if (!staff(who) || !of(who, unit.unitId)) return [];
  const turn =
    ["found", "verified", "accepted"].includes(status) ||
    (status === "rectified" && rectifiedById !== who.accountId) ||
    (status === "inspected" && has(who, "unit-head"));
  return turn ? ["site"] : [];
}

/** A draft or what was returned for who proposed it, what was submitted for the office. */
function energyProjects({ status, unit }: ProjectState, who: ActingFor): string[] {
  const own = ["draft", "returned"].includes(status) && staff(who) && of(who, unit.unitId);
  return own || (status === "submitted" && has(who, "office")) ? ["energy-project"] : [];
}

/** A corridor whose stations are open, for who entered it. */
const corridors = ({ status, unit }: CorridorState, who: ActingFor): string[] =>
  status === "draft" && staff(who) && of(who, unit.unitId) ? ["corridor"] : [];

/** What somebody stated of the grid, for the other units that know it, else for the office. */
const gridCapacities = ({ status, confirmers }: GridState, who: ActingFor): string[] =>
  status === "stated" &&
  (confirmers.length === 0 ? has(who, "office") : staff(who) && confirmers.some((id) => of(who, id)))
    ? ["grid-capacity"]
    : [];

/** A clock that another city proposed and the own bureau did not agree on yet. */
const clocks = ({ status, proposal }: ReachState, who: ActingFor): string[] =>
  status === "used" &&
  staff(who) &&
  (proposal?.parties ?? []).some(({ unitId, agreedOn }) => agreedOn === null && of(who, unitId))
    ? ["reach"]
    : [];

/** By the kind of a record: which lines it gives a person on a day. */
export const RULES: Readonly<Record<string, Rule>> = {
  request: requests as Rule,
  resource: resources as Rule,
  correction: corrections as Rule,
  "return-flow": flows as Rule,
  dispute: disputes as Rule,
  case: cases as Rule,
  standard: standards as Rule,
  bundle: bundles as Rule,
  meeting: meetings as Rule,
  "joint-paper": jointPapers as Rule,
  "work-points": workPoints as Rule,
  entry: rows as Rule,
  secondment: terms as Rule,
  "compensation-agreement": agreements as Rule,
  settlement: settlements as Rule,
  alert: alerts as Rule,
  reach: clocks as Rule,
  site: sites as Rule,
  "energy-project": energyProjects as Rule,
  corridor: corridors as Rule,
  "grid-capacity": gridCapacities as Rule,
};

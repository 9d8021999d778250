import type { ActingFor, Actor } from "../../../kernel/actor.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { dueBy, NO_LIMIT, type InboxKinds, type InboxLine } from "../../../kernel/inbox.ts";
import { asCaller, inboxOf, recordInbox } from "../../../platform/records/inbox.ts";
import { importInbox } from "../../../platform/records/importer-inbox.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { duplicateInbox } from "../catalogue/duplicate/store-inbox.ts";
import { resource } from "../catalogue/resource/kind.ts";
import { RESOURCE, type ResourceState, runningClocks } from "../catalogue/resource/state.ts";
import { waiting as waitingResources } from "../catalogue/resource/store-list.ts";
import { stepFor } from "../catalogue/resource/turn.ts";
import { breach } from "../oversight/breach/kind.ts";
import { breachInbox } from "../oversight/breach/store-inbox.ts";
import { correction, lateAnswer } from "../oversight/correction/kind.ts";
import { overdueCycles } from "../oversight/return-flow/cycles.ts";
import { isSource, returnFlow } from "../oversight/return-flow/kind.ts";
import { dispute } from "../oversight/dispute/kind.ts";
import { clocksOf, disposeBy, findRunningClock } from "../requests/clocks.ts";
import { request, type RequestActType, stepsOf } from "../requests/kind.ts";
import type { RequestState, StepSide } from "../requests/request.ts";
import { waiting as waitingRequests } from "../requests/store-list.ts";
import { isMine } from "../requests/view.ts";
import type { Desk } from "./desk.ts";

/** Acts that the limit of the provider's answer, delivery or renewal runs for. */
const LIMITED: readonly RequestActType[] = [
  "receive",
  "decide-extension",
  "tell-extension",
  "deliver",
  "prepare-answer",
  "return-answer",
  "sign-answer",
];

function requestClock(state: RequestState, day: Day, { isWorkingDay }: Desk, act: string) {
  if (act === "dispose") return dueBy(disposeBy(state, day, isWorkingDay), day);
  if (!LIMITED.some((each) => each === act)) return NO_LIMIT;
  return dueBy(findRunningClock(clocksOf(state, isWorkingDay))?.clock.due ?? null, day);
}

const requestInbox = inboxOf("shared-data")<Desk, RequestState>(
  // After its end the disposal is asked for first.
  {
    ...request,
    waiting: (state, day) => stepsOf(state, day).map(({ act, side }) => ({ act, by: side })),
  },
  {
    candidates: (sql, person, day) =>
      sql`id in (select id from shared_data.request_now now where ${waitingRequests(sql, person, day)})`,
    link: (id) => `/data/requests/${id}`,
    isOf: (side, state, actor) => isMine({ side: side as StepSide }, state, actor),
    clock: requestClock,
    weight: 3,
  },
);

const resourceInbox = recordInbox("shared-data")<Desk, ResourceState>({
  kind: resource.kind,
  candidates: (sql, person) =>
    sql`id in (select id from shared_data.resource_now where ${waitingResources(sql, person)})`,
  link: (id) => `/data/catalogue/${id}`,
  waits: ({ state }, person, day, { isWorkingDay }) => {
    const step = stepFor(state, person);
    if (step === null) return [];
    const [running] = runningClocks(state, day, isWorkingDay);
    // Shown by analogy it is a guide, which nobody can be late for.
    const clock = running === undefined || running.byAnalogy ? NO_LIMIT : dueBy(running.clock.due, day);
    return [{ what: step, why: resource.acts[step].name, weight: 2, ...clock }];
  },
});

const ofUnits =
  (status: readonly string[]) =>
  (sql: Desk["sql"], { unitIds }: ActingFor) =>
    sql`unit_ids && ${[...unitIds]}::uuid[] and status = any(${[...status]})`;

const correctionInbox = inboxOf("shared-data")(correction, {
  candidates: ofUnits(["asked", "spreading", "applied"]),
  link: (id) => `/data/corrections/${id}`,
  clock: (state, day, _: Desk, act) =>
    act === "accept" ? { due: state.due, late: lateAnswer(state, day) !== null } : NO_LIMIT,
  weight: 3,
});

const flowInbox = inboxOf("shared-data")(returnFlow, {
  candidates: ofUnits(["asked", "running"]),
  link: (id) => `/data/return-flows/${id}`,
  isOf: (_, state, actor) => isSource(actor, state),
  clock: (state, day, _: Desk, act) => {
    const [first] = act === "deliver" ? overdueCycles(state, day) : [];
    return first === undefined ? NO_LIMIT : { due: first, late: true };
  },
});

const disputeInbox = inboxOf("shared-data")(dispute, {
  // Whoever decides is a party's authority or above it, whichever area the record is filed under.
  candidates: (sql, person) =>
    person.roles.includes("data-officer")
      ? sql`status <> 'closed'`
      : sql`status <> 'closed' and unit_ids && ${[...person.unitIds]}::uuid[]`,
  link: (id) => `/data/disputes/${id}`,
  clock: (_state, _day, _desk: Desk) => NO_LIMIT,
});

export const INBOX_KINDS: InboxKinds = {
  [request.kind]: request.name,
  [resource.kind]: RESOURCE.name,
  [correction.kind]: correction.name,
  [returnFlow.kind]: returnFlow.name,
  [dispute.kind]: dispute.name,
  [breach.kind]: breach.name,
  duplicate: { zh: "重复目录", en: "Likely duplicates" },
  "catalogue-import": { zh: "目录导入", en: "Imports of a catalogue" },
};

const imports = importInbox(
  { kind: "catalogue-import", table: "shared_data.catalogue_import", scope: "region_code" },
  ({ id }) => `/data/catalogue/imports/${id}`,
);

/** What of shared data waits for a person as of a day. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const acting = await whoActs(desk, asCaller(person));
  // Data wait for units and those in charge of data alone; looking through all records for anybody else finds none.
  const works = acting.unitIds.length > 0 || acting.roles.includes("data-officer");
  const records = [
    requestInbox,
    resourceInbox,
    correctionInbox,
    flowInbox,
    disputeInbox,
    breachInbox,
    duplicateInbox,
  ];
  const inboxes = [...(works ? records : []), imports];
  return (await Promise.all(inboxes.map((inbox) => inbox(desk, acting, asOf)))).flat();
}

import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import { historyOf as historyFrom } from "../../../../platform/records/list-records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { citationRank } from "./citation.ts";
import { contentProblems } from "./content-problems.ts";
import { runningClocks } from "./limits.ts";
import { fromOutside, isInside, type ResourceDetail, type ResourceUser } from "./replies.ts";
import { isAuthorityAbove } from "./permit.ts";
import { resourceShape } from "./kind.ts";
import { isPersonLevel, type ResourceAct, type ResourceState } from "./content.ts";
import type { Desk } from "../../store/desk.ts";
import { actsOf, attachmentsOf, findRecord } from "../../store/records.ts";
import { noticesOf } from "./store-notices.ts";
import { heldAtAll } from "./store-succession.ts";

/** Whether the actor sees a draft: from inside, or as the authority that is to decide on it, or did. */
async function sees(
  desk: Desk,
  actor: ActingFor,
  { id, state }: RecordView<ResourceState>,
): Promise<boolean> {
  if (isInside(actor, state.content)) return true;
  if (!isAuthorityAbove(actor, state.content)) return false;
  return (state.allowances ?? []).length > 0 || (await heldAtAll(desk.sql, id, state)).length > 0;
}

/** A resource that the caller may read: published, or inside. Throws `not-found` for what others draft. */
export async function getReadable(
  desk: Desk,
  id: string,
  caller: Caller,
): Promise<RecordView<ResourceState>> {
  const found = await findRecord(desk.sql, resourceShape, id);
  const actor = await whoActs(desk, caller);
  if (!found || !(found.state.versions.length > 0 || (await sees(desk, actor, found))))
    throw new FailureError(NO_RECORD);
  return found;
}

async function usersOf(desk: Desk, id: string, names: ReadonlyMap<string, string>): Promise<ResourceUser[]> {
  const rows = await desk.sql<
    { id: string; requesterId: string; status: ResourceUser["status"]; validUntil: Day; purposes: string[] }[]
  >`
    select id, requester_id, status, valid_until, state -> 'purposes' as purposes
    from shared_data.grant_now where resource_id = ${id} order by status, valid_until`;
  return rows.map(({ id: grantId, requesterId, status, validUntil, purposes }) => ({
    grantId,
    unitId: requesterId,
    unitName: names.get(requesterId) ?? "",
    status,
    until: validUntil,
    purposes,
  }));
}

async function relatedTo(desk: Desk, codes: readonly string[]): Promise<ResourceDetail["related"]> {
  const rows =
    codes.length === 0
      ? []
      : await desk.sql<{ id: string; code: string; name: string }[]>`
          select id, title as name, state -> 'content' ->> 'code' as code from shared_data.record
          where kind = 'resource' and jsonb_array_length(state -> 'versions') > 0
            and state -> 'content' ->> 'code' = any(${[...codes]})`;
  return codes.map((code) => {
    const found = rows.find((row) => row.code === code);
    return { code, id: found?.id ?? null, name: found?.name ?? null };
  });
}

/** A resource as its page shows it to the caller. Throws `not-found`. */
export async function resourceDetail(desk: Desk, id: string, caller: Caller): Promise<ResourceDetail> {
  const found = await getReadable(desk, id, caller);
  const [actor, units, acts] = await Promise.all([
    whoActs(desk, caller),
    desk.organisations.list(desk.sql),
    actsOf<ResourceAct>(desk.sql, id),
  ]);
  const day = dayInShanghai(desk.now());
  const inside = await sees(desk, actor, found);
  const state = inside ? found.state : (fromOutside(found.state) ?? found.state);
  const names = new Map(
    units.flatMap((unit) => [unit.id, ...(unit.mergedIds ?? [])].map((each) => [each, unit.name])),
  );
  const [users, notices, files, related, [lead]] = await Promise.all([
    usersOf(desk, id, names),
    inside ? noticesOf(desk, id) : [],
    inside ? attachmentsOf(desk.sql, id) : [],
    relatedTo(desk, state.content.relatedCodes),
    desk.sql<
      { unitId: string; decidedOn: Day }[]
    >`select unit_id, decided_on from shared_data.lead_source where resource_id = ${id}`,
  ]);
  const shown = acts.filter(({ act }) => inside || act.type === "publish" || act.type === "withdraw");
  const { noneBasis } = state.content;
  return {
    id,
    version: found.version,
    sample: found.sample,
    inside,
    state,
    personLevel: isPersonLevel(state.content),
    lacking:
      inside && state.status !== "published"
        ? contentProblems(state.content).map(({ sentence }) => sentence)
        : [],
    held: inside && state.status !== "withdrawn" ? await heldAtAll(desk.sql, id, state) : [],
    basisRank: noneBasis === null ? null : citationRank(noneBasis.title),
    clocks: inside ? runningClocks(state, day, desk.isWorkingDay) : [],
    leadDecision: lead ? { unitName: names.get(lead.unitId) ?? "", on: lead.decidedOn } : null,
    related,
    users: inside ? users : users.filter(({ unitId }) => actor.unitIds.includes(unitId)),
    notices,
    files,
    history: historyFrom(resourceShape, shown, units).map((line) => (inside ? line : { ...line, by: "" })),
    actor,
    day,
  };
}

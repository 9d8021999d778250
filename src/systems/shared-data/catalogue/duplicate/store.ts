import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { ValuesOf } from "../../../../kernel/fields.ts";
import { changedSince, NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { rowsInOrder } from "../../../../platform/database/in-order.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, today } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type Compared, type DuplicatePair, likelyDuplicates } from "./alike.ts";
import {
  duplicate,
  DUPLICATE_ORDERS,
  type DuplicateAct,
  type DuplicateList,
  type DuplicateRow,
  type DuplicateState,
  mayDecide,
  proposedLead,
  sideOf,
} from "./kind.ts";
import type { Desk } from "../../store/desk.ts";
import { allRecords, kindDesk } from "../../store/records.ts";
import type { Resource } from "../resource/content.ts";
import { getResource, listResources } from "../resource/store-published.ts";

export const duplicates = kindDesk(duplicate, {
  visible: (sql) => sql`true`,
  units: ({ left, right }) => [left.unitId, right.unitId],
  // Where both are the same, the lead source of both is kept beside them.
  aside:
    () =>
    async (sql, { id, after, recorded }) => {
      await sql`delete from shared_data.lead_source where decision_id = ${id}`;
      if (after.leadUnitId === null) return;
      for (const { resourceId, regionCode } of [after.left, after.right]) {
        const unitId = after.leadUnitId;
        const row = { resourceId, regionCode, unitId, decisionId: id, decidedOn: recorded.day };
        await sql`insert into shared_data.lead_source ${sql(row)}
          on conflict (resource_id) do update set unit_id = excluded.unit_id, decision_id = excluded.decision_id,
            decided_on = excluded.decided_on`;
      }
    },
});

const shownSide = ({ items, leadSource: _, ...side }: Compared): DuplicateRow["left"] => ({
  ...side,
  items: items.map((item) => item.name),
});

const decisionOf = ({ id, version, state }: RecordView<DuplicateState>): DuplicateRow["decided"] => {
  const { decision, leadUnitId, note, by, on } = state;
  return decision && { id, version, decision, leadUnitId, note, by, on };
};

const pairKey = (a: string, b: string): string => [a, b].toSorted().join(" ");
const keyOf = ({ left, right }: DuplicateState): string => pairKey(left.resourceId, right.resourceId);

/** A page of the pairs of published resources that seem to hold the same, with what was decided on them and what the caller may decide. */
export async function listDuplicates(
  desk: Desk,
  { state, city }: { readonly state: "open" | "decided" | "all"; readonly city?: string | undefined },
  { page, size, ...asked }: Page & OrderOf<typeof DUPLICATE_ORDERS>,
  caller: Caller,
): Promise<DuplicateList> {
  const actor = await actorOf(desk, caller);
  const [pairs, decisions] = await Promise.all([likelyNow(desk), allRecords(desk.sql, duplicate)]);
  const decided = new Map(decisions.map((each) => [keyOf(each.state), each]));
  const found = ({ left, right }: DuplicatePair) => decided.get(pairKey(left.id, right.id));
  const chosen = pairs.filter(
    (pair) =>
      (state === "all" || (found(pair) === undefined) === (state === "open")) &&
      (city === undefined || pair.left.regionCode === city || pair.right.regionCode === city),
  );
  const shown = rowsInOrder(chosen, DUPLICATE_ORDERS, asked, {
    likeness: ({ likeness }) => likeness,
    name: ({ left }) => left.name,
    other: ({ right }) => right.name,
  }).slice((page - 1) * size, page * size);
  const rows = shown.map((pair): DuplicateRow => {
    const { left, right, likeness, sharedItems } = pair;
    const own = found(pair);
    return {
      left: shownSide(left),
      right: shownSide(right),
      likeness,
      sharedItems,
      proposedLead: proposedLead(left, right),
      decided: own ? decisionOf(own) : null,
      mayDecide: mayDecide({ left: sideOf(left), right: sideOf(right) }, actor),
    };
  });
  return { total: chosen.length, rows, actor, day: today(desk) };
}

type Asked = Pick<Desk, "sql">;

/** Pairs among what is published now. Who asks at once waits for one comparison: the next finds that nothing changed. */
function likelyPairs(): (desk: Asked) => Promise<readonly DuplicatePair[]> {
  const alike = likelyDuplicates();
  let before: { readonly stamp: string; readonly versions: ReadonlyMap<string, number> } | null = null;
  let pairs: readonly DuplicatePair[] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function compared(desk: Asked): Promise<readonly DuplicatePair[]> {
    const [row] = await desk.sql<{ stamp: string }[]>`
      select count(*) || ' ' || coalesce(max(changed_at)::text, '') || ' ' || coalesce(sum(version), 0) as stamp
      from shared_data.record where kind = 'resource'`;
    const stamp = row?.stamp ?? "";
    if (before?.stamp === stamp) return pairs;
    const rows = await desk.sql<{ id: string; version: number }[]>`
      select id, version from shared_data.record where kind = 'resource'`;
    const known = before?.versions ?? new Map<string, number>();
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const changed = [...versions.keys()].filter((id) => known.get(id) !== versions.get(id));
    const gone = [...known.keys()].filter((id) => !versions.has(id));
    const standing = await listResources(desk, changed.length === versions.size ? {} : { ids: changed });
    pairs = alike.change([...changed, ...gone], standing.map(comparedOf));
    before = { stamp, versions };
    return pairs;
  }

  return (desk) => {
    const answer = last.then(() => compared(desk));
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** Of what is kept for all resources, no more than is compared and shown. */
const comparedOf = ({ items, ...resource }: Resource): Compared => {
  const { id, code, name, providerId, providerName, regionCode, leadSource, sample } = resource;
  const names = items.map((item) => ({ name: item.name }));
  return { id, code, name, providerId, providerName, regionCode, leadSource, sample, items: names };
};

const kept = new WeakMap<object, ReturnType<typeof likelyPairs>>();

/** The same, with what was compared kept for the process: a change compares only what it touches. */
function likelyNow(desk: Asked): Promise<readonly DuplicatePair[]> {
  const likely = kept.get(desk.sql) ?? likelyPairs();
  kept.set(desk.sql, likely);
  return likely(desk);
}

/** Pairs on which nobody has decided and the actor may, for who only counts and names them. */
export async function openPairsFor(
  desk: Pick<Desk, "sql">,
  actor: ActingFor,
): Promise<readonly Pick<DuplicatePair, "left" | "right">[]> {
  const [pairs, decisions] = await Promise.all([
    likelyNow(desk),
    desk.sql<{ left: string; right: string }[]>`
      select state #>> '{left,resourceId}' as left, state #>> '{right,resourceId}' as right
      from shared_data.record where kind = ${duplicate.kind}`,
  ]);
  const decided = new Map<string, Set<string>>();
  for (const { left, right } of decisions)
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const)
      decided.set(one, (decided.get(one) ?? new Set()).add(other));
  return pairs.filter(
    ({ left, right }) =>
      decided.get(left.id)?.has(right.id) !== true &&
      mayDecide({ left: sideOf(left), right: sideOf(right) }, actor).length > 0,
  );
}

export type DuplicateAsked = ValuesOf<typeof duplicate.acts.decide.asks> & {
  readonly key: string;
  readonly decision: { readonly id: string; readonly version: number } | null;
  readonly left: string;
  readonly right: string;
};

/**
 * Decides on a pair. Throws what the kind refuses, `not-found` where the decision before is one on another pair, and `stale`
 * where somebody decided first: a pair has one record, whose id follows from the two resources.
 */
export async function decideDuplicate(
  desk: Desk,
  { key, decision, found, leadUnitId, note, ...pair }: DuplicateAsked,
  caller: Caller,
  options: DoingOptions<DuplicateState, DuplicateAct> = {},
): Promise<{ id: string; version: number }> {
  const left = sideOf(await getResource(desk, pair.left));
  const right = sideOf(await getResource(desk, pair.right));
  const ofPair = pairKey(pair.left, pair.right);
  const known = (await allRecords(desk.sql, duplicate)).filter(({ state }) => keyOf(state) === ofPair);
  if (decision !== null && !known.some(({ id }) => id === decision.id)) throw new FailureError(NO_RECORD);
  const newId = derivedKey("duplicate", ofPair);
  // Of before a pair had an id of its own.
  const older = decision === null ? known.find(({ id: each }) => each !== newId) : undefined;
  if (older) throw new FailureError(changedSince(older.changedBy, older.changedAt));
  const lead = found === "same" ? leadUnitId : null;
  const act: DuplicateAct = { type: "decide", left, right, decision: found, leadUnitId: lead, note };
  const { id, version } = decision ?? { id: null, version: null };
  const kept = await duplicates.enact(desk, { id, version, key, act }, caller, { ...options, newId });
  return { id: kept.id, version: kept.version };
}

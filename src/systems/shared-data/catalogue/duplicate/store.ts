import type { ActingFor } from "../../../../kernel/actor.ts";
import { FailureError } from "../../../../kernel/error.ts";
import type { ValuesOf } from "../../../../kernel/fields.ts";
import { changedSince, NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { actorOf, today } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type Compared,
  duplicate,
  type DuplicateAct,
  type DuplicateList,
  type DuplicatePair,
  type DuplicateRow,
  type DuplicateState,
  likelyDuplicates,
  mayDecide,
  proposedLead,
  sideOf,
} from "./kind.ts";
import type { Desk } from "../../store/desk.ts";
import { allRecords, kindDesk } from "../../store/records.ts";
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

/** Pairs of published resources that seem to hold the same, with what was decided on them and what the caller may decide. */
export async function listDuplicates(
  desk: Desk,
  { state, city }: { readonly state: "open" | "decided" | "all"; readonly city?: string | undefined },
  caller: Caller,
): Promise<DuplicateList> {
  const actor = await actorOf(desk, caller);
  const [pairs, decisions] = await Promise.all([likelyNow(desk), allRecords(desk.sql, duplicate)]);
  const decided = new Map(decisions.map((each) => [keyOf(each.state), each]));
  const rows = pairs.map(({ left, right, likeness, sharedItems }): DuplicateRow => {
    const found = decided.get(pairKey(left.id, right.id));
    return {
      left: shownSide(left),
      right: shownSide(right),
      likeness,
      sharedItems,
      proposedLead: proposedLead(left, right),
      decided: found ? decisionOf(found) : null,
      mayDecide: mayDecide({ left: sideOf(left), right: sideOf(right) }, actor),
    };
  });
  return {
    rows: rows.filter(
      (row) =>
        (state === "all" || (row.decided === null) === (state === "open")) &&
        (city === undefined || row.left.regionCode === city || row.right.regionCode === city),
    ),
    actor,
    day: today(desk),
  };
}

type Likely = { readonly stamp: string; readonly pairs: readonly DuplicatePair[] };

const known = new WeakMap<object, Likely>();

/** Pairs among what is published now. Comparing all with all takes long: they are kept until a resource changes. */
async function likelyNow(desk: Pick<Desk, "sql">): Promise<readonly DuplicatePair[]> {
  const [row] = await desk.sql<{ stamp: string }[]>`
    select count(*) || ' ' || coalesce(max(changed_at)::text, '') || ' ' || coalesce(sum(version), 0) as stamp
    from shared_data.record where kind = 'resource'`;
  const stamp = row?.stamp ?? "";
  const before = known.get(desk.sql);
  if (before?.stamp === stamp) return before.pairs;
  const pairs = likelyDuplicates(await listResources(desk));
  known.set(desk.sql, { stamp, pairs });
  return pairs;
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
  const decided = new Set(decisions.map(({ left, right }) => pairKey(left, right)));
  return pairs.filter(
    ({ left, right }) =>
      !decided.has(pairKey(left.id, right.id)) &&
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
): Promise<void> {
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
  await duplicates.enact(desk, { id, version, key, act }, caller, { ...options, newId });
}

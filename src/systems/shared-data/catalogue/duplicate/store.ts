import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { NO_RECORD, type RecordView } from "../../../../kernel/record.ts";
import type { DoingOptions } from "../../../../platform/records/records.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  type Compared,
  DUPLICATE_DECISIONS,
  type DuplicateAct,
  type DuplicateDecision,
  type DuplicateRow,
  duplicateShape,
  type DuplicateState,
  likelyDuplicates,
  proposedLead,
} from "./kind.ts";
import type { Desk } from "../../store/desk.ts";
import { allRecords, doAct } from "../../store/records.ts";
import { getResource, listResources } from "../resource/store-published.ts";

const sideOf = ({ items, leadSource: _, ...side }: Compared): DuplicateRow["left"] => ({
  ...side,
  items: items.map((item) => item.name),
});

const partyOf = ({ id, name, providerId, providerName, regionCode }: Compared): DuplicateAct["left"] => ({
  resourceId: id,
  name,
  unitId: providerId,
  unitName: providerName,
  regionCode,
});

const decisionOf = ({ id, version, state }: RecordView<DuplicateState>): DuplicateRow["decided"] => {
  const { decision, leadUnitId, note, by, on } = state;
  return { id, version, decision, leadUnitId, note, by, on };
};

const pairKey = (a: string, b: string): string => [a, b].toSorted().join(" ");

/** Pairs of published resources that seem to hold the same, with what was decided on them and what the caller may decide. */
export async function listDuplicates(
  desk: Desk,
  { state, city }: { readonly state: "open" | "decided" | "all"; readonly city?: string | undefined },
  caller: Caller,
): Promise<{ rows: DuplicateRow[] }> {
  const [actor, resources, decisions] = await Promise.all([
    whoActs(desk, caller),
    listResources(desk),
    allRecords(desk.sql, duplicateShape),
  ]);
  const day = dayInShanghai(desk.now());
  const decided = new Map(
    decisions.map((each) => [pairKey(each.state.left.resourceId, each.state.right.resourceId), each]),
  );
  const rows = likelyDuplicates(resources).map(({ left, right, likeness, sharedItems }): DuplicateRow => {
    const found = decided.get(pairKey(left.id, right.id));
    const may = (decision: DuplicateDecision): boolean => {
      const act = {
        type: "decide",
        left: partyOf(left),
        right: partyOf(right),
        decision,
        leadUnitId: left.providerId,
        note: "",
      } as const;
      return duplicateShape.permit(found?.state ?? null, act, actor, day) === null;
    };
    return {
      left: sideOf(left),
      right: sideOf(right),
      likeness,
      sharedItems,
      proposedLead: proposedLead(left, right),
      decided: found ? decisionOf(found) : null,
      mayDecide: DUPLICATE_DECISIONS.filter(may),
    };
  });
  return {
    rows: rows.filter(
      (row) =>
        (state === "all" || (row.decided === null) === (state === "open")) &&
        (city === undefined || row.left.regionCode === city || row.right.regionCode === city),
    ),
  };
}

export type DuplicateAsked = {
  readonly key: string;
  readonly decision: { readonly id: string; readonly version: number } | null;
  readonly left: string;
  readonly right: string;
  readonly found: DuplicateDecision;
  readonly leadUnitId: string | null;
  readonly note: string;
};

/** Decides on a pair; where both are the same, the lead source of both is kept beside them. */
export async function decideDuplicate(
  desk: Desk,
  asked: DuplicateAsked,
  caller: Caller,
  options: DoingOptions<DuplicateState, DuplicateAct> = {},
): Promise<void> {
  const [left, right] = await Promise.all([getResource(desk, asked.left), getResource(desk, asked.right)]);
  const own =
    asked.decision === null
      ? undefined
      : (await allRecords(desk.sql, duplicateShape)).find(({ id }) => id === asked.decision?.id);
  const same =
    own && pairKey(own.state.left.resourceId, own.state.right.resourceId) === pairKey(left.id, right.id);
  if (asked.decision !== null && !same) throw new FailureError(NO_RECORD);
  const act: DuplicateAct = {
    type: "decide",
    left: partyOf(left),
    right: partyOf(right),
    decision: asked.found,
    leadUnitId: asked.found === "same" ? asked.leadUnitId : null,
    note: asked.note,
  };
  const about = {
    id: asked.decision?.id ?? null,
    version: asked.decision?.version ?? null,
    key: asked.key,
    act,
  };
  await doAct(desk, duplicateShape, about, caller, {
    ...options,
    aside: async (sql, { id, after, recorded }) => {
      await sql`delete from shared_data.lead_source where decision_id = ${id}`;
      if (after.leadUnitId === null) return;
      for (const { resourceId, regionCode } of [after.left, after.right]) {
        const row = {
          resourceId,
          regionCode,
          unitId: after.leadUnitId,
          decisionId: id,
          decidedOn: recorded.day,
        };
        await sql`insert into shared_data.lead_source ${sql(row)}
          on conflict (resource_id) do update set unit_id = excluded.unit_id, decision_id = excluded.decision_id,
            decided_on = excluded.decided_on`;
      }
    },
  });
}

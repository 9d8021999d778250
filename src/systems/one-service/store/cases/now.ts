import type { Act } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Aside } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { caseNowOf } from "../../domain/cases/case-now.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseAct, CaseState } from "../../domain/cases/case.ts";
import {
  type ChildOutcome,
  type JointAct,
  jointShape,
  type JointState,
} from "../../domain/cases/joint-case.ts";
import type { Desk } from "../desk.ts";
import { doAct, getRecord, projection } from "../records.ts";

/** The program itself, where a step follows from another by itself. */
export const byItself = ({ address, requestId }: Caller): Caller => ({ actor: null, address, requestId });

function outcomeOf({ stage, decided }: CaseState): ChildOutcome | null {
  if (stage === "not-accepted" || stage === "withdrawn") return stage;
  return stage === "delivered" ? (decided?.outcome ?? null) : null;
}

/** Tells the joint case that one of its children is over, once. Its row is locked, so two at once come one after the other. */
async function tellParent(
  desk: Desk,
  sql: Sql,
  { id, after, at }: { readonly id: string; readonly after: CaseState; readonly at: string },
  caller: Caller,
): Promise<void> {
  const outcome = outcomeOf(after);
  if (after.parentId === null || outcome === null) return;
  const parent = await getRecord<JointState, JointAct>(sql, jointShape, after.parentId, "lock");
  if (parent.state.children.some((child) => child.caseId === id && child.outcome !== null)) return;
  const { version } = parent;
  const doing = {
    id: after.parentId,
    version,
    key: derivedKey(after.parentId, id, "child-ended"),
    act: { type: "child-ended", caseId: id, outcome } as const,
  };
  await doAct({ ...desk, sql }, jointShape, doing, byItself(caller), { at: new Date(at) });
}

/** What lists and figures find a case by. */
export const caseNow = projection(caseShape, "case_now", {
  row: ({ sample, state }, { isWorkingDay }) => ({ ...caseNowOf(state, isWorkingDay), sample }),
});

/** Rows written with each act of a case: what lists find it by, its parent, and `more`. */
export function asideOf(
  desk: Desk,
  caller: Caller,
  more?: Aside<CaseState, CaseAct>,
): Aside<CaseState, CaseAct & Act> {
  return async (sql, done) => {
    const { id, after, record } = done;
    await caseNow.write(sql, desk, record);
    await more?.(sql, done);
    await tellParent(desk, sql, { id, after, at: done.recorded.at }, caller);
  };
}

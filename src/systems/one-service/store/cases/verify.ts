import { sameJson } from "../../../../kernel/canonical-json.ts";
import { foldRecord } from "../../../../kernel/record.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { caseNowOf } from "../../domain/cases/case-now.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseAct, CaseState } from "../../domain/cases/case.ts";
import { type JointAct, jointShape, type JointState } from "../../domain/cases/joint-case.ts";
import { ifItFolds } from "../../../../platform/records/verify-records.ts";
import type { Desk } from "../desk.ts";
import { actsOf } from "../records.ts";

/** What of a case does not follow from its acts: names of tables. */
export type CaseVerdict = {
  readonly id: string;
  readonly number: string;
  readonly differences: readonly string[];
};

type Row<S> = { readonly id: string; readonly version: number; readonly state: S; readonly sample: boolean };

async function verifyOne({ sql, isWorkingDay }: Pick<Desk, "sql" | "isWorkingDay">, row: Row<CaseState>) {
  const { id, version, sample } = row;
  const acts = await actsOf<CaseAct>(sql, id);
  const folds = ifItFolds(() => {
    const state = foldRecord(caseShape, acts);
    return { state, due: caseNowOf(state, isWorkingDay) };
  });
  if (!folds) return { id, number: row.state.number, differences: ["act"] };
  const { state, due } = folds;
  const [now] = await sql`select * from one_service.case_now where id = ${id}`;
  const kept = await sql<{ digest: string }[]>`
    select digest from one_service.case_content where record_id = ${id} and part = 'form'`;
  const checks: readonly (readonly [string, boolean])[] = [
    ["record", version === acts.length && sameJson(row.state, state)],
    ["case_now", sameJson({ ...now }, { ...due, id, sample })],
    // Erased is no difference; a form that no act knows is.
    ["case_content", kept.length === 0 || kept.some(({ digest }) => digest === state.form)],
  ];
  return {
    id,
    number: state.number,
    differences: checks.flatMap(([name, fits]) => (fits ? [] : [name])),
  };
}

/** Folds every case again and compares it with what was stored of it; only those that differ are told. */
export async function verifyCases(
  desk: Pick<Desk, "sql" | "isWorkingDay">,
): Promise<{ readonly checked: number; readonly differing: CaseVerdict[] }> {
  const { sql } = desk;
  const cases = await rowsOf<CaseState>(sql, "case");
  const joint = await rowsOf<JointState>(sql, "joint-case");
  const differing: CaseVerdict[] = [];
  for (const row of cases) {
    const verdict = await verifyOne(desk, row);
    if (verdict.differences.length > 0) differing.push(verdict);
  }
  for (const { id, version, state } of joint) {
    const acts = await actsOf<JointAct>(sql, id);
    const folds = ifItFolds(() => foldRecord(jointShape, acts));
    if (version !== acts.length || !sameJson(state, folds))
      differing.push({ id, number: state.number, differences: ["record"] });
  }
  return { checked: cases.length + joint.length, differing };
}

const rowsOf = <S>(sql: Sql, kind: string) =>
  sql<Row<S>[]>`select id, version, state, sample from one_service.record where kind = ${kind} order by id`;

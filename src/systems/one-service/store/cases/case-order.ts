import { FailureError } from "../../../../kernel/error.ts";
import type { Sql } from "../../../../platform/database/database.ts";
import { type Before, orderOf, standingBefore } from "../../domain/cases/case-order.ts";
import type { CaseState, FrozenItem } from "../../domain/cases/case.ts";
import { NO_BUNDLE } from "../../domain/hall/hall-failures.ts";
import type { BundleState } from "../../domain/standards/bundle.ts";

/** Which items of an application come after which, as the bundle has it by which it was begun. Throws `not-found`. */
export async function bundleOrder(
  sql: Sql,
  bundleId: string | null,
  items: readonly FrozenItem[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (bundleId === null) return new Map();
  const [row] = await sql<{ state: BundleState }[]>`
    select state from one_service.record where kind = 'bundle' and id = ${bundleId}`;
  if (!row) throw new FailureError(NO_BUNDLE);
  return orderOf(row.state.items, items);
}

/** The cases that the bundle puts before one, as they stand. */
export async function beforeOf(sql: Sql, { after = [] }: CaseState): Promise<Before[]> {
  if (after.length === 0) return [];
  const rows = await sql<{ id: string; state: CaseState }[]>`
    select id, state from one_service.record where kind = 'case' and id = any(${[...after]}::uuid[])`;
  return rows.map(({ id, state }) => ({
    caseId: id,
    number: state.number,
    itemName: state.item.name,
    state: standingBefore(state),
  }));
}

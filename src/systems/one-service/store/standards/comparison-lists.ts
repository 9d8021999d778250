import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { OrderOf } from "../../../../kernel/list.ts";
import { say } from "../../../../kernel/fields.ts";
import { type Long, notMore } from "../../../../platform/exports/long.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { commonReasons } from "../../domain/standards/common-item.ts";
import {
  type COMPARISON_ORDERS,
  type ComparedDetail,
  type ComparisonFilter,
  type ComparisonReply,
} from "../../domain/standards/comparison-rows.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import { allRecords } from "../records.ts";
import type { Desk } from "../desk.ts";
import { listPairProposals } from "./asked-groups.ts";
import { countGroups, groupsByKey, listGroups } from "./compared-groups.ts";
import { comparisonWorkbook } from "./comparison-sheet.ts";
import { comparisonNow } from "./keep-comparison.ts";

const COMPARISON = say("四市事项比对", "Comparison of the four cities’ items");
export const NO_GROUP = refusal(
  "not-found",
  "四市现有事项中没有这一项，可能已重新导入。请回到四市比对。",
  "None of the cities has this item now; it may have been imported anew. Go back to the comparison.",
);

/** A page of the comparison under a filter. */
export async function listComparison(
  desk: Desk,
  filter: ComparisonFilter,
  page: Page & OrderOf<typeof COMPARISON_ORDERS>,
): Promise<ComparisonReply> {
  const now = await comparisonNow(desk);
  const narrows = Object.values(filter).some((value) => value !== undefined && value !== false);
  const [total, groups] = await Promise.all([
    narrows ? countGroups(desk.sql, filter) : now.totals.groups,
    listGroups(desk.sql, filter, page),
  ]);
  return { total, rows: groups.map(({ materials: _, savings: __, ...group }) => group), ...now };
}

/** One item side by side. Throws `not-found`. */
export async function comparedDetail(desk: Desk, key: string): Promise<ComparedDetail> {
  const { sample, imported, day } = await comparisonNow(desk);
  const [groups, proposals, standards] = await Promise.all([
    groupsByKey(desk.sql, [key]),
    listPairProposals(desk.sql, { page: 1, size: null, of: key }),
    allRecords(desk.sql, standardShape),
  ]);
  const group = groups.get(key);
  if (group === undefined) throw new FailureError(NO_GROUP);
  return {
    group,
    reasons: commonReasons(group, group.common),
    proposals,
    standards: standards
      .filter(({ state }) => state.items.some((item) => item.key === key))
      .map(({ id, state: { title, stage } }) => ({ id, title, stage })),
    sample,
    imported,
    day,
  };
}

/** Groups with their materials side by side are put together in memory. */
const MOST_WRITTEN = 20_000;

/** The comparison as a workbook. */
export async function comparisonFile(desk: Desk, filter: ComparisonFilter, long: Long) {
  const { totals, sample, day } = await comparisonNow(desk);
  const count = await countGroups(desk.sql, filter);
  notMore(count, MOST_WRITTEN, say("按类型、部门或文字筛选", "Narrow it by type, department or words"));
  await long.takes(COMPARISON, count);
  const groups = await listGroups(desk.sql, filter);
  return comparisonWorkbook({ groups, totals }, { sample, day, signal: long.signal });
}

import { FailureError, refusal } from "../../../../kernel/error.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { commonReasons } from "../../domain/standards/common-item.ts";
import {
  type ComparedDetail,
  type ComparisonFilter,
  type ComparisonReply,
  isAmong,
} from "../../domain/standards/comparison-rows.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import { allRecords } from "../records.ts";
import type { Desk } from "../desk.ts";
import { compareAll } from "./compare.ts";
import { comparisonWorkbook } from "./comparison-sheet.ts";

export const NO_GROUP = refusal(
  "not-found",
  "四市现有事项中没有这一项，可能已重新导入。请回到四市比对。",
  "None of the cities has this item now; it may have been imported anew. Go back to the comparison.",
);

/** A page of the comparison under a filter. */
export async function listComparison(
  desk: Desk,
  filter: ComparisonFilter,
  { page, size }: Page,
): Promise<ComparisonReply> {
  const { groups, totals, types, proposals, sample, imported, day } = await compareAll(desk);
  const among = groups.filter(isAmong(filter));
  return {
    total: among.length,
    rows: among.slice((page - 1) * size, page * size).map(({ materials: _, savings: __, ...group }) => group),
    totals,
    types,
    proposals: proposals.length,
    sample,
    imported,
    day,
  };
}

/** One item side by side. Throws `not-found`. */
export async function comparedDetail(desk: Desk, key: string): Promise<ComparedDetail> {
  const [{ byKey, proposals, sample, imported, day }, standards] = await Promise.all([
    compareAll(desk),
    allRecords(desk.sql, standardShape),
  ]);
  const group = byKey.get(key);
  if (group === undefined) throw new FailureError(NO_GROUP);
  return {
    group,
    reasons: commonReasons(group, group.common),
    proposals: proposals.filter(({ looseKey, targetKey }) => looseKey === key || targetKey === key),
    standards: standards
      .filter(({ state }) => state.items.some((item) => item.key === key))
      .map(({ id, state: { title, stage } }) => ({ id, title, stage })),
    sample,
    imported,
    day,
  };
}

/** The comparison as a workbook. */
export async function comparisonFile(desk: Desk, filter: ComparisonFilter) {
  const { groups, totals, sample, day } = await compareAll(desk);
  return comparisonWorkbook({ groups: groups.filter(isAmong(filter)), totals }, { sample, day });
}

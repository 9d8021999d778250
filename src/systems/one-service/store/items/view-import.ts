import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import { shownSheets } from "../../domain/items/item-mapping.ts";
import type { ImportView, ItemMapping, ItemSheet } from "../../domain/items/item-row.ts";
import { countByRule, LINT_RULES, lintItems } from "../../domain/items/lint.ts";
import { goodItems, readItems } from "../../domain/items/read-items.ts";
import type { ImportHead, Reading } from "./imports.ts";

/** Which findings are shown. */
export type ShownFindings = {
  readonly page: number;
  readonly size: number;
  readonly rule?: string | undefined;
  readonly show: "all" | "corrections" | "errors";
};
export const FIRST_FINDINGS: ShownFindings = { page: 1, size: 50, show: "all" };

// A sheet read under the wrong heading has a problem in every row; nobody reads them all.
const MOST_PROBLEMS = 1_000;

/** Reads the items under the mapping and lints them as of a day. */
export function readImport(
  sheets: readonly ItemSheet[],
  mapping: ItemMapping,
  city: string,
  asOf: Day,
): Reading {
  const read = readItems(sheets, mapping, { city });
  const findings = lintItems(read.items, LINT_RULES, asOf);
  const problems = read.problems.toSorted((a, b) => Number(b.blocks) - Number(a.blocks));
  return {
    sheets: shownSheets(sheets, mapping),
    byRule: countByRule(findings),
    problems: problems.slice(0, MOST_PROBLEMS),
    findings,
    counts: {
      rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      items: read.items.length,
      materials: read.items.reduce((sum, { item }) => sum + item.materials.length, 0),
      blocked: goodItems(read).blocked.length,
      problems: problems.length,
      findings: findings.length,
      errors: findings.filter(({ severity }) => severity === "error").length,
      corrections: findings.filter(({ correction }) => correction !== null).length,
    },
  };
}

/** An import with one page of its findings. */
export function viewImport(
  { id, regionCode, fileName, state, sample, addedAt, addedBy, outcome, reading }: ImportHead,
  mayChange: boolean,
  { page, size, rule, show }: ShownFindings,
): ImportView {
  const shown = reading.findings.filter(
    (finding) =>
      (rule === undefined || finding.rule === rule) &&
      (show !== "corrections" || finding.correction !== null) &&
      (show !== "errors" || finding.severity === "error"),
  );
  return {
    id,
    city: regionCode,
    fileName,
    state,
    sample,
    addedOn: dayInShanghai(addedAt),
    addedBy,
    outcome,
    counts: reading.counts,
    sheets: reading.sheets,
    byRule: reading.byRule,
    problems: reading.problems,
    findings: shown.slice((page - 1) * size, page * size),
    totalFindings: shown.length,
    mayChange: mayChange && state === "mapping",
  };
}

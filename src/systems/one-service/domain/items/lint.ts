import type { Day } from "../../../../kernel/calendar.ts";
import { isInForce } from "../../../../kernel/rule.ts";
import { CATALOGUE_RULES } from "./catalogue-rules.ts";
import { HANDLING_RULES } from "./handling-rules.ts";
import { LIMIT_RULES } from "./limit-rules.ts";
import { LIST_RULES } from "./list-rules.ts";
import type { ImportedItem } from "./item.ts";
import type { RuleCount } from "./item-row.ts";
import type { Finding, Hit, LintContext, LintRule } from "./lint-rule.ts";
import { MATERIAL_RULES } from "./material-rules.ts";

/** Every rule of the linter. */
export const LINT_RULES: readonly LintRule[] = [
  ...CATALOGUE_RULES,
  ...LIMIT_RULES,
  ...HANDLING_RULES,
  ...MATERIAL_RULES,
  ...LIST_RULES,
];

const byId = new Map(LINT_RULES.map((rule) => [rule.id, rule]));

/** The rule of a finding; throws where there is none, which no finding of ours can meet. */
export function ruleOf(id: string): LintRule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no lint rule ${id}`);
  return rule;
}

const findingOf = (
  rule: LintRule,
  { item, sheet, rows }: ImportedItem,
  hit: Hit,
  material: number | null = null,
): Finding => ({
  rule: rule.id,
  severity: rule.severity,
  sheet,
  rows,
  field: rule.field,
  item: item.name,
  material,
  materialName: material === null ? null : (item.materials[material]?.name ?? null),
  before: hit.before,
  correction: hit.correction ?? null,
});

/**
 * What the rules that hold on a day find in one item and its materials, in the order of the rules. Articles and sources
 * stand with each rule.
 */
export function lintItem(imported: ImportedItem, rules: readonly LintRule[], asOf: Day): Finding[] {
  const { item, printed } = imported;
  const about: LintContext = { item, printed, asOf };
  return rules.flatMap((rule): Finding[] => {
    if (rule.of === "list" || !isInForce(rule, asOf)) return [];
    if (rule.of === "item") {
      const hit = rule.checks(about);
      return hit ? [findingOf(rule, imported, hit)] : [];
    }
    return item.materials.flatMap((material, at) => {
      const hit = rule.checks(material, about);
      return hit ? [findingOf(rule, imported, hit, at)] : [];
    });
  });
}

/** The same for a list, with what only a list shows. */
export function lintItems(items: readonly ImportedItem[], rules: readonly LintRule[], asOf: Day): Finding[] {
  const ofList = rules.flatMap((rule) =>
    rule.of === "list" && isInForce(rule, asOf) ? [{ rule, hits: rule.checks(items) }] : [],
  );
  return items.flatMap((imported, at) => [
    ...lintItem(imported, rules, asOf),
    ...ofList.flatMap(({ rule, hits }) => {
      const hit = hits[at];
      return hit ? [findingOf(rule, imported, hit)] : [];
    }),
  ]);
}

/** How many items each rule found something in, the most first. */
export function countByRule(findings: readonly Finding[]): RuleCount[] {
  const items = new Map<string, Set<string>>();
  for (const { rule, sheet, rows } of findings)
    items.set(rule, (items.get(rule) ?? new Set()).add(`${rows[0]} ${sheet}`));
  return [...items]
    .map(([rule, found]) => ({ rule, items: found.size }))
    .toSorted((a, b) => b.items - a.items || (a.rule < b.rule ? -1 : 1));
}

import type { Day } from "../../../../kernel/calendar.ts";
import { identityOfItem } from "./identity.ts";
import { CATALOGUE_RULES } from "./catalogue-rules.ts";
import { HANDLING_RULES } from "./handling-rules.ts";
import { LIMIT_RULES } from "./limit-rules.ts";
import type { ImportedItem } from "./item.ts";
import type { RuleCount } from "./item-row.ts";
import type { Finding, Hit, LintContext, LintRule } from "./lint-rule.ts";
import { MATERIAL_RULES } from "./material-rules.ts";
import { EXCHANGE_TABLES } from "./rule-sources.ts";

const CODE_TWICE: LintRule = {
  id: "task-code-twice",
  of: "list",
  severity: "error",
  field: "taskCode",
  since: null,
  until: null,
  source: EXCHANGE_TABLES,
  says: {
    zh: "同一实施编码（和业务办理项编码）出现不止一次",
    en: "The same implementation and matter code stands more than once",
  },
  remedy: { zh: "留下一条，或更正其中一条的编码。", en: "Keep one, or correct the code of the other." },
};

/** Every rule of the linter. */
export const LINT_RULES: readonly LintRule[] = [
  ...CATALOGUE_RULES,
  ...LIMIT_RULES,
  ...HANDLING_RULES,
  ...MATERIAL_RULES,
  CODE_TWICE,
];

const byId = new Map(LINT_RULES.map((rule) => [rule.id, rule]));

/** The rule of a finding; throws where there is none, which no finding of ours can meet. */
export function ruleOf(id: string): LintRule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no lint rule ${id}`);
  return rule;
}

const holds = ({ since, until }: LintRule, asOf: Day): boolean =>
  (since === null || since <= asOf) && (until === null || asOf < until);

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
    if (rule.of === "list" || !holds(rule, asOf)) return [];
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

/** The same for a list, with what only a list shows: codes that stand twice. */
export function lintItems(items: readonly ImportedItem[], rules: readonly LintRule[], asOf: Day): Finding[] {
  const twice = rules.find(({ of, id }) => of === "list" && id === CODE_TWICE.id);
  const first = new Map<string, ImportedItem>();
  return items.flatMap((imported) => {
    const found = lintItem(imported, rules, asOf);
    const { item } = imported;
    if (!twice || !holds(twice, asOf) || item.taskCode === null) return found;
    const key = identityOfItem(item);
    const before = first.get(key);
    if (!before) {
      first.set(key, imported);
      return found;
    }
    const where = `${item.taskCode}（${before.sheet} 第 ${before.rows[0] ?? 0} 行）`;
    return [...found, findingOf(twice, imported, { before: where })];
  });
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

import type { Day } from "../../../kernel/calendar.ts";
import { type Facts, RULE_IDS, type RuleId } from "../verdict/facts.ts";
import { judge, type Judged, type Verdict } from "../verdict/judge.ts";
import { CONDITION_IDS, type ConditionId } from "../verdict/rule-set.ts";

// A project held against every category at once, article by article.

export type Column = { readonly rule: RuleId; readonly verdict: Verdict };
export type Comparison = {
  /** The project's own category first. */
  readonly columns: readonly Column[];
  /** Conditions that any of the rules has, with what each says of it; null where it says nothing. */
  readonly rows: readonly { readonly id: ConditionId; readonly cells: readonly (Judged | null)[] }[];
};

/** A project held against the rules of all categories, its own first. */
export function compareCategories(facts: Facts, today: Day): Comparison {
  const rules = [facts.rule, ...RULE_IDS.filter((rule) => rule !== facts.rule)];
  const columns = rules.map((rule): Column => ({ rule, verdict: judge({ ...facts, rule }, today) }));
  const rows = CONDITION_IDS.map((id) => ({
    id,
    cells: columns.map(({ verdict }) => verdict.conditions.find((each) => each.id === id) ?? null),
  })).filter(({ cells }) => cells.some((cell) => cell !== null));
  return { columns, rows };
}

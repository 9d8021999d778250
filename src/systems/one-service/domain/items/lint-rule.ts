import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { ImportedItem, Item, Material } from "./item.ts";
import type { ItemField } from "./item-fields.ts";

export const SEVERITIES = ["error", "warning", "hint"] as const;

/**
 * Where a rule comes from. `law`: the text was read. `practice`: found in use in a province's tables, no rule published.
 * `unverified`: known, the text not checked. `form`: of the exchange tables. `logic`: what the row says of itself in two
 * places cannot both hold; concluded by this product, published nowhere.
 */
export type RuleSource = {
  readonly title: Sentence;
  readonly standing: "law" | "practice" | "unverified" | "form" | "logic";
};

/** What a rule is asked about: an item, or one of its materials. */
export type LintContext = {
  readonly item: Item;
  readonly printed: Readonly<Record<string, string>>;
  readonly asOf: Day;
};

/** What was found: how it stands, and what it should be where that is certain. */
export type Hit = { readonly before: string; readonly correction?: string };

/**
 * A rule of the linter as data, with the dates between which it holds. `checks` says what is wrong, null where nothing is;
 * a correction is given only where it follows from the row itself.
 */
export type LintRule = {
  readonly id: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly field: ItemField;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly source: RuleSource;
  readonly says: Sentence;
  readonly remedy: Sentence;
} & (
  | { readonly of: "item"; readonly checks: (about: LintContext) => Hit | null }
  | { readonly of: "material"; readonly checks: (material: Material, about: LintContext) => Hit | null }
  /** Asked of a whole list, with an answer for each of its items. */
  | {
      readonly of: "list";
      readonly checks: (list: readonly ImportedItem[]) => readonly (Hit | null)[];
    }
);

type ItemRule = Extract<LintRule, { of: "item" }>;
type MaterialRule = Extract<LintRule, { of: "material" }>;
type ListRule = Extract<LintRule, { of: "list" }>;
type Given<R extends LintRule> = Omit<R, "of" | "since" | "until" | "checks"> &
  Partial<Pick<R, "since" | "until">>;

/** A rule about an item by itself; in force always where it gives no dates. */
export const itemRule = (given: Given<ItemRule>, checks: ItemRule["checks"]): LintRule => ({
  since: null,
  until: null,
  ...given,
  of: "item",
  checks,
});

/** A rule about each material of an item. */
export const materialRule = (given: Given<MaterialRule>, checks: MaterialRule["checks"]): LintRule => ({
  since: null,
  until: null,
  ...given,
  of: "material",
  checks,
});

/** A rule about a list: what only several items together show. */
export const listRule = (given: Given<ListRule>, checks: ListRule["checks"]): LintRule => ({
  since: null,
  until: null,
  ...given,
  of: "list",
  checks,
});

/** One finding. `rows` are those of the item, the first its own; `material` counts from 0, null where it is of the item. */
export type Finding = {
  readonly rule: string;
  readonly severity: LintRule["severity"];
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly field: ItemField;
  readonly item: string;
  readonly material: number | null;
  readonly materialName: string | null;
  /** As printed. */
  readonly before: string;
  readonly correction: string | null;
};

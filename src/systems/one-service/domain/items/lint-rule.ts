import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { DatedRule } from "../../../../kernel/rule.ts";
import type { ImportedItem, Item, Material } from "./item.ts";
import type { ItemField } from "./item-fields.ts";

export const SEVERITIES = ["error", "warning", "hint"] as const;

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
export type LintRule = DatedRule & {
  readonly id: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly field: ItemField;
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
type Given<R extends LintRule> = Omit<R, "of" | "from" | "until" | "checks"> &
  Partial<Pick<R, "from" | "until">>;

/** A rule about an item by itself; in force always where it gives no dates. */
export const itemRule = (given: Given<ItemRule>, checks: ItemRule["checks"]): LintRule => ({
  from: null,
  until: null,
  ...given,
  of: "item",
  checks,
});

/** A rule about each material of an item. */
export const materialRule = (given: Given<MaterialRule>, checks: MaterialRule["checks"]): LintRule => ({
  from: null,
  until: null,
  ...given,
  of: "material",
  checks,
});

/** A rule about a list: what only several items together show. */
export const listRule = (given: Given<ListRule>, checks: ListRule["checks"]): LintRule => ({
  from: null,
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

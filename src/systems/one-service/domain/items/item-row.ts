import type { Day } from "../../../../kernel/calendar.ts";
import type { KeptItem } from "./item.ts";
import type { Finding } from "./lint-rule.ts";
import type { Supplied } from "./supplied.ts";

export type RuleCount = { readonly rule: string; readonly items: number };

/** A line of the list of items. */
export type ItemRow = Pick<
  KeptItem,
  | "id"
  | "importId"
  | "importedOn"
  | "sample"
  | "city"
  | "catalogCode"
  | "taskCode"
  | "name"
  | "type"
  | "dept"
  | "projectType"
  | "legal"
  | "promised"
  | "visits"
> & {
  readonly materials: number;
  readonly rules: readonly string[];
  /** How many of the rules are errors. */
  readonly errors: number;
};

/** By what items are listed; by city and name where nothing is said. */
export const ITEM_ORDERS = {
  name: "rises",
  dept: "rises",
  materials: "falls",
  findings: "falls",
} as const;

export type ItemFilter = {
  readonly city?: string | undefined;
  readonly type?: string | undefined;
  readonly dept?: string | undefined;
  /** Id of a rule of which something was found, or `any`, or `errors`. */
  readonly finding?: string | undefined;
  readonly q?: string | undefined;
  readonly catalogCode?: string | undefined;
  readonly catalogCodes?: readonly string[] | undefined;
  readonly importId?: string | undefined;
};

export type ItemVersion = {
  readonly id: string;
  readonly importId: string;
  readonly importedOn: Day;
  readonly replacedOn: Day | null;
  readonly fileName: string;
};

/** One item with its findings as of a day, what shared data can supply, and its earlier and later versions. */
export type ItemDetail = {
  readonly item: KeptItem;
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly printed: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly supplied: readonly Supplied[];
  readonly versions: readonly ItemVersion[];
  readonly replacedOn: Day | null;
  readonly asOf: Day;
};

/** A material that an item asks for though a shared resource can supply it. */
/** By what items that ask again for what is shared are listed; by city and name where nothing is said. */
export const ASKED_AGAIN_ORDERS = { city: "rises", name: "rises", dept: "rises" } as const;

export type AskedAgain = Pick<ItemRow, "id" | "city" | "name" | "dept" | "sample"> & {
  readonly supplied: readonly Supplied[];
};

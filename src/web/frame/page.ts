import type { ComponentType } from "react";
import type { Access } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";

/** An entry of the navigation; `icon` names one of src/web/frame/icon-shapes.tsx. */
export type Menu = {
  readonly group: "plan" | "office" | "cooperation" | "registers" | "services" | "data" | "administration";
  readonly order: number;
  readonly icon: string;
  /** What the entry says where that is not the page's title, as 我的单位 of the page of a unit. */
  readonly title?: Sentence;
  /** What the entry of several pages says to who may open more than one of them. */
  readonly workplace?: Sentence;
  /** What stands beside the entry, as the number of what waits there. */
  readonly badge?: () => Promise<{ readonly default: ComponentType }>;
};

/**
 * A page of a slice. `menu` is null for pages reached from others; pages that share one value are a workplace: one entry, which
 * leads to the first of them that a person may open, and above each a tab for all that they may.
 * `within` is the path of the menu entry that stays marked while such a page shows, where its own path does not tell.
 */
export type Page = {
  readonly path: string;
  readonly title: Sentence;
  readonly measures: readonly number[];
  readonly access: Access;
  readonly menu: Menu | null;
  readonly within?: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
};

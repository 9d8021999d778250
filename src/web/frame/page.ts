import type { ComponentType } from "react";
import type { Access, Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { PanelPlaces } from "./panels.tsx";
import type { Workplace } from "./workplaces.ts";

/** Where a page stands: a tab of its workplace. */
export type Menu = {
  readonly workplace: Workplace;
  /** Among the tabs of the workplace. */
  readonly order: number;
  /** Who finds it first in its workplace, whatever its order. */
  readonly firstFor?: readonly Role[];
  /** Pages that share one value are one tab with tabs of its own, where a workplace has many. */
  readonly section?: Sentence;
  /** What the tab says where that is not the page's title, as 我的单位 of the page of a unit. */
  readonly title?: Sentence;
  /** Drawn where the page stands on a telephone's bar. */
  readonly icon?: string;
};

/** What is begun on a page, as the palette offers it: to these people, at this address where it is not the page's own. */
export type PageAct = { readonly title: Sentence; readonly access?: Access; readonly to?: string };

/**
 * A page of a slice. `menu` is null for pages reached from others: `within` is the path of the tab that stays marked while such
 * a page shows, where its own path does not tell; of several the first that a person may open, and parameters are filled in.
 * Where only its data tell the tab it is the workplace.
 */
export type Page = {
  readonly path: string;
  /** Where it stood before: who comes by an old link is sent on. */
  readonly was?: string;
  readonly title: Sentence;
  readonly measures: readonly number[];
  readonly access: Access;
  readonly menu: Menu | null;
  readonly within?: string | readonly string[] | Workplace;
  /** What people come to this page to begin. */
  readonly acts?: readonly PageAct[];
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Places of panels on it, which come with it. */
  readonly panels?: readonly (keyof PanelPlaces)[];
  /**
   * What it reads as soon as it shows, when its address has no filters: asked for by the document while the page still
   * comes. `:name` is of its path, `{0.plan.id}` what the first of these answers says there.
   */
  readonly asks?: readonly string[];
};

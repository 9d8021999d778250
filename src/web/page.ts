import type { ComponentType } from "react";
import type { Access } from "../kernel/access.ts";
import type { Sentence } from "../kernel/error.ts";

/** A page of a slice. `menu` is null for pages reached from others; `icon` names one of src/web/icons.tsx. */
export type Page = {
  readonly path: string;
  readonly title: Sentence;
  readonly measures: readonly number[];
  readonly access: Access;
  readonly menu: {
    readonly group: "plan" | "office" | "administration";
    readonly order: number;
    readonly icon: string;
  } | null;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
};

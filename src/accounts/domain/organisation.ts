import type { Organisation } from "../../kernel/organisation.ts";

/** Contact of a unit; personal data, shown to the office and the security administrator only. */
export type Liaison = { readonly name: string; readonly phone: string };

/** By what the roster is listed; what waits for confirmation first, by name, where nothing is said. */
export const UNIT_ORDERS = { name: "rises", parent: "rises", region: "rises", people: "falls" } as const;

/** `accounts` counts the people of the unit; `mergedIds` are units that were merged into this one. */
export type OrganisationRow = Organisation & {
  readonly parentName: string | null;
  readonly memberNames: readonly string[];
  readonly mergedIds: readonly string[];
  readonly accounts: number;
};

export type OrganisationDetail = OrganisationRow & { readonly liaisons: readonly Liaison[] | null };

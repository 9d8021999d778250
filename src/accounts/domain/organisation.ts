import type { Organisation } from "../../kernel/organisation.ts";

/** Contact of a unit; personal data, shown to the office and the security administrator only. */
export type Liaison = { readonly name: string; readonly phone: string };

/** `accounts` counts the people of the unit; `mergedIds` are units that were merged into this one. */
export type OrganisationRow = Organisation & {
  readonly parentName: string | null;
  readonly memberNames: readonly string[];
  readonly mergedIds: readonly string[];
  readonly accounts: number;
};

export type OrganisationDetail = OrganisationRow & { readonly liaisons: readonly Liaison[] | null };

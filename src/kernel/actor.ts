import type { Role } from "./access.ts";

/** Who acts: an account, in an organisation, with its roles. */
export type Actor = {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

/**
 * Who acts on a record, as its rules see them: `unitIds` are all ids under which the own unit is known, `regionCode` its
 * city. `system`: the program itself, as on the first day.
 */
export type ActingFor = {
  readonly accountId: string | null;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly system: boolean;
  readonly unitIds: readonly string[];
  readonly unitName: string | null;
  readonly regionCode: string | null;
};

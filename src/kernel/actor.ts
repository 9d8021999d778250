import type { Role } from "./access.ts";

/** Who acts: an account, in an organisation, with its roles. */
export type Actor = {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
};

import type { Actor } from "../../kernel/actor.ts";
import type { RouteKey } from "../../kernel/contract.ts";
import type { Failure } from "../../kernel/error.ts";

/** Whose session a request carries. `confined`: until something is done, only `routes` answer. */
export type Identity = {
  readonly actor: Actor;
  readonly confined: { readonly routes: readonly RouteKey[]; readonly failure: Failure } | null;
};

/** Finds who a session token belongs to and notes that it was used; null when it is unknown or over. */
export type Identify = (token: string, now: Date) => Promise<Identity | null>;

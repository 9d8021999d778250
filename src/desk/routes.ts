import type { FastifyInstance } from "fastify";
import type { Actor } from "../kernel/actor.ts";
import { dayInShanghai } from "../kernel/calendar.ts";
import type { FindKinds, Found } from "../kernel/find.ts";
import type { InboxKinds, InboxLine } from "../kernel/inbox.ts";
import { implement } from "../platform/http/implement.ts";
import type { Caller, Shell } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { findsOf, SHOWN } from "./find/finds.ts";
import { inboxOf } from "./inbox/inbox.ts";

/** What the slices hand over together. */
export type Gathered = {
  readonly inbox: (person: Actor, asOf: string) => Promise<readonly InboxLine[]>;
  readonly inboxKinds: () => InboxKinds;
  readonly find: (words: string, person: Actor, limit: number) => Promise<readonly Found[]>;
  readonly findKinds: () => FindKinds;
};

function personOf({ actor }: Caller): Actor {
  if (actor === null) throw new Error("a desk belongs to who is signed in");
  return actor;
}

/** Routes of the desk: see the contract for what each is for. */
export function deskRoutes(app: FastifyInstance, shell: Shell, gathered: Gathered): void {
  implement(app, contract, {
    "GET /api/inbox": async ({ caller }) => {
      const asOf = dayInShanghai(shell.now());
      return inboxOf(await gathered.inbox(personOf(caller), asOf), gathered.inboxKinds(), asOf);
    },
    "GET /api/find": async ({ query, caller }) =>
      findsOf(await gathered.find(query.q, personOf(caller), SHOWN), gathered.findKinds()),
  });
}

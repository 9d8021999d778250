import type { FastifyInstance } from "fastify";
import type { Actor } from "../kernel/actor.ts";
import { dayInShanghai } from "../kernel/calendar.ts";
import { FailureError, refusal } from "../kernel/error.ts";
import { implement } from "../platform/http/implement.ts";
import type { Caller, Shell } from "../platform/slice.ts";
import { deskContract } from "./contract.ts";
import { findsOf } from "./find/finds.ts";
import { type FindingSlice, gatherFinds } from "./find/routes-gather.ts";
import { snoozeRefused } from "./inbox/inbox.ts";
import { snooze } from "./inbox/store.ts";
import { linesAmong, markLines, readInbox, type Waiting } from "./inbox/store-inbox.ts";
import { PREFERENCES } from "./preference/contract.ts";
import { findPreference, keepPreference } from "./preference/store.ts";

/** What the slices hand over together. */
export type Gathered = Waiting & { readonly finding: readonly FindingSlice[] };

const MISSHAPEN = refusal(
  "invalid",
  "这项设置的内容不对，没有保存。请重新载入页面后再试。",
  "This setting does not have the shape it should and was not kept. Reload the page and try again.",
);

function personOf({ actor }: Caller): Actor {
  if (actor === null) throw new Error("a desk belongs to who is signed in");
  return actor;
}

/** Routes of the desk: see the contract for what each is for. */
export function deskRoutes(app: FastifyInstance, shell: Shell, gathered: Gathered): void {
  const desk = { ...shell, ...gathered };
  const today = (): string => dayInShanghai(shell.now());
  implement(app, deskContract, {
    "GET /api/inbox": ({ query, caller }) => readInbox(desk, personOf(caller), today(), query),
    "PUT /api/inbox/read": async ({ body: { ids, read }, caller }) => ({
      marked: await markLines(desk, personOf(caller), today(), { ids, at: read ? shell.now() : null }),
    }),
    "PUT /api/inbox/snooze": async ({ body: { id, until }, caller }) => {
      const [person, asOf] = [personOf(caller), today()];
      const [line] = await linesAmong(desk, person, asOf, [id]);
      const refused = snoozeRefused(line, until, asOf);
      if (refused) throw new FailureError(refused);
      await snooze(shell.sql, person.accountId, { id, until });
      return { until };
    },
    "GET /api/find": async ({ query: { q, size }, caller }) => {
      // One more than is shown tells whether there is more.
      const asked = { words: q, person: personOf(caller), limit: size + 1 };
      const kinds = Object.assign({}, ...gathered.finding.map(({ findKinds }) => findKinds));
      return findsOf(await gatherFinds(gathered.finding, asked), kinds, size);
    },
    "GET /api/preferences/:name": async ({ params: { name }, caller }) => ({
      value: await findPreference(shell.sql, personOf(caller).accountId, name),
    }),
    "PUT /api/preferences/:name": async ({ params: { name }, body, caller }) => {
      const parsed = PREFERENCES[name].safeParse(body.value);
      if (!parsed.success) throw new FailureError(MISSHAPEN);
      const { accountId } = personOf(caller);
      await keepPreference(shell, caller, { accountId, name, value: parsed.data });
      return { value: parsed.data };
    },
  });
}

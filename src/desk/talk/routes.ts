import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import type { Shell } from "../../platform/slice.ts";
import { talkContract } from "./contract.ts";
import { actInTalk, attachToTalk, fileOfTalk, readTalk, say, type TalkDesk } from "./store.ts";
import { mentionables } from "./store-mention.ts";

/** What is shown after an act. */
const SHOWN = 20;

/** See the contract for what each route is for. */
export function talkRoutes(app: FastifyInstance, desk: TalkDesk & Shell): void {
  implement(app, talkContract, {
    "GET /api/talk/:kind/:id": ({ params, query, caller }) => readTalk(desk, params, query.size, caller),
    "POST /api/talk/:kind/:id": async ({ params, body, caller }) => {
      await say(desk, params, body, caller);
      return readTalk(desk, params, SHOWN, caller);
    },
    "POST /api/talk/:kind/:id/:thread/acts": async ({ params, body, caller }) => {
      await actInTalk(desk, params, params.thread, body, caller);
      return readTalk(desk, params, SHOWN, caller);
    },
    "POST /api/talk/:kind/:id/:thread/files": async ({ params, query, file, caller }) => {
      await attachToTalk(desk, params, params.thread, { ...query, file }, caller);
      return readTalk(desk, params, SHOWN, caller);
    },
    "GET /api/talk/:kind/:id/:thread/files/:digest": ({ params, caller }) =>
      fileOfTalk(desk, params, params.thread, params.digest, caller),
    "GET /api/talk/:kind/:id/mentionables": async ({ params, query, caller }) => ({
      rows: await mentionables(desk, params, query.q, caller),
    }),
  });
}

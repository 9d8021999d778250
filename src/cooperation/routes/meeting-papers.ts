import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { meetingPapersContract } from "../contract/meeting-papers.ts";
import type { Desk } from "../store/desk.ts";
import { findMeetingOfTask, getMinutes } from "../store/meeting-papers/minutes.ts";
import { draftPaper, paperFile } from "../store/meeting-papers/papers.ts";
import { dispatchResolutions, dropResolution, keepResolution } from "../store/meeting-papers/resolutions.ts";
import { recordMinutes, takeMinutesFile } from "../store/meeting-papers/take-minutes.ts";

/** See the contract for what each route is for. */
export function meetingPapersRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, meetingPapersContract, {
    "GET /api/meetings/:meeting/resolutions": ({ params, caller }) =>
      getMinutes(desk, params.meeting, caller),
    "POST /api/meetings/:meeting/minutes-file": async ({ params, query, file, caller }) => {
      await takeMinutesFile(desk, params.meeting, query, file, caller);
      return getMinutes(desk, params.meeting, caller);
    },
    "POST /api/meetings/:meeting/minutes": async ({ params, body, caller }) => {
      await recordMinutes(desk, params.meeting, body, caller);
      return getMinutes(desk, params.meeting, caller);
    },
    "POST /api/meetings/:meeting/resolutions": async ({ params, body, caller }) => {
      const { act, ...asked } = body;
      if (act.type === "keep") await keepResolution(desk, params.meeting, asked, act.resolution, caller);
      else await dropResolution(desk, params.meeting, asked, act.resolution, caller);
      return getMinutes(desk, params.meeting, caller);
    },
    "POST /api/meetings/:meeting/dispatch": async ({ params, body, caller }) => {
      await dispatchResolutions(desk, params.meeting, body, caller);
      return getMinutes(desk, params.meeting, caller);
    },
    "GET /api/tasks/:task/meeting": async ({ params }) => ({
      meeting: await findMeetingOfTask(desk, params.task),
    }),
    "GET /api/meetings/:meeting/drafted-papers/:kind": ({ params, caller }) =>
      paperFile(desk, params.meeting, params.kind, caller),
    "GET /api/meetings/:meeting/drafted-papers/:kind/content": ({ params, caller }) =>
      draftPaper(desk, params.meeting, params.kind, caller),
  });
}

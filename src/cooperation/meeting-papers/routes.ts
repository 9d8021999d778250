import type { FastifyInstance } from "fastify";
import { implement } from "../../platform/http/implement.ts";
import { meetingPapersContract } from "./contract.ts";
import type { Desk } from "../store/desk.ts";
import { findMeetingOfTask, getMinutes, recordMinutes, takeMinutesFile } from "./minutes/store.ts";
import { getMeeting } from "../store/meetings/meeting-detail.ts";
import { addPaper, draftPaper, getPaper, paperFile } from "./store.ts";
import { dispatchResolutions, dropResolution, keepResolution } from "./minutes/store-resolutions.ts";

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
    "POST /api/meetings/:meeting/papers": async ({ params, query, file, caller }) => {
      await addPaper(desk, params.meeting, query, file, caller);
      return getMeeting(desk, params.meeting, caller);
    },
    "GET /api/meetings/:meeting/papers/:digest": ({ params, caller }) =>
      getPaper(desk, params.meeting, params.digest, caller),
  });
}

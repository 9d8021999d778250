import { getRecord } from "../store/records.ts";
import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { implement } from "../../platform/http/implement.ts";
import { meetingsContract } from "../contract/meetings.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import type { Desk } from "../store/desk.ts";
import { actOnMeeting } from "../store/meetings/act-on-meeting.ts";
import { agendaSources } from "../store/meetings/agenda-sources.ts";
import { meetingCalendar } from "../store/meetings/calendar.ts";
import { getMeeting, meetingChoices } from "../store/meetings/meeting-detail.ts";
import { planMeeting, takeProposals } from "../store/meetings/plan-meeting.ts";

/** See the contract for what each route is for. */
export function meetingsRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, meetingsContract, {
    "GET /api/meetings": ({ query }) => meetingCalendar(desk, query),
    "GET /api/meeting-choices": () => meetingChoices(desk),
    "POST /api/meetings": async ({ body, caller }) => {
      const { id } = await planMeeting(desk, body, caller);
      return getMeeting(desk, id, caller);
    },
    "POST /api/meeting-proposals": ({ body, caller }) => takeProposals(desk, body, caller),
    "GET /api/meetings/:meeting": ({ params, caller }) => getMeeting(desk, params.meeting, caller),
    "POST /api/meetings/:meeting/acts": async ({ params, body, caller }) => {
      await actOnMeeting(desk, params.meeting, body, caller);
      return getMeeting(desk, params.meeting, caller);
    },
    "GET /api/meetings/:meeting/agenda-sources": async ({ params }) => {
      const { state } = await getRecord(desk.sql, meetingShape, params.meeting);
      return { rows: await agendaSources(desk, state.planId, dayInShanghai(desk.now())) };
    },
  });
}

import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import {
  MEETING_ROLES,
  MEETING_SERIES,
  MEETING_STATUSES,
  type MeetingAct,
} from "../domain/meetings/meeting.ts";
import type {
  AgendaSource,
  MeetingCalendar,
  MeetingChoices,
  MeetingDetail,
} from "../domain/meetings/meeting-row.ts";
import { acting, attachment, city, day, id, needed, typed, words } from "../../contract/parts.ts";
import { opinionActs } from "./opinions.ts";

const series = z.enum(MEETING_SERIES);
const role = z.enum(MEETING_ROLES);
const year = z.coerce.number().int().min(2000).max(2199);
const persons = z.number().int().min(0).max(10_000);

const preparationItem = z.object({
  id,
  text: needed(500),
  due: day,
  workingDaysBefore: z.number().int().min(0).max(250).nullable(),
  unitId: id.nullable(),
  // Ticks are acts of their own.
  doneOn: z.null().default(null),
});

const agendaItem = z.object({
  id,
  title: needed(500),
  about: z.object({ kind: z.enum(["problem", "task", "joint-paper", "agreement"]), id }).nullable(),
  reporterUnitId: id.nullable(),
  minutes: z.number().int().min(1).max(1_000).nullable(),
});

const attendance = z.object({
  unitId: id.nullable(),
  unitName: needed(200),
  names: words(1_000),
  expected: persons,
  present: persons.nullable(),
});

/** What a meeting is planned with; the plan and its measure follow from the series. */
export const meetingSeed = z.object({
  series,
  edition: z.number().int().min(1).max(999).nullable(),
  year: z.number().int().min(2000).max(2199),
  title: needed(200),
  role,
  hostCity: city.nullable(),
  group: needed(100).nullable(),
  window: z.object({ from: day, to: day }),
  date: day.nullable(),
  place: words(200),
  note: words(5_000),
});

/** Acts that a caller may ask for here; minutes and resolutions have routes of their own. */
export const meetingAct = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("revise"),
    title: needed(200),
    role,
    hostCity: city.nullable(),
    note: words(5_000),
  }),
  z.object({
    type: z.literal("schedule"),
    date: day,
    place: words(200),
    reason: words(1_000),
    // Counted by the server, which knows the working days.
    dues: z
      .array(z.never())
      .max(0)
      .default(() => []),
  }),
  z.object({ type: z.literal("cancel"), reason: words(1_000) }),
  z.object({ type: z.literal("set-preparation"), items: z.array(preparationItem).max(200) }),
  z.object({ type: z.literal("prepared"), item: id, done: z.boolean() }),
  z.object({ type: z.literal("set-agenda"), agenda: z.array(agendaItem).max(200) }),
  z.object({ type: z.literal("remove-paper"), digest: attachment.shape.digest }),
  z.object({ type: z.literal("set-attendance"), attendance: z.array(attendance).max(500) }),
  z.object({ type: z.literal("hold"), date: day }),
  z.object({ type: z.literal("sign-agreement"), entry: id }),
  z.object({ type: z.literal("close") }),
  ...opinionActs,
]) satisfies z.ZodType<MeetingAct>;

const READERS = BUSINESS_ROLES;

export const meetingsContract = {
  "GET /api/meetings": {
    summary: "A year's meetings, what comes next, what does not fit, and what is due but not planned",
    access: READERS,
    query: z.object({
      year: year.optional(),
      series: series.optional(),
      role: role.optional(),
      status: z.enum(MEETING_STATUSES).optional(),
    }),
    reply: typed<MeetingCalendar>(),
  },
  "GET /api/meeting-choices": {
    summary: "What a meeting's forms choose from: units, plans, special working groups",
    access: ["office"],
    reply: typed<MeetingChoices>(),
  },
  "POST /api/meetings": {
    summary: "Plan a meeting with its usual preparation; a repeated key plans once",
    access: ["office"],
    body: z.object({ key: id, seed: meetingSeed }),
    reply: typed<MeetingDetail>(),
  },
  "POST /api/meeting-proposals": {
    summary: "Take over meetings that are due in a year; one that is planned meanwhile is left out",
    access: ["office"],
    body: z.object({
      year,
      proposals: z.array(needed(200)).min(1).max(100),
      /** Names of special working groups, where a proposal has none yet. */
      groups: z.array(needed(100)).max(100).default([]),
    }),
    reply: typed<{ taken: number }>(),
  },
  "GET /api/meetings/:meeting": {
    summary: "A meeting with its preparation, agenda, papers, attendance and history",
    access: READERS,
    params: z.object({ meeting: id }),
    reply: typed<MeetingDetail>(),
  },
  "POST /api/meetings/:meeting/acts": {
    summary: "Act on a meeting; units tick what they prepare and give opinions",
    access: ["office", "unit-head", "liaison"],
    params: z.object({ meeting: id }),
    body: z.object({ ...acting, act: meetingAct }),
    reply: typed<MeetingDetail>(),
  },
  "GET /api/meetings/:meeting/agenda-sources": {
    summary: "What could stand on the agenda: open problems, tasks that need help, joint papers, agreements",
    access: ["office"],
    params: z.object({ meeting: id }),
    reply: typed<{ rows: AgendaSource[] }>(),
  },
} as const satisfies Contract;

import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Coverage } from "../domain/work-points/coverage.ts";
import type {
  ReadPoint,
  SetComparison,
  SetDetail,
  SetSummary,
  TaskChoices,
  WorkPointChoices,
} from "../domain/work-points/replies.ts";
import { SET_ISSUERS, SET_STATUSES, type SetAct } from "../domain/work-points/set.ts";
import { acting, city, day, id, needed, typed, words } from "../../contract/parts.ts";
import { opinionActs } from "./opinions.ts";

const year = z.coerce.number().int().min(2000).max(2100);

const deadline = z.object({
  kind: z.enum(["date", "continuous", "longterm", "none"]),
  raw: words(200).nullable(),
  latest: day.nullable(),
  thenContinuous: z.boolean(),
});

const unit = z.object({ unitId: id, role: z.enum(["lead", "support", "guide"]) });

const served = z.object({ measureId: id, undertakingId: id.nullable() });

const pointWords = z.object({
  chapter: words(300),
  text: needed(5_000),
  goal: words(1_000),
  units: z.array(unit).max(50).readonly(),
  deadline,
  serves: z.array(served).max(50).readonly(),
});

const pointSeed = pointWords.extend({ id, fromUnitId: id.nullable(), source: needed(300).nullable() });

const head = z.object({
  title: needed(300),
  issuer: z.enum(SET_ISSUERS),
  collectBy: day.nullable(),
  note: words(2_000),
});

/** Acts that a caller may ask for; a set is begun, dispatched and taken stock of by routes of their own. */
const setAct = z.discriminatedUnion("type", [
  head.extend({ type: z.literal("set-head") }),
  z.object({ type: z.literal("add-points"), points: z.array(pointSeed).min(1).max(300).readonly() }),
  z.object({ type: z.literal("edit-point"), point: id, words: pointWords }),
  z.object({
    type: z.literal("join-points"),
    into: id,
    points: z.array(id).min(1).max(50).readonly(),
    text: needed(5_000),
  }),
  z.object({ type: z.literal("move-point"), point: id, before: id.nullable(), chapter: words(300) }),
  z.object({ type: z.literal("drop-point"), point: id, reason: words(1_000) }),
  z.object({ type: z.literal("restore-point"), point: id }),
  z.object({ type: z.literal("collect") }),
  z.object({ type: z.literal("draft") }),
  z.object({
    type: z.literal("issue"),
    paper: z.object({ title: needed(300), number: words(100), date: day }),
  }),
  z.object({ type: z.literal("revise"), reason: words(1_000) }),
  z.object({ type: z.literal("close"), reason: words(1_000) }),
  ...opinionActs,
]) satisfies z.ZodType<SetAct>;

const params = z.object({ set: id });
const ofYear = z.object({ year, plan: id.optional() });

export const workPointsContract = {
  "GET /api/work-points": {
    summary: "Sets of yearly work points: by year, plan, group and status",
    access: BUSINESS_ROLES,
    query: z.object({
      year: year.optional(),
      plan: id.optional(),
      group: needed(200).optional(),
      status: z.enum(SET_STATUSES).optional(),
    }),
    reply: typed<{ rows: SetSummary[] }>(),
  },
  "GET /api/work-point-choices": {
    summary: "Plans, years, groups, units and measures that sets and points choose from",
    access: BUSINESS_ROLES,
    query: z.object({ plan: id.optional() }),
    reply: typed<WorkPointChoices>(),
  },
  "POST /api/work-points": {
    summary: "Begin a special group's work points of a year",
    access: ["office"],
    body: head.extend({ key: id, group: needed(200), year, planId: id, regionCode: city }),
    reply: typed<SetDetail>(),
  },
  "GET /api/work-points/:set": {
    summary: "A set with its points, where they stand, and what was done",
    access: BUSINESS_ROLES,
    params,
    reply: typed<SetDetail>(),
  },
  "POST /api/work-points/:set/acts": {
    summary: "Do one act on a set; contributions and opinions of several at once are all kept",
    access: ["office", "unit-head", "liaison"],
    params,
    body: z.object({ ...acting, act: setAct }),
    reply: typed<SetDetail>(),
  },
  "POST /api/work-points/:set/text": {
    summary: "Read points from pasted text: proposals, nothing is kept",
    access: ["office", "unit-head", "liaison"],
    params,
    body: z.object({ text: needed(300_000) }),
    reply: typed<{ rows: ReadPoint[] }>(),
  },
  "POST /api/work-points/:set/file": {
    summary: "Read points from a document: proposals, nothing is kept",
    access: ["office", "unit-head", "liaison"],
    params,
    query: z.object({ confirmInternal: z.enum(["true", "false"]).default("false") }),
    body: "multipart",
    reply: typed<{ rows: ReadPoint[] }>(),
  },
  "GET /api/work-points/:set/task-choices": {
    summary: "Tasks of the plan that may carry a point",
    access: ["office"],
    params,
    reply: typed<TaskChoices>(),
  },
  "POST /api/work-points/:set/dispatch": {
    summary: "Issued points become tasks, or are carried by tasks that are there",
    access: ["office"],
    params,
    body: z.object({
      ...acting,
      dispatch: z.boolean(),
      points: z
        .array(z.object({ point: id, task: id.nullable() }))
        .min(1)
        .max(300)
        .readonly(),
    }),
    reply: typed<SetDetail>(),
  },
  "POST /api/work-points/:set/stock": {
    summary: "Record where the points stand today",
    access: ["office"],
    params,
    body: z.object({ ...acting }),
    reply: typed<SetDetail>(),
  },
  "GET /api/work-points/:set/comparison": {
    summary: "The set against the same group's of an earlier year",
    access: BUSINESS_ROLES,
    params,
    query: z.object({ with: id.optional() }),
    reply: typed<SetComparison>(),
  },
  "GET /api/work-points/:set/document": {
    summary: "The work points as .docx, as drafted or as last issued",
    access: BUSINESS_ROLES,
    params,
    reply: "file",
  },
  "GET /api/work-points/:set/stock-document": {
    summary: "The stock-taking as .docx",
    access: ["office", "leader"],
    params,
    reply: "file",
  },
  "GET /api/work-points/:set/stock-workbook": {
    summary: "The stock-taking as .xlsx",
    access: ["office", "leader"],
    params,
    reply: "file",
  },
  "GET /api/work-point-coverage": {
    summary: "Which undertakings of a plan the year's points take on, by chapter",
    access: BUSINESS_ROLES,
    query: ofYear,
    reply: typed<{ planId: string; planTitle: string; coverage: Coverage }>(),
  },
  "GET /api/work-point-coverage/workbook": {
    summary: "The same as .xlsx",
    access: ["office", "leader"],
    query: ofYear,
    reply: "file",
  },
} as const satisfies Contract;

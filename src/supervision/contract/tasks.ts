import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { LIGHTS } from "../domain/tasks/light.ts";
import { actionRequest, evidence, namedUnit, needed, stage, words } from "./action-request.ts";
import type { Recurrence } from "../../kernel/recurrence.ts";
import { TASK_SOURCES } from "../domain/tasks/task.ts";
import type { TaskProposal } from "../domain/tasks/proposals.ts";
import type { Report } from "../domain/tasks/report.ts";
import type { ActionOutcome, HistoryLine, RollUp, TaskDetail, TaskRow } from "../domain/tasks/task-row.ts";
import type { Deadline } from "../domain/reading.ts";
import { day, id, page, typed } from "../../contract/parts.ts";

const source = z.object({
  kind: z.enum(TASK_SOURCES),
  title: needed(300),
  paper: words(200).nullable().default(null),
  date: day.nullable().default(null),
  quote: words(5_000).nullable().default(null),
});

const recurrence = z.object({
  windows: z
    .array(
      z.object({
        from: z.number().int().min(1).max(12),
        to: z.number().int().min(1).max(12),
        day: z.number().int().min(1).max(31).optional(),
      }),
    )
    .min(1)
    .max(12),
}) satisfies z.ZodType<Recurrence>;

/** A task to register. Without a deadline of its own the default limit of its source holds, where there is one. */
export const newTask = z.object({
  measureId: id.nullable().default(null),
  undertakingId: id.nullable().default(null),
  source,
  text: needed(5_000),
  leader: words(100).nullable().default(null),
  remark: words(2_000).nullable().default(null),
  deadline: z.object({
    kind: z.enum(["date", "continuous", "longterm", "none"]),
    raw: words(200).nullable(),
    latest: day.nullable(),
    thenContinuous: z.boolean(),
  }) satisfies z.ZodType<Deadline>,
  recurrence: recurrence.nullable().default(null),
  units: z.array(namedUnit).min(1).max(500),
  stages: z.array(stage).max(30).default([]),
});
export type NewTask = z.output<typeof newTask>;
export type NewTaskInput = z.input<typeof newTask>;

export const taskFilters = z.object({
  plan: id.optional(),
  measure: id.optional(),
  /** Shows tasks as they stood on this day; today when left out. */
  asOf: day.optional(),
  q: z.string().trim().max(200).optional(),
  section: z.string().max(300).optional(),
  light: z.enum(LIGHTS).optional(),
  phase: z.enum(["registered", "dispatched", "suspended", "closed"]).optional(),
  source: z.enum(TASK_SOURCES).optional(),
  unit: id.optional(),
  role: z.enum(["lead", "support", "guide"]).optional(),
  /** `judgement`: 待核定; `claim`, `extension`, `report`: waits for the office; `standing`: 常态化. */
  state: z.enum(["judgement", "claim", "extension", "report", "standing"]).optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  sort: z.enum(["number", "due", "light"]).default("number"),
  descending: z.stringbool().default(false),
});

const READERS = BUSINESS_ROLES;

export const tasksContract = {
  "GET /api/tasks": {
    summary: "The ledger: tasks, filtered and paged; people of a unit see those of their unit",
    access: READERS,
    query: taskFilters.extend(page.shape),
    reply: typed<{ total: number; rows: TaskRow[] } & Pick<RollUp, "closed" | "counts">>(),
  },
  "GET /api/tasks/export": {
    summary: "The filtered ledger as .xlsx, with chosen columns in their order (comma-separated)",
    access: ["office", "leader"],
    query: taskFilters.extend({ columns: z.string().max(400).optional() }),
    reply: "file",
  },
  "GET /api/tasks/:task": {
    summary: "One task: where it stands, why, and what the caller may do now",
    access: READERS,
    params: z.object({ task: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<TaskDetail>(),
  },
  "GET /api/tasks/:task/history": {
    summary: "Everything done with a task, newest first",
    access: READERS,
    params: z.object({ task: id }),
    query: page,
    reply: typed<{ total: number; rows: HistoryLine[] }>(),
  },
  "GET /api/tasks/:task/reports": {
    summary: "Reports on a task, newest first",
    access: READERS,
    params: z.object({ task: id }),
    query: page,
    reply: typed<{ total: number; rows: Report[] }>(),
  },
  "GET /api/tasks/:task/evidence/:digest": {
    summary: "A piece of evidence as it was attached",
    access: READERS,
    params: z.object({ task: id, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
    reply: "file",
  },
  "POST /api/tasks/:task/evidence": {
    summary: "Attach a file to be named by a report or a claim; classified files are refused",
    access: ["office", "unit-head", "liaison"],
    params: z.object({ task: id }),
    body: "multipart",
    reply: typed<z.output<typeof evidence>>(),
  },
  "POST /api/task-actions": {
    summary:
      "Act on one or several tasks; a repeated key acts once. `all` undoes every one when one is refused",
    access: ["office", "unit-head", "liaison"],
    body: z.object({
      mode: z.enum(["each", "all"]).default("each"),
      entries: z
        .array(
          z.object({
            task: id,
            /** The version on which the caller decided. */
            version: z.number().int().min(1),
            key: id,
            action: actionRequest,
          }),
        )
        .min(1)
        .max(500),
    }),
    reply: typed<{ outcomes: ActionOutcome[] }>(),
  },
  "GET /api/plans/:plan/proposals": {
    summary: "The undertakings of a plan as the tasks they would become",
    access: ["office"],
    params: z.object({ plan: id }),
    reply: typed<{ rows: TaskProposal[] }>(),
  },
  "POST /api/plans/:plan/tasks": {
    summary: "Register tasks, and dispatch them if asked; a repeated key registers once",
    access: ["office"],
    params: z.object({ plan: id }),
    body: z.object({ key: id, dispatch: z.boolean(), tasks: z.array(newTask).min(1).max(500) }),
    reply: typed<{ tasks: { id: string; number: number; awaitsJudgement: boolean }[] }>(),
  },
  "GET /api/plans/:plan/roll-up": {
    summary: "Lights of a plan, its chapters and its measures, from their tasks",
    access: READERS,
    params: z.object({ plan: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<{
      asOf: string;
      plan: RollUp;
      chapters: { section: string | null; rollUp: RollUp }[];
      measures: { measureId: string; rollUp: RollUp }[];
    }>(),
  },
} as const satisfies Contract;

import { z } from "zod";
import type { NamedUnit } from "../domain/tasks/action.ts";
import { day, id } from "../../contract/parts.ts";
import { period } from "./fields.ts";

export const words = (longest: number) => z.string().trim().max(longest);
export const needed = (longest: number) => z.string().trim().min(1).max(longest);
export const evidence = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  name: needed(255),
  size: z.number().int().min(0),
});

/** What a unit says of one task; see `ReportContent`. */
export const reportContent = z.object({
  progress: words(10_000),
  problems: words(10_000).default(""),
  next: words(10_000).default(""),
  coordination: words(10_000).default(""),
  figures: z
    .array(
      z.object({
        stage: id.nullable(),
        name: needed(100),
        value: z.number(),
        unit: words(20),
      }),
    )
    .max(50)
    .default([]),
  evidence: z.array(evidence).max(50).default([]),
  noChange: z.boolean().default(false),
});

export const namedUnit = z.object({
  unitId: id,
  role: z.enum(["lead", "support", "guide"]),
  via: id.nullable().default(null),
}) satisfies z.ZodType<NamedUnit>;

export const stage = z.object({
  /** Left out: a new stage. */
  id: id.optional(),
  title: needed(300),
  goal: z.number().nullable().default(null),
  unit: words(20).nullable().default(null),
  due: day.nullable().default(null),
});

const reason = needed(2_000);

/** What a person may ask to do; the server adds ids and what settings decide and records it as an `Action`. */
export const actionRequest = z.discriminatedUnion("type", [
  z.object({ type: z.literal("dispatch") }),
  z.object({ type: z.literal("receive"), unit: id }),
  z.object({
    type: z.literal("decompose"),
    unit: id.nullable().default(null),
    stages: z.array(stage).max(30),
  }),
  z.object({ type: z.literal("report"), unit: id, period, content: reportContent }),
  z.object({ type: z.literal("sign"), unit: id, report: id }),
  z.object({ type: z.literal("send-back"), unit: id, report: id, reason }),
  z.object({ type: z.literal("accept"), unit: id, report: id }),
  z.object({ type: z.literal("return"), unit: id, report: id, reason }),
  z.object({
    type: z.literal("remind"),
    unit: id,
    step: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    matter: z.enum(["receipt", "report", "deadline"]),
    note: words(500).nullable().default(null),
  }),
  z.object({ type: z.literal("request-extension"), unit: id, to: day, reason }),
  z.object({ type: z.literal("grant-extension"), extension: id, to: day, paper: needed(300) }),
  z.object({ type: z.literal("refuse-extension"), extension: id, reason }),
  z.object({
    type: z.literal("claim"),
    unit: id,
    basis: reason,
    evidence: z.array(evidence).max(50).default([]),
  }),
  z.object({ type: z.literal("close"), basis: reason }),
  z.object({ type: z.literal("return-claim"), reason }),
  z.object({ type: z.literal("reopen"), reason }),
  z.object({ type: z.literal("make-standing"), basis: reason }),
  z.object({
    type: z.literal("judge"),
    outcome: z.enum(["done", "standing", "extended", "overdue"]),
    basis: reason,
    paper: needed(300).nullable().default(null),
    to: day.nullable().default(null),
  }),
  z.object({ type: z.literal("reassign"), units: z.array(namedUnit).min(1).max(500), reason }),
  z.object({ type: z.literal("suspend"), reason, until: day.nullable().default(null) }),
  z.object({ type: z.literal("resume"), reason }),
  z.object({
    type: z.literal("revise"),
    text: needed(5_000),
    leader: words(100).nullable(),
    remark: words(2_000).nullable(),
  }),
  z.object({ type: z.literal("take-back"), of: z.number().int().min(2) }),
]);
export type ActionRequest = z.output<typeof actionRequest>;
export type ActionRequestInput = z.input<typeof actionRequest>;

import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { IMPORT_ORDERS, type ImportStatus } from "../domain/import.ts";
import type { Board, MeasureComparison, MeasureDetail, MeasureRow, PlanSummary } from "../domain/plan.ts";
import type { FigurePair } from "../domain/tasks/figure-pairs.ts";
import { UNDERTAKING_KINDS } from "../domain/reading.ts";
import { type Decision, type Draft, HEADER_FIELDS } from "../domain/review.ts";
import { day, id, page, typed, ordered } from "../../contract/parts.ts";

const filters = z.object({
  /** Shows the board as it stood on this day; today when left out. */
  asOf: day.optional(),
  q: z.string().trim().max(200).optional(),
  section: z.string().max(300).optional(),
  organisation: id.optional(),
  role: z.enum(["lead", "support", "guide"]).optional(),
  state: z.enum(["pending", "due-soon", "dated", "continuous", "longterm", "none"]).optional(),
  kind: z.enum(UNDERTAKING_KINDS).optional(),
  /** `2024-Q4`. */
  quarter: z
    .string()
    .regex(/^[1-9]\d{3}-Q[1-4]$/)
    .optional(),
});

const measureId = z.string().max(40);
const undertakingId = z.string().max(60);
const kind = z.enum(UNDERTAKING_KINDS);
const span = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

const decision = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("set-header"),
    field: z.enum(HEADER_FIELDS),
    value: z.string().max(500).nullable(),
  }),
  z.object({ type: z.literal("set-text"), measure: measureId, text: z.string().min(1).max(20_000) }),
  z.object({
    type: z.literal("set-units"),
    measure: measureId,
    role: z.enum(["lead", "support", "guide"]),
    names: z.array(z.string().trim().min(1).max(200)).max(200),
  }),
  z.object({
    type: z.literal("set-deadline"),
    measure: measureId,
    kind: z.enum(["date", "continuous", "longterm", "none"]),
    latest: day.nullable(),
    thenContinuous: z.boolean(),
  }),
  z.object({ type: z.literal("split-measure"), measure: measureId, at: z.number().int().min(1) }),
  z.object({ type: z.literal("merge-measure"), measure: measureId }),
  z.object({ type: z.literal("remove-measure"), measure: measureId }),
  z.object({ type: z.literal("add-measure"), after: measureId.nullable(), span }),
  z.object({ type: z.literal("confirm-measure"), measure: measureId, confirmed: z.boolean() }),
  z.object({ type: z.literal("confirm-all") }),
  z.object({
    type: z.literal("edit-undertaking"),
    measure: measureId,
    undertaking: undertakingId,
    text: z.string().min(1).max(5_000),
    kind,
  }),
  z.object({
    type: z.literal("split-undertaking"),
    measure: measureId,
    undertaking: undertakingId,
    at: z.number().int().min(1),
  }),
  z.object({ type: z.literal("merge-undertaking"), measure: measureId, undertaking: undertakingId }),
  z.object({
    type: z.literal("add-undertaking"),
    measure: measureId,
    text: z.string().min(1).max(5_000),
    kind,
  }),
  z.object({ type: z.literal("remove-undertaking"), measure: measureId, undertaking: undertakingId }),
  z.object({
    type: z.literal("answer"),
    question: z.string().max(80),
    option: z.string().max(80),
    value: z.string().max(500).optional(),
  }),
  z.object({ type: z.literal("undo") }),
]) satisfies z.ZodType<Decision>;

export type { ImportStatus };

/** `version` counts decisions; a decision made on an older version is refused with what happened meanwhile. */
export type Review = {
  readonly status: ImportStatus;
  readonly text: string;
  readonly draft: Draft;
  readonly version: number;
};

export type Uploaded =
  | { readonly outcome: "accepted"; readonly import: ImportStatus }
  | { readonly outcome: "duplicate"; readonly import: ImportStatus }
  | { readonly outcome: "ask-internal"; readonly sentence: { readonly zh: string; readonly en: string } };

export type SearchHit = {
  readonly measure: MeasureRow;
  readonly plan: PlanSummary;
  /** Parts of the text around the match; `hit` marks the words found. */
  readonly excerpt: readonly { readonly text: string; readonly hit: boolean }[];
};

export type UnitDetail = {
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly collective: boolean;
    readonly members: readonly { readonly id: string; readonly name: string }[];
  };
  readonly asOf: string;
  readonly lead: readonly (MeasureRow & { readonly planTitle: string })[];
  readonly support: readonly (MeasureRow & { readonly planTitle: string })[];
  readonly guide: readonly (MeasureRow & { readonly planTitle: string })[];
  /** Measures that reach it as a member of a collective. */
  readonly throughCollective: readonly (MeasureRow & {
    readonly planTitle: string;
    readonly collective: string;
  })[];
};

export type Comparison = {
  readonly left: PlanSummary;
  readonly right: PlanSummary;
  readonly measures: readonly MeasureComparison[];
};

const READERS = BUSINESS_ROLES;

export const plansContract = {
  "POST /api/imports": {
    summary: "Upload a document; it is read in the background",
    access: ["office"],
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<Uploaded>(),
  },
  "GET /api/imports": {
    summary: "Imports, newest first",
    access: ["office"],
    query: page.extend(ordered(IMPORT_ORDERS)),
    reply: typed<{ total: number; rows: ImportStatus[] }>(),
  },
  "GET /api/imports/:import": {
    summary: "State of one import",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<ImportStatus>(),
  },
  "DELETE /api/imports/:import": {
    summary: "Cancel reading, or discard a review",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<ImportStatus>(),
  },
  "GET /api/imports/:import/review": {
    summary: "Text, draft and questions",
    access: ["office"],
    params: z.object({ import: id }),
    reply: typed<Review>(),
  },
  "POST /api/imports/:import/decisions": {
    summary: "Record one decision on the draft",
    access: ["office"],
    params: z.object({ import: id }),
    body: z.object({ version: z.number().int().min(0), decision }),
    reply: typed<{ draft: Draft; version: number }>(),
  },
  "POST /api/imports/:import/publish": {
    summary: "Publish the draft as a plan",
    access: ["office"],
    params: z.object({ import: id }),
    body: z.object({ version: z.number().int().min(0), predecessor: id.nullable(), superior: id.nullable() }),
    reply: typed<{ planId: string }>(),
  },
  "GET /api/plans": { summary: "Published plans", access: READERS, reply: typed<{ rows: PlanSummary[] }>() },
  "GET /api/plans/:plan/board": {
    summary: "Figures, chapters, timeline and matrix of a plan, filtered",
    access: READERS,
    params: z.object({ plan: id }),
    query: filters,
    reply: typed<Board>(),
  },
  "GET /api/plans/:plan/source": {
    summary: "Extracted text of the document the plan was read from",
    access: READERS,
    params: z.object({ plan: id }),
    reply: z.object({ text: z.string(), fileName: z.string(), digest: z.string() }),
  },
  "GET /api/plans/:plan/document": {
    summary: "The document as it was uploaded",
    access: READERS,
    params: z.object({ plan: id }),
    reply: "file",
  },
  "GET /api/plans/:plan/ledger": {
    summary: "Ledger of the filtered board as .xlsx",
    access: READERS,
    params: z.object({ plan: id }),
    query: filters,
    reply: "file",
  },
  "GET /api/plans/:plan/questions": {
    summary: "Questions the document leaves open, with answers given",
    access: READERS,
    params: z.object({ plan: id }),
    reply: typed<{ rows: Draft["questions"][number][] }>(),
  },
  "POST /api/plans/:plan/questions/:question": {
    summary: "Answer a question of a published plan",
    access: ["office"],
    params: z.object({ plan: id, question: z.string().max(80) }),
    body: z.object({ option: z.string().max(80), value: z.string().max(500).optional() }),
    reply: typed<{ rows: Draft["questions"][number][] }>(),
  },
  "GET /api/plans/:plan/comparison/:other": {
    summary: "Measure by measure: what was added, dropped or changed",
    access: READERS,
    params: z.object({ plan: id, other: id }),
    reply: typed<Comparison>(),
  },
  "GET /api/plans/:plan/relations": {
    summary: "Predecessors, successors, superior documents and descendants",
    access: READERS,
    params: z.object({ plan: id }),
    reply: typed<{
      rows: { relation: "predecessor" | "successor" | "superior" | "descendant"; plan: PlanSummary }[];
    }>(),
  },
  "GET /api/measures": {
    summary: "Measures over all plans, filtered and paged",
    access: READERS,
    query: filters.extend(page.shape).extend({ plan: id.optional() }),
    reply: typed<{ total: number; rows: MeasureRow[] }>(),
  },
  "GET /api/measures/:measure": {
    summary: "Everything about one measure",
    access: READERS,
    params: z.object({ measure: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<MeasureDetail>(),
  },
  "GET /api/measures/:measure/figures": {
    summary:
      "What systems computed of the measure beside what units reported of the same thing; a unit reads its own reports",
    access: READERS,
    params: z.object({ measure: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<{ rows: readonly FigurePair[] }>(),
  },
  "GET /api/search": {
    summary: "Full-text search over measures of all plans",
    access: READERS,
    query: page.extend({ q: z.string().trim().min(1).max(200) }),
    reply: typed<{ total: number; rows: SearchHit[] }>(),
  },
  "GET /api/units/:organisation": {
    summary: "Everything a unit leads or supports",
    access: READERS,
    params: z.object({ organisation: id }),
    query: z.object({ asOf: day.optional() }),
    reply: typed<UnitDetail>(),
  },
} as const satisfies Contract;

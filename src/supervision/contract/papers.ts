import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import { day, id, page, period, typed } from "./fields.ts";

export const PAPER_KINDS = [
  "progress-summary",
  "monthly-report",
  "quarterly-report",
  "coordination-material",
  "plenary-report",
  "reminder-letter",
  "chase-note",
  "bulletin",
  "inspection-notice",
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A table that a line 【表：NAME】 of the body stands for. */
export const paperTable = z.object({
  head: z.array(z.string().max(200)).min(1).max(20),
  rows: z.array(z.array(z.string().max(5_000)).max(20)).max(2_000),
});

/** A paper as text: heading levels follow from 一、（一）1.（1） at the beginning of a line. */
export const paperContent = z.object({
  issuer: z.string().trim().max(200).nullable(),
  docNumber: z.string().trim().max(100).nullable(),
  title: z.string().trim().min(1).max(300),
  addressee: z.string().trim().max(500).nullable(),
  body: z.string().max(500_000),
  tables: z.record(z.string().max(60), paperTable),
  attachments: z.array(z.string().trim().max(300)).max(30),
  signature: z.string().trim().max(200).nullable(),
  date: day.nullable(),
  note: z.string().trim().max(500).nullable(),
});
export type PaperContent = z.output<typeof paperContent>;

export type PaperSummary = {
  readonly id: string;
  readonly planId: string;
  readonly planTitle: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly period: string | null;
  readonly unitName: string | null;
  readonly asOf: string;
  readonly status: "draft" | "issued" | "withdrawn";
  /** 期号 of an issued bulletin: number within year. */
  readonly issue: { readonly year: number; readonly number: number } | null;
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly issuedAt: string | null;
  readonly issuedBy: string | null;
  readonly sample: boolean;
};
export type Paper = PaperSummary & { readonly content: PaperContent };

export type PaperTemplate = {
  readonly kind: PaperKind;
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly at: string | null;
  readonly by: string | null;
  /** Placeholders it may use, with what each becomes. */
  readonly placeholders: readonly {
    readonly name: string;
    readonly meaning: { readonly zh: string; readonly en: string };
  }[];
};

export const papersContract = {
  "GET /api/papers": {
    summary: "Papers, newest first",
    access: ["office", "leader"],
    query: page.extend({ plan: id.optional(), kind: z.enum(PAPER_KINDS).optional() }),
    reply: typed<{ total: number; rows: PaperSummary[] }>(),
  },
  "POST /api/papers": {
    summary: "Draft a paper from accepted reports; letters take the unit they go to",
    access: ["office"],
    body: z.object({
      plan: id,
      kind: z.enum(PAPER_KINDS),
      period: period.optional(),
      unit: id.optional(),
      asOf: day.optional(),
    }),
    reply: typed<Paper>(),
  },
  "GET /api/papers/:paper": {
    summary: "A paper with its text",
    access: ["office", "leader"],
    params: z.object({ paper: id }),
    reply: typed<Paper>(),
  },
  "PUT /api/papers/:paper": {
    summary: "Edit a draft; a stale version is refused with who changed it",
    access: ["office"],
    params: z.object({ paper: id }),
    body: z.object({ version: z.number().int().min(1), content: paperContent }),
    reply: typed<Paper>(),
  },
  "POST /api/papers/:paper/issue": {
    summary: "Issue a draft: it gets its number and cannot be changed any more",
    access: ["office"],
    params: z.object({ paper: id }),
    body: z.object({ version: z.number().int().min(1) }),
    reply: typed<Paper>(),
  },
  "POST /api/papers/:paper/withdraw": {
    summary: "Withdraw a paper; a number that was given is not given again",
    access: ["office"],
    params: z.object({ paper: id }),
    reply: typed<Paper>(),
  },
  "GET /api/papers/:paper/document": {
    summary: "The paper as .docx in the form of GB/T 9704-2012",
    access: ["office", "leader"],
    params: z.object({ paper: id }),
    reply: "file",
  },
  "GET /api/paper-templates": {
    summary: "Templates of all kinds of papers",
    access: ["office"],
    reply: typed<{ rows: PaperTemplate[] }>(),
  },
  "PUT /api/paper-templates/:kind": {
    summary: "Change a template; earlier versions stay on record",
    access: ["office"],
    params: z.object({ kind: z.enum(PAPER_KINDS) }),
    body: z.object({
      version: z.number().int().min(0),
      title: z.string().trim().min(1).max(300),
      body: z.string().max(100_000),
    }),
    reply: typed<{ rows: PaperTemplate[] }>(),
  },
} as const satisfies Contract;

import { z } from "zod";
import type { Contract } from "../../kernel/contract.ts";
import { PAPER_KINDS } from "../domain/papers/kinds.ts";
import {
  MOST_LETTERS,
  PAPER_ORDERS,
  PAPER_STATUSES,
  type Paper,
  type PaperChoices,
  type PaperSummary,
  type PaperTemplate,
} from "../domain/papers/paper.ts";
import { day, id, ordered, page, typed } from "../../contract/parts.ts";
import { period } from "./fields.ts";

/** A paper as text: heading levels follow from 一、（一）1.（1） at the beginning of a line; its tables are not edited. */
export const paperText = z.object({
  issuer: z.string().trim().max(200).nullable(),
  docNumber: z.string().trim().max(100).nullable(),
  title: z.string().trim().min(1).max(300),
  addressee: z.string().trim().max(500).nullable(),
  body: z.string().max(MOST_LETTERS),
  attachments: z.array(z.string().trim().max(300)).max(30),
  signature: z.string().trim().max(200).nullable(),
  date: day.nullable(),
  note: z.string().trim().max(500).nullable(),
  copies: z.string().trim().max(1_000).nullish(),
});

const version = z.number().int().min(1);

export const papersContract = {
  "GET /api/papers": {
    summary: "Papers, the newest first where no other order is asked for",
    access: ["office", "leader"],
    query: page.extend({
      plan: id.optional(),
      kind: z.enum(PAPER_KINDS).optional(),
      status: z.enum(PAPER_STATUSES).optional(),
      ...ordered(PAPER_ORDERS),
    }),
    reply: typed<{ total: number; rows: PaperSummary[] }>(),
  },
  "GET /api/plans/:plan/paper-choices": {
    summary: "What a new paper of the plan can be about: periods and, unless they are not wanted, units",
    access: ["office"],
    params: z.object({ plan: id }),
    query: z.object({ asOf: day.optional(), units: z.stringbool().default(true) }),
    reply: typed<PaperChoices>(),
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
    long: true,
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
    body: z.object({ version, content: paperText }),
    // A Chinese letter takes three bytes; the rest is for what JSON escapes and the other fields.
    mostBytes: 4 * MOST_LETTERS,
    reply: typed<Paper>(),
  },
  "POST /api/papers/:paper/issue": {
    summary: "Issue a draft: it gets its number and cannot be changed any more",
    access: ["office"],
    params: z.object({ paper: id }),
    body: z.object({ version }),
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

import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import type { Comparison } from "../domain/joint-papers/compare-versions.ts";
import {
  JOINT_PAPER_KINDS,
  JOINT_PAPER_STAGES,
  type JointPaperAct,
  MAX_VERSION_TEXT,
} from "../domain/joint-papers/joint-paper.ts";
import {
  type ArticlesReply,
  JOINT_PAPER_STATES,
  type JointPaperChoices,
  type JointPaperDetail,
  type JointPaperRow,
  type VersionBrief,
  JOINT_PAPER_ORDERS,
} from "../domain/joint-papers/joint-paper-row.ts";
import { MAX_OPINION, type OpinionSheet } from "../domain/joint-papers/opinion-rows.ts";
import {
  acting,
  attachment,
  city,
  day,
  id,
  needed,
  page,
  typed,
  words,
  ordered,
} from "../../contract/parts.ts";
import { opinionActs } from "./opinions.ts";

const known = {
  title: needed(300),
  kind: z.enum(JOINT_PAPER_KINDS),
  draftingCity: city.nullable(),
  role: z.enum(["draft", "co-operate"]).nullable(),
  planId: id.nullable(),
  measureIds: z.array(id).max(50).readonly(),
  note: words(5_000),
};

const source = z
  .object({ title: needed(300), date: day.nullable(), url: z.url().max(500).nullable() })
  .nullable();

export const jointPaperSeed = z.object({ ...known, source: source.default(null) });

const validity = z.object({ from: day, until: day.nullable(), reviewBy: day.nullable() });
const number = z.number().int().min(1).max(1_000);
const label = needed(100);
const note = words(1_000);

/** Acts that a caller may ask for; versions, tasks and files have routes of their own. */
export const jointPaperAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("revise"), ...known }),
  z.object({ type: z.literal("agree"), on: day, where: needed(300) }),
  z.object({
    type: z.literal("issue"),
    on: day,
    docNumber: words(100),
    version: number.nullable(),
    validity,
  }),
  z.object({ type: z.literal("set-validity"), validity, reason: needed(1_000) }),
  z.object({ type: z.literal("repeal"), on: day, reason: needed(1_000) }),
  z.object({
    type: z.literal("import-opinions"),
    solicitation: id,
    fileName: needed(300),
    opinions: z
      .array(
        z.object({
          id,
          party: z.number().int().min(0).max(199),
          place: words(200),
          text: words(MAX_OPINION),
        }),
      )
      .min(1)
      .max(2_000)
      .readonly(),
  }),
  ...opinionActs,
]) satisfies z.ZodType<JointPaperAct>;

export const jointPaperFilters = z.object({
  q: words(200).optional(),
  kind: z.enum(JOINT_PAPER_KINDS).optional(),
  stage: z.enum(JOINT_PAPER_STAGES).optional(),
  measure: id.optional(),
  /** `attention`: the end or a review comes up or is past; `late`: a party is late; `undecided`: an opinion waits. */
  state: z.enum(JOINT_PAPER_STATES).optional(),
});

const paper = z.object({ paper: id });
const READERS = BUSINESS_ROLES;
const version = z.coerce.number().int().min(1).max(1_000);

export const jointPapersContract = {
  "GET /api/joint-papers": {
    summary: "Joint papers with their stage, opinions waited for and validity",
    access: READERS,
    query: jointPaperFilters.extend(page.shape).extend(ordered(JOINT_PAPER_ORDERS)),
    reply: typed<{ total: number; rows: JointPaperRow[]; day: string }>(),
  },
  "POST /api/joint-papers": {
    summary: "Enter a joint paper; a repeated key enters once",
    access: ["office"],
    body: z.object({ key: id, seed: jointPaperSeed }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/joint-paper-choices": {
    summary: "Plans in force with their measures, which papers and tasks of their articles hang on",
    access: READERS,
    reply: typed<JointPaperChoices>(),
  },
  "GET /api/joint-papers/:paper": {
    summary: "A joint paper with its versions, rounds of opinions, tasks and history",
    access: READERS,
    params: paper,
    reply: typed<JointPaperDetail>(),
  },
  "POST /api/joint-papers/:paper/acts": {
    summary: "Act on a joint paper; an older version is refused with who changed it",
    access: ["office", "unit-head", "liaison"],
    params: paper,
    body: z.object({ ...acting, act: jointPaperAct }),
    reply: typed<JointPaperDetail>(),
  },
  "POST /api/joint-papers/:paper/versions": {
    summary: "File a version as pasted text",
    access: ["office"],
    params: paper,
    body: z.object({ ...acting, label, note, text: z.string().max(MAX_VERSION_TEXT) }),
    reply: typed<JointPaperDetail>(),
  },
  "POST /api/joint-papers/:paper/version-files": {
    summary: "File a version from a document, which is kept; classified files are refused",
    access: ["office"],
    params: paper,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: id,
      label,
      note: note.default(""),
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<JointPaperDetail>(),
  },
  "GET /api/joint-papers/:paper/versions/:version": {
    summary: "A version with its text",
    access: READERS,
    params: paper.extend({ version }),
    reply: typed<VersionBrief & { text: string }>(),
  },
  "GET /api/joint-papers/:paper/documents/:digest": {
    summary: "The document that a version was read from",
    access: READERS,
    params: paper.extend({ digest: attachment.shape.digest }),
    reply: "file",
  },
  "GET /api/joint-papers/:paper/comparison": {
    summary: "Two versions held against each other paragraph by paragraph",
    access: READERS,
    params: paper,
    query: z.object({ left: version, right: version }),
    reply: typed<Comparison>(),
  },
  "GET /api/joint-papers/:paper/articles": {
    summary: "Articles of a version (the issued one, else the latest), each with its stable reference",
    access: READERS,
    params: paper,
    query: z.object({ version: version.optional(), q: words(200).optional() }),
    reply: typed<ArticlesReply>(),
  },
  "POST /api/joint-papers/:paper/tasks": {
    summary: "Make a task of an article, which it quotes",
    access: ["office"],
    params: paper,
    body: z.object({
      ...acting,
      paperVersion: number,
      article: needed(40),
      planId: id,
      measureId: id.nullable(),
      undertakingId: id.nullable(),
      text: needed(5_000),
      units: z
        .array(z.object({ unitId: id, role: z.enum(["lead", "support", "guide"]) }))
        .min(1)
        .max(100)
        .readonly(),
      due: day.nullable(),
      dispatch: z.boolean(),
    }),
    reply: typed<JointPaperDetail>(),
  },
  "GET /api/joint-papers/:paper/rounds/:round/table": {
    summary: "The table of adopted and refused opinions 意见采纳情况表, as .docx or .xlsx",
    access: READERS,
    params: paper.extend({ round: id }),
    query: z.object({ format: z.enum(["docx", "xlsx"]).default("docx") }),
    reply: "file",
  },
  "GET /api/joint-papers/:paper/rounds/:round/form": {
    summary: "The form that parties without an account fill in and return, as .xlsx",
    access: READERS,
    params: paper.extend({ round: id }),
    reply: "file",
  },
  "POST /api/joint-papers/:paper/rounds/:round/sheets": {
    summary:
      "Read a returned form: what can be entered, and the rows that cannot, each with why; nothing is kept",
    access: ["office"],
    params: paper.extend({ round: id }),
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<OpinionSheet & { fileName: string }>(),
  },
} as const satisfies Contract;

import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import type { Attachment } from "../../../kernel/record.ts";
import { CASE_STAGES, SPECIAL_PROCEDURES } from "../domain/cases/case.ts";
import {
  CASE_ORDERS,
  type CaseDetail,
  type CaseForm,
  type CaseLine,
  type CaseOverview,
  type JointDetail,
} from "../domain/cases/case-view.ts";
import { type ApplicationContent, PAPER_WAYS, RESULT_WAYS } from "../domain/hall/application.ts";
import type { Item } from "../domain/items/item.ts";
import {
  acting,
  callersKey,
  city,
  day,
  id,
  needed,
  ordered,
  page,
  typed,
  words,
} from "../../../contract/parts.ts";
import { fourCity } from "./fields.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const paperFile = z.object({ digest, name: needed(300), size: z.number().int().min(0) });

const supply = z.discriminatedUnion("from", [
  z.object({ from: z.literal("identity") }),
  z.object({ from: z.literal("licence"), licenceId: id }),
  z.object({ from: z.literal("result"), itemId: id }),
  z.object({
    from: z.literal("shared-data"),
    resourceId: id,
    resourceName: needed(300),
    provider: needed(300),
    receipt: z.number().int().min(1).nullable(),
  }),
]);

/** An application as it is handed in: the applicant is whom the caller's identity says, so it is not asked for. */
export const applicationContent = z.object({
  itemIds: z.array(id).min(1).max(20).readonly(),
  bundleId: id.nullable(),
  receivingCity: fourCity,
  answers: z
    .array(z.object({ field: needed(200), label: words(500), value: words(5_000) }))
    .max(200)
    .readonly(),
  papers: z
    .array(
      z.object({
        field: needed(200),
        material: needed(500),
        itemIds: z.array(id).min(1).max(20).readonly(),
        way: z.enum(PAPER_WAYS),
        files: z.array(paperFile).max(20).readonly(),
        supply: supply.nullable(),
      }),
    )
    .max(200)
    .readonly(),
  delivery: z.object({
    by: z.enum(RESULT_WAYS),
    address: words(500).nullable(),
    city: fourCity.nullable(),
  }),
  statements: z.array(needed(2_000)).max(50).readonly(),
}) satisfies z.ZodType<Omit<ApplicationContent, "applicant">>;

const sent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("online") }),
  z.object({ kind: z.literal("post"), carrier: needed(100), tracking: needed(100) }),
]);

const delivery = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("online") }),
  z.object({ kind: z.literal("post"), carrier: needed(100), tracking: needed(100) }),
  z.object({ kind: z.literal("window"), regionCode: fourCity }),
]);

/** Acts as they are asked for; their words are kept beside the acts, where they can be erased. */
export const askedAct = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("hand-over"),
    sent,
    identityChecked: z.boolean(),
    formallyComplete: z.boolean(),
  }),
  /** `proof` is the digest of what was handed over, as the detail shows it: signing for something else is refused. */
  z.object({ type: z.literal("accept"), proof: digest }),
  z.object({ type: z.literal("take") }),
  z.object({
    type: z.literal("supplement"),
    papers: z.array(needed(500)).min(1).max(50).readonly(),
    text: needed(5_000),
  }),
  z.object({
    type: z.literal("supplemented"),
    papers: z
      .array(z.object({ material: needed(500), files: z.array(paperFile).max(20).readonly() }))
      .min(1)
      .max(50)
      .readonly(),
  }),
  z.object({ type: z.literal("not-accept"), text: needed(5_000), avenues: needed(2_000) }),
  z.object({ type: z.literal("begin-special"), procedure: z.enum(SPECIAL_PROCEDURES) }),
  z.object({ type: z.literal("end-special") }),
  z.object({
    type: z.literal("decide"),
    outcome: z.enum(["approved", "refused"]),
    text: needed(5_000),
    remedies: words(2_000),
    /** Entered in the registry of licences in the same transaction. */
    licence: z
      .object({
        type: needed(200),
        number: needed(100).nullable(),
        validFrom: day,
        validUntil: day.nullable(),
      })
      .nullable()
      .default(null),
  }),
  z.object({ type: z.literal("deliver"), how: delivery }),
  z.object({ type: z.literal("confirm-delivery") }),
  z.object({ type: z.literal("withdraw") }),
  z.object({
    type: z.literal("appraise"),
    grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    text: words(2_000).default(""),
  }),
  z.object({ type: z.literal("answer-appraisal"), text: needed(2_000) }),
]);
export type AskedAct = z.infer<typeof askedAct>;

const PARTIES = ["applicant", "window-clerk", "liaison", "unit-head"] as const;
const one = z.object({ case: id });

export const WINDOW_LISTS = ["to-hand-over", "handed-over", "waiting", "to-deliver", "today", "all"] as const;
export const UNIT_LISTS = [
  "to-sign",
  "in-work",
  "waiting",
  "overdue",
  "to-deliver",
  "to-answer",
  "over",
  "all",
] as const;

/** What a window may take in: items in force, whichever of the four cities decides them. */
export type WindowItem = Pick<
  Item,
  "name" | "city" | "dept" | "legal" | "promised" | "serves" | "forms" | "materials" | "visits"
> & { readonly id: string; readonly sample: boolean };

const windowAsked = {
  list: z.enum(WINDOW_LISTS).default("all"),
  q: words(100).optional(),
  ...ordered(CASE_ORDERS),
};

const unitAsked = {
  list: z.enum(UNIT_LISTS).default("all"),
  stage: z.enum(CASE_STAGES).optional(),
  q: words(100).optional(),
  ...ordered(CASE_ORDERS),
};

export const casesContract = {
  "POST /api/cases": {
    summary:
      "Apply, in any of the four cities; several items become one joint case with a case for each. Needs a checked identity; files must be those of the caller's own draft; a repeated key submits once",
    access: ["applicant"],
    body: z.object({ key: callersKey, content: applicationContent }),
    reply: typed<{ id: string; number: string; joint: boolean }>(),
  },
  "POST /api/window-cases": {
    summary:
      "Receive at a window for whichever city decides: identity and form of the papers are checked, what is decided is not touched",
    access: ["window-clerk"],
    body: z.object({
      key: callersKey,
      content: applicationContent.extend({
        applicant: z.object({
          kind: z.enum(["person", "enterprise"]),
          name: needed(200),
          number: needed(18),
          phone: words(30).nullable(),
        }),
      }),
      identitySeen: z.boolean(),
    }),
    reply: typed<{ id: string; number: string; joint: boolean }>(),
  },
  "GET /api/window-items": {
    summary: "Items in force that a window can receive for",
    access: ["window-clerk"],
    query: z.object({ q: words(200).optional(), city: city.optional(), item: id.optional() }),
    reply: typed<{ rows: WindowItem[] }>(),
  },
  "GET /api/my-cases": {
    summary: "The caller's own cases, the latest first",
    access: ["applicant"],
    reply: typed<{ rows: CaseLine[]; joint: { id: string; number: string; title: string }[]; day: string }>(),
  },
  "GET /api/window-cases": {
    summary: "Cases that the caller's window received, and those to be fetched in its city",
    access: ["window-clerk"],
    query: page.extend(windowAsked),
    reply: typed<{ total: number; rows: CaseLine[]; counts: Record<string, number>; day: string }>(),
  },
  "GET /api/window-cases/workbook": {
    summary: "The same as .xlsx; nothing of applicants",
    access: ["window-clerk"],
    query: z.object(windowAsked),
    reply: "file",
  },
  "GET /api/unit-cases": {
    summary: "Cases that the caller's unit decides, what is overdue or due next first",
    access: ["liaison", "unit-head"],
    query: page.extend(unitAsked),
    reply: typed<{ total: number; rows: CaseLine[]; counts: Record<string, number>; day: string }>(),
  },
  "GET /api/unit-cases/workbook": {
    summary: "The same as .xlsx; nothing of applicants",
    access: ["liaison", "unit-head"],
    query: z.object(unitAsked),
    reply: "file",
  },
  "GET /api/case-overview": {
    summary: "Counts of the cases of the caller's city by unit, and what is overdue; nothing of applicants",
    access: ["data-officer", "office"],
    reply: typed<CaseOverview>(),
  },
  "GET /api/cases-by-number/:number": {
    summary: "The case of that number, for whom it concerns; for others there is none",
    access: PARTIES,
    params: z.object({ number: words(40) }),
    reply: typed<{ id: string }>(),
  },
  "GET /api/cases/:case": {
    summary: "A case with its one timeline and clock, for its applicant and the places that handle it",
    access: PARTIES,
    params: one,
    reply: typed<CaseDetail>(),
  },
  "GET /api/cases/:case/form": {
    summary: "What the applicant handed in; an official's reading is recorded and shown to the applicant",
    access: PARTIES,
    params: one,
    reply: typed<CaseForm>(),
  },
  "POST /api/cases/:case/acts": {
    summary: "Act on a case; an older version is refused with who changed it",
    access: PARTIES,
    params: one,
    body: z.object({ ...acting, act: askedAct }),
    reply: typed<CaseDetail>(),
  },
  "POST /api/cases/:case/files": {
    summary:
      "Keep a file with a case, to be named by a supplement; what is classified or not a document is refused",
    access: ["applicant", "window-clerk"],
    params: one,
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<Pick<Attachment, "digest" | "name" | "size">>(),
  },
  "GET /api/cases/:case/files/:digest": {
    summary: "A file of a case; an official's reading is recorded",
    access: PARTIES,
    params: one.extend({ digest }),
    reply: "file",
    trail: "own",
  },
  "GET /api/cases/:case/papers/:paper": {
    summary:
      "受理通知书, 一次性告知书, 不予受理决定书 or 决定书 as .docx, and the receipt 收件凭证; of what was done",
    access: PARTIES,
    params: one.extend({
      paper: z.enum(["receipt", "acceptance", "supplement", "not-acceptance", "decision"]),
    }),
    reply: "file",
  },
  "GET /api/joint-cases/:case": {
    summary: "A case of several places with its children and what is open where one came to nothing",
    access: PARTIES,
    params: one,
    reply: typed<JointDetail>(),
  },
} as const satisfies Contract;

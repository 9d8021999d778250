import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import { RESULT_WAYS } from "../domain/hall/application.ts";
import type { QuestionField } from "../domain/hall/form-field.ts";
import type { BundleBrief, Draft, DraftLine, Guidance, HallSearch } from "../domain/hall/hall-view.ts";
import type { TooMuch } from "../domain/hall/form-check.ts";
import {
  LICENCE_STANDINGS,
  type LicenceAnswer,
  type LicenceLine,
  type OwnLicenceLine,
  LICENCE_ORDERS,
} from "../domain/hall/licence.ts";
import { callersKey, city, day, id, needed, page, typed, words, ordered } from "../../../contract/parts.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const field = needed(200);

const draftContent = z.object({
  receivingCity: city,
  answers: z
    .array(z.object({ field, label: words(500), value: words(5_000) }))
    .max(200)
    .readonly(),
  ways: z
    .record(field, z.enum(["upload", "window", "later"]))
    .refine((ways) => Object.keys(ways).length <= 200),
  delivery: z.object({ by: z.enum(RESULT_WAYS), address: words(500).nullable(), city: city.nullable() }),
  statements: z.array(needed(2_000)).max(50).readonly(),
  step: z.number().int().min(0).max(9),
});

const question = z.object({
  label: z.object({ zh: needed(200), en: needed(200) }),
  answer: z.enum(["text", "long-text", "day", "choice"]),
  choices: z
    .array(z.object({ zh: needed(100), en: needed(100) }))
    .max(30)
    .readonly(),
  required: z.boolean(),
  most: z.number().int().min(1).max(5_000),
  basis: words(500).nullable(),
});

const REGISTRY = ["window-clerk", "liaison", "unit-head", "data-officer"] as const;
const own = z.object({ draft: id });

export const hallContract = {
  "GET /api/hall/items": {
    summary:
      "Items in force by words, life event, city and whom they serve; one card for all cities of an item",
    access: "public",
    limited: true,
    query: page.extend({
      size: z.coerce.number().int().min(1).max(50).default(20),
      q: words(100).optional(),
      event: words(40).optional(),
      city: city.optional(),
      serves: z.enum(["person", "enterprise"]).optional(),
    }),
    reply: typed<HallSearch>(),
  },
  "GET /api/hall/events": {
    summary: "Life events that have items in force or bundles",
    access: "public",
    limited: true,
    reply: typed<{ rows: string[] }>(),
  },
  "GET /api/hall/items/:item": {
    summary: "Guidance to one item: what it needs, how long it takes, who decides, where to apply",
    access: "public",
    limited: true,
    params: z.object({ item: id }),
    reply: typed<Guidance>(),
  },
  "GET /api/hall/bundles": {
    summary: "Bundles 一件事 that can be applied for at once, by words or life event",
    access: "public",
    limited: true,
    query: z.object({ q: words(100).optional(), event: words(40).optional() }),
    reply: typed<{ rows: BundleBrief[] }>(),
  },

  "GET /api/drafts": {
    summary: "What the caller is filling in",
    access: ["applicant"],
    reply: typed<{ rows: DraftLine[] }>(),
  },
  "POST /api/drafts": {
    summary: "Begin a form for an item or a bundle, or go on with the one begun",
    access: ["applicant"],
    body: z.union([
      z.object({ item: id, city: city.optional() }),
      z.object({ bundle: id, city: city.optional() }),
    ]),
    reply: typed<Draft>(),
  },
  "GET /api/drafts/:draft": {
    summary: "One's own form with its fields, files and what shared data supplied",
    access: ["applicant"],
    params: own,
    reply: typed<Draft>(),
  },
  "PUT /api/drafts/:draft": {
    summary: "Save answers; an older version is refused, so that two windows do not overwrite each other",
    access: ["applicant"],
    params: own,
    body: z.object({ version: z.number().int().min(1), content: draftContent }),
    reply: typed<Draft>(),
  },
  "DELETE /api/drafts/:draft": {
    summary: "Erase one's own form",
    access: ["applicant"],
    params: own,
    reply: typed<{ removed: string }>(),
  },
  "POST /api/drafts/:draft/files": {
    summary: "Keep a file for a paper of one's own form; what is classified or no document is refused",
    access: ["applicant"],
    params: own,
    query: z.object({ field, confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<Draft>(),
  },
  "DELETE /api/drafts/:draft/files/:digest": {
    summary: "Take a file out of one's own form",
    access: ["applicant"],
    params: own.extend({ digest }),
    query: z.object({ field }),
    reply: typed<Draft>(),
  },
  "POST /api/drafts/:draft/supplies": {
    summary: "Have shared data supply a paper: read for this matter only, with the applicant's consent",
    access: ["applicant"],
    params: own,
    body: z.object({ field, consent: z.literal(true) }),
    reply: typed<Draft>(),
  },

  "GET /api/hall/forms/:item": {
    summary: "Questions of an item's form beyond its materials, and what its form asks too much",
    access: ["data-officer", "liaison", "unit-head"],
    params: z.object({ item: id }),
    reply: typed<{
      name: string;
      questions: QuestionField[];
      tooMuch: TooMuch[];
      publishedBy: string | null;
      mayPublish: boolean;
    }>(),
  },
  "PUT /api/hall/forms/:item": {
    summary: "Publish questions; one that the identity or shared data answers, or without basis, is refused",
    access: ["data-officer", "liaison", "unit-head"],
    params: z.object({ item: id }),
    body: z.object({ questions: z.array(question).max(40) }),
    reply: typed<{ questions: QuestionField[] }>(),
  },

  "GET /api/licences": {
    summary: "The registry of licences: of one's own unit, or of one's city; holders masked",
    access: REGISTRY,
    query: page
      .extend({ q: words(100).optional(), standing: z.enum(LICENCE_STANDINGS).optional() })
      .extend(ordered(LICENCE_ORDERS)),
    reply: typed<{ total: number; rows: LicenceLine[] }>(),
  },
  "POST /api/licences": {
    summary: "Enter a licence that the caller's unit issued",
    access: ["liaison", "unit-head"],
    body: z.object({
      key: callersKey,
      type: needed(200),
      number: needed(100).nullable(),
      holder: z.object({ kind: z.enum(["person", "enterprise"]), name: needed(200), number: needed(18) }),
      validFrom: day,
      validUntil: day.nullable(),
    }),
    reply: typed<{ id: string; number: string }>(),
  },
  "POST /api/licences/checks": {
    summary:
      "How a licence stands, by its number and either a case or the holder's code; recorded, and shown to the holder",
    access: REGISTRY,
    body: z.object({
      type: needed(200),
      number: needed(100),
      purpose: needed(300),
      caseNumber: needed(40).nullable(),
      consentCode: needed(20).nullable(),
    }),
    reply: typed<LicenceAnswer>(),
  },
  "POST /api/licences/:licence/acts": {
    summary: "Suspend, resume or revoke a licence of the caller's unit",
    access: ["liaison", "unit-head"],
    params: z.object({ licence: id }),
    body: z.object({
      version: z.number().int().min(1),
      key: callersKey,
      act: z.object({ type: z.enum(["suspend", "resume", "revoke"]), reason: needed(500) }),
    }),
    reply: typed<LicenceLine>(),
  },
  "GET /api/my-licences": {
    summary:
      "Licences of the person or enterprise that the caller's checked identity names, and who asked about them",
    access: ["applicant"],
    reply: typed<{ verified: boolean; rows: OwnLicenceLine[] }>(),
  },
  "POST /api/my-licences/:licence/consents": {
    summary: "A code that lets who is given it ask once how this licence stands",
    access: ["applicant"],
    params: z.object({ licence: id }),
    reply: typed<{ code: string; minutes: number }>(),
  },
} as const satisfies Contract;

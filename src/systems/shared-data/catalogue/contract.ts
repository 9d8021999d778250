import { z } from "zod";
import type { Contract } from "../../../kernel/contract.ts";
import { own, pick, say } from "../../../kernel/fields.ts";
import { duplicate, DUPLICATE_ORDERS, type DuplicateList } from "./duplicate/kind.ts";
import { ASSESSMENT_KINDS, type ResourceStatus, STATUS_WORDS } from "./resource/state.ts";
import { CONTENT, ITEM, type ResourceBrief, SHARING_ATTRIBUTES } from "./resource/content.ts";
import { resource, type ResourceAsked } from "./resource/kind.ts";
import {
  RESOURCE_ORDERS,
  type ResourceDetail,
  type ResourceNotice,
  type ResourceRow,
} from "./resource/replies.ts";
import { catalogueImportContract } from "./import/contract.ts";
import {
  library,
  LIBRARY_BEGINNING,
  LIBRARY_NARROWING,
  type LibraryAsked,
  type LibraryDetail,
  type LibraryRow,
} from "./library/kind.ts";
import { valuesOf } from "../../../contract/fields.ts";
import { FILLED_IN, kindContract } from "../../../contract/kind.ts";
import {
  acting,
  callersKey,
  city,
  day,
  described,
  id,
  needed,
  ordered,
  page,
  typed,
  words,
} from "../../../contract/parts.ts";
import { CATALOGUE_READERS, WORKERS } from "../domain/roles.ts";

/** Of a content what takes more than its fields say: imports and other systems send what a form would not. */
const contentParsers = {
  code: words(40),
  name: words(200),
  leadSource: words(200).nullable(),
  subjectItem: words(100),
  items: z.array(valuesOf(ITEM)).max(500).readonly(),
};

const resourceFilters = z.object({
  q: words(200).optional(),
  /** What codes begin with: a class, an item, a subject. */
  class: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  city: city.optional(),
  attribute: z.enum(SHARING_ATTRIBUTES).optional(),
  status: z.enum(Object.keys(STATUS_WORDS) as [ResourceStatus]).optional(),
  mine: z.enum(["own", "waiting"]).optional(),
});

/** What a library takes: of resources by their ids, items by their names. */
const libraryParts = z
  .array(z.object({ resourceId: id, items: z.array(needed(100)).max(500).readonly() }))
  .max(200)
  .readonly();

const one = z.object({ resource: id });
const PAIR = pick(say("这一对数据资源", "The pair of resources"));
const digest = z.string().regex(/^[0-9a-f]{64}$/);

export const catalogueContract = {
  ...kindContract<ResourceAsked>()("/api/resources", "resource", resource, {
    readers: CATALOGUE_READERS,
    // The office decides on the region's own resources whether they may be stricter than before.
    actors: [...WORKERS, "office"],
    summaries: {
      list: "Resources of the catalogue: published ones, and one's own drafts",
      open: "A resource with its versions, sign-offs, clocks, users and history, as far as the caller may see them",
      act: "Act on a resource; an older version is refused with who changed it",
    },
    own: contentParsers,
    row: typed<ResourceRow>(),
    detail: typed<ResourceDetail>(),
  }),
  "GET /api/resources": {
    summary: "Resources of the catalogue: published ones, and one's own drafts",
    access: CATALOGUE_READERS,
    query: resourceFilters.extend(page.shape).extend(ordered(RESOURCE_ORDERS)),
    reply: typed<{ total: number; rows: ResourceRow[]; day: string; classes: Record<string, number> }>(),
  },
  "POST /api/resources": {
    summary: "Draft a resource; a repeated key drafts once",
    access: WORKERS,
    body: z.object({ key: callersKey, content: described(FILLED_IN, valuesOf(CONTENT, contentParsers)) }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/resource-choices": {
    summary: "Units for which the caller drafts, and names that lead sources can have",
    access: CATALOGUE_READERS,
    reply: typed<{ units: { id: string; name: string; regionCode: string }[]; day: string }>(),
  },
  "GET /api/resource-codes/:class": {
    summary: "The next free code of a class",
    access: WORKERS,
    params: z.object({ class: z.string().regex(/^[123]\d{5,11}$/) }),
    reply: typed<{ code: string }>(),
  },
  "POST /api/resources/:resource/assessments": {
    summary: "Enter a secrecy review or personal-information impact assessment with its file",
    access: WORKERS,
    params: one,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: callersKey,
      kind: z.enum(ASSESSMENT_KINDS),
      on: day,
      conclusion: needed(1_000),
      passed: z.stringbool(),
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<ResourceDetail>(),
  },
  "GET /api/resources/:resource/files/:digest": {
    summary: "The file of an assessment, for the provider and those who review",
    access: CATALOGUE_READERS,
    params: one.extend({ digest }),
    reply: "file",
  },
  "GET /api/resource-workbook": {
    summary: "The filtered catalogue as .xlsx, one row per data item; an import reads it again",
    access: CATALOGUE_READERS,
    query: resourceFilters,
    reply: "file",
  },
  "GET /api/resource-dcat": {
    summary: "Published resources under the filter as DCAT 3 in JSON-LD",
    access: CATALOGUE_READERS,
    query: resourceFilters,
    reply: "file",
  },
  "GET /api/resource-notices": {
    summary: "Published changes of resources that the caller's units use, those not acknowledged first",
    access: CATALOGUE_READERS,
    reply: typed<{ rows: ResourceNotice[] }>(),
  },
  "POST /api/resource-notices/:notice/acknowledgement": {
    summary: "Acknowledge a change for one's unit",
    access: ["unit-head", "liaison", "data-officer", "window-clerk"],
    params: z.object({ notice: id }),
    reply: typed<{ rows: ResourceNotice[] }>(),
  },
  ...catalogueImportContract(WORKERS),
  ...kindContract<LibraryAsked>()("/api/libraries", "library", library, {
    readers: CATALOGUE_READERS,
    actors: WORKERS,
    summaries: {
      list: "Theme libraries and special libraries, those that end soon first",
      open: "A library with what it shows now and what its resources no longer allow",
      act: "Act on a library",
    },
    filters: LIBRARY_NARROWING,
    own: { parts: libraryParts },
    row: typed<LibraryRow>(),
    detail: typed<LibraryDetail>(),
  }),
  "POST /api/libraries": {
    summary: "Draft a library; a repeated key drafts once",
    access: WORKERS,
    body: z.object({
      key: callersKey,
      content: described(FILLED_IN, valuesOf(LIBRARY_BEGINNING, { parts: libraryParts })),
    }),
    reply: typed<{ id: string; version: number }>(),
  },
  "GET /api/library-choices": {
    summary: "Published resources that a library can take, with their items",
    access: WORKERS,
    reply: typed<{ rows: ResourceBrief[] }>(),
  },
  "GET /api/resource-duplicates": {
    summary: "Pairs of published resources that seem to hold the same, with what was decided",
    access: ["office", "leader", "unit-head", "liaison", "data-officer"],
    query: page
      .extend({ state: z.enum(["open", "decided", "all"]).default("all"), city: city.optional() })
      .extend(ordered(DUPLICATE_ORDERS)),
    reply: typed<DuplicateList>(),
  },
  "POST /api/resource-duplicates": {
    summary: "Decide whether two resources are the same, and which unit is their lead source",
    access: ["data-officer"],
    body: z
      .object({
        key: callersKey,
        /** Of the decision that is decided anew; null for the first. */
        decision: described(
          own(say("此前的认定", "Decision before")),
          z.object({ id, version: acting.version }),
        ).nullable(),
        left: described(PAIR, id),
        right: described(PAIR, id),
      })
      .and(valuesOf(duplicate.acts.decide.asks)),
    reply: typed<{ id: string; version: number }>(),
  },
} as const satisfies Contract;

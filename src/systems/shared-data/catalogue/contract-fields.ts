import { z } from "zod";
import { BASIS_RANKS } from "./resource/citation.ts";
import {
  DATA_FORMATS,
  GRADES,
  ITEM_TYPES,
  OPEN_ATTRIBUTES,
  RESOURCE_LEVELS,
  RESOURCE_STATUSES,
  type ResourceAct,
  type ResourceContent,
  REVISION_CAUSES,
  SENSITIVITIES,
  SHARING_ATTRIBUTES,
  UPDATE_CYCLES,
} from "./resource/content.ts";
import { MODES } from "../exchange/grant/grant.ts";
import { city, day, id, needed, words } from "../../../contract/parts.ts";

const texts = (most: number) => z.array(needed(300)).max(most).readonly();

export const resourceContent = z.object({
  code: words(40),
  name: words(200),
  summary: words(2_000),
  providerId: id,
  providerName: words(200),
  providerCode: words(60),
  regionCode: city,
  level: z.enum(RESOURCE_LEVELS),
  format: z.enum(DATA_FORMATS),
  items: z
    .array(
      z.object({
        name: words(100),
        code: words(60),
        type: z.enum(ITEM_TYPES),
        length: z.number().int().min(1).max(1_000_000).nullable(),
        sensitivity: z.enum(SENSITIVITIES),
        key: z.boolean(),
      }),
    )
    .max(500)
    .readonly(),
  subjectItem: words(100).nullable(),
  updateCycle: z.enum(UPDATE_CYCLES),
  attribute: z.enum(SHARING_ATTRIBUTES),
  noneBasis: z.object({ title: words(200), article: words(60), quote: words(2_000) }).nullable(),
  modes: z.array(z.enum(MODES)).max(3).readonly(),
  conditions: z.object({ recipients: texts(50), uses: texts(50), demands: texts(50) }),
  openAttribute: z.enum(OPEN_ATTRIBUTES),
  openCondition: words(500),
  relatedCodes: z.array(words(40)).max(50).readonly(),
  classification: words(100),
  grade: z.enum(GRADES),
  leadSource: words(200).nullable(),
}) satisfies z.ZodType<ResourceContent>;

const reason = needed(1_000);

/** Acts that a caller may ask for; assessments come with their file. */
export const resourceAct = z.discriminatedUnion("type", [
  z.object({ type: z.literal("edit"), content: resourceContent }),
  z.object({ type: z.literal("approve") }),
  z.object({ type: z.literal("submit") }),
  z.object({ type: z.literal("return"), reasons: reason }),
  z.object({ type: z.literal("publish"), basisRank: z.enum(BASIS_RANKS).nullable() }),
  z.object({ type: z.literal("revise"), cause: z.enum(REVISION_CAUSES), reason, changedOn: day }),
  z.object({ type: z.literal("extend"), reason }),
  z.object({ type: z.literal("ask-withdrawal"), reason }),
  z.object({ type: z.literal("withdraw"), reason }),
  // What it is stricter than is found by the server, never believed.
  z.object({ type: z.literal("allow-stricter"), reason }).transform((act) => ({ ...act, held: [] })),
]) satisfies z.ZodType<ResourceAct>;

export const resourceFilters = z.object({
  q: words(200).optional(),
  /** What codes begin with: a class, an item, a subject. */
  class: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  city: city.optional(),
  attribute: z.enum(SHARING_ATTRIBUTES).optional(),
  status: z.enum(RESOURCE_STATUSES).optional(),
  /** Resources of the caller's own units; those that wait for the caller. */
  mine: z.enum(["own", "waiting"]).optional(),
});

/** What a library takes: of resources by their ids, items by their names. */
export const libraryParts = z
  .array(z.object({ resourceId: id, items: z.array(needed(100)).max(500).readonly() }))
  .max(200)
  .readonly();

import { z } from "zod";
import { ANSWERS, type OpinionAct } from "../domain/opinions.ts";
import { day, id, needed, words } from "../../contract/parts.ts";

/** Acts on a round of opinions, as part of the acts of whatever is circulated. */
export const opinionActs = [
  z.object({
    type: z.literal("solicit"),
    id,
    about: needed(200),
    asked: z
      .array(z.object({ unitId: id.nullable(), name: needed(200), due: day }))
      .max(200)
      .readonly(),
  }),
  z.object({
    type: z.literal("give-opinion"),
    solicitation: id,
    id,
    party: z.number().int().min(0).max(199),
    place: words(200),
    text: words(20_000),
  }),
  z.object({
    type: z.literal("answer-opinion"),
    solicitation: id,
    opinion: id,
    answer: z.enum(ANSWERS),
    reason: words(5_000),
  }),
  z.object({ type: z.literal("close-solicitation"), solicitation: id }),
] as const;

export const opinionAct = z.discriminatedUnion("type", opinionActs) satisfies z.ZodType<OpinionAct>;

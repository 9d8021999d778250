import { z } from "zod";
import type { Field, Fields, ValuesOf } from "../kernel/fields.ts";
import { city, day, id, needed, words } from "./parts.ts";

const ofChoice = (among: object) => z.enum(Object.keys(among) as [string, ...string[]]);

function required(field: Field): z.ZodType {
  switch (field.takes) {
    case "line":
    case "text":
      return needed(field.most);
    case "day":
      return day;
    case "whole":
      return z.number().int().min(field.least).max(field.most);
    case "yes":
      return z.boolean();
    case "choice":
      return ofChoice(field.among);
    case "city":
      return city;
    case "pick":
      return id;
  }
}

/** What a field takes as a schema; text that may be left empty is "" then, anything else null. */
export function parserOf(field: Field): z.ZodType {
  if (!field.optional || field.takes === "yes") return required(field);
  return field.takes === "line" || field.takes === "text" ? words(field.most) : required(field).nullable();
}

/** What a form of these fields sends. */
export const valuesOf = <F extends Fields>(fields: F) =>
  z.object(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, parserOf(field)])),
  ) as unknown as z.ZodType<ValuesOf<F>, ValuesOf<F>>;

/** The acts that may be asked of a kind of record, told apart by their type. */
export const askedOf = <Asked>(acts: Readonly<Record<string, { readonly asks: Fields }>>) =>
  z.discriminatedUnion(
    "type",
    Object.entries(acts).map(([type, { asks }]) =>
      z.object({
        type: z.literal(type),
        ...Object.fromEntries(Object.entries(asks).map(([name, field]) => [name, parserOf(field)])),
      }),
    ) as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
  ) as unknown as z.ZodType<Asked, Asked>;

import { z } from "zod";
import type { Field, Fields, ValuesOf } from "../kernel/fields.ts";
import { city, day, id, needed, words } from "./parts.ts";

/** Parsers of fields that have their own, by their names. */
export type OwnParsers = Readonly<Record<string, z.ZodType>>;

const ofChoice = (among: object) => z.enum(Object.keys(among) as [string, ...string[]]);

function required(name: string, field: Field, own: OwnParsers): z.ZodType {
  switch (field.takes) {
    case "line":
    case "text":
      return field.lacks === undefined ? needed(field.most) : words(field.most);
    case "lines":
    case "picks": {
      const several = z.array(needed(field.takes === "lines" ? field.each : 200)).max(field.most);
      return field.optional || field.lacks !== undefined ? several : several.min(1);
    }
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
    case "group":
      return valuesOf(field.fields, own);
    case "variant":
      return z.discriminatedUnion(
        field.by,
        Object.entries(field.among).map(([each, { fields }]) =>
          z.object({ [field.by]: z.literal(each), ...parsersOf(fields, own) }),
        ) as unknown as [z.ZodObject<Record<string, z.ZodLiteral<string>>>],
      );
    case "own": {
      const parser = own[name];
      if (parser === undefined) throw new Error(`no parser is given for ${name}`);
      return parser;
    }
  }
}

/**
 * What a field takes as a schema; text that may be left empty is "" then, several of something none, anything else null.
 * What has a refusal of its own for being left out is let through to it.
 */
export function parserOf(name: string, field: Field, own: OwnParsers = {}): z.ZodType {
  const parser = required(name, field, own);
  if (!field.optional || ["yes", "lines", "picks"].includes(field.takes)) return parser;
  return field.takes === "line" || field.takes === "text" ? words(field.most) : parser.nullable();
}

const parsersOf = (fields: Fields, own: OwnParsers) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, parserOf(name, field, own)]));

/** What a form of these fields sends. */
export const valuesOf = <F extends Fields>(fields: F, own: OwnParsers = {}) =>
  z.object(parsersOf(fields, own)) as unknown as z.ZodType<ValuesOf<F>, ValuesOf<F>>;

/** The acts that may be asked of a kind of record, told apart by their type. */
export const askedOf = <Asked>(
  acts: Readonly<Record<string, { readonly asks: Fields }>>,
  own: OwnParsers = {},
) =>
  z.discriminatedUnion(
    "type",
    Object.entries(acts).map(([type, { asks }]) =>
      z.object({
        type: z.literal(type),
        ...parsersOf(asks, own),
      }),
    ) as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
  ) as unknown as z.ZodType<Asked, Asked>;
